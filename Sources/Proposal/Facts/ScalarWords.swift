/// The words that mean something in every field.
public enum ScalarWords {
  /// The matter is still open.
  static let undecided: [StaticString] = ["未定", "検討中", "調整中", "TBD", "tbd", "undecided", "Undecided"]
  /// There is nothing.
  static let none: [StaticString] = ["なし", "無し", "無", "該当なし", "none", "None"]
  /// Yes.
  static let yes: [StaticString] = ["はい", "有", "あり", "有り", "yes", "Yes", "YES", "true", "True", "TRUE"]
  /// No.
  static let no: [StaticString] = ["いいえ", "無", "なし", "無し", "no", "No", "NO", "false", "False", "FALSE"]

  /// Whether the text says that the matter is still open.
  public static func isUndecided(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 12, let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "u"), UInt8(ascii: "U"), 0xE6, 0xE8: break
    default: return false
    }
    return has(text, undecided)
  }

  /// Whether the text says that there is nothing.
  public static func isNone(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 12 else { return false }
    return has(text, none)
  }

  /// Yes or no.
  static func truth(_ text: ArraySlice<UInt8>) -> Bool? {
    if has(text, yes) { return true }
    if has(text, no) { return false }
    return nil
  }

  private static func has(_ text: ArraySlice<UInt8>, _ words: [StaticString]) -> Bool {
    words.contains { word in word.withUTF8Buffer { $0.elementsEqual(text) } }
  }

  /// Full-width letters, digits and signs as half-width ones.
  public static func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let folded = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
      result.append(folded ?? (scalar.value == 0x3000 ? " " : scalar))
    }
    return String(result)
  }
}
