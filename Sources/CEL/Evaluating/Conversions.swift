import SourceText

/// Conversions between kinds of values.
enum Conversions {
  /// `bool(text)`.
  static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch String(decoding: text, as: UTF8.self) {
    case "1", "t", "true", "TRUE", "True": true
    case "0", "f", "false", "FALSE", "False": false
    default: nil
    }
  }

  /// `int(text)`: decimal, perhaps with a sign.
  static func int(_ text: UnsafeBufferPointer<UInt8>) -> Int64? { Int64(String(decoding: text, as: UTF8.self)) }

  /// `int(double)`: towards zero. The ends of the range are left out, for a double there stands for its neighbours too.
  static func int(_ number: Double) -> Int64? {
    number > -0x1p63 && number < 0x1p63 ? Int64(number) : nil
  }

  /// `double(text)`. What is too large is no double; infinity must be asked for by name.
  static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    // The library stops reading at a null character and does not mind what follows.
    if text.contains(0) { return nil }
    let string = String(decoding: text, as: UTF8.self)
    guard let number = Double(string), !number.isInfinite || string.contains(where: { $0 == "n" || $0 == "N" }) else {
      return nil
    }
    return number
  }

  /// `string(double)`: the fewest digits that name the number, with an exponent below 10⁻⁴ and from 10⁶ on. The
  /// definition leaves the form open; this is the one that cel-go prints.
  static func text(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0" }
    let (digits, exponent) = decimal(number.magnitude)
    if exponent < -4 || exponent >= 6 { return sign + scientific(digits, exponent) }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let whole = exponent + 1
    if digits.count <= whole { return sign + digits + String(repeating: "0", count: whole - digits.count) }
    return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
  }

  private static func scientific(_ digits: String, _ exponent: Int) -> String {
    let rest = digits.dropFirst()
    let size = abs(exponent)
    return digits.prefix(1) + (rest.isEmpty ? "" : ".") + rest + (exponent < 0 ? "e-" : "e+")
      + (size < 10 ? "0" : "") + String(size)
  }

  /// The shortest digits `d₁d₂…` and the exponent of `d₁.d₂…`.
  private static func decimal(_ number: Double) -> (digits: String, exponent: Int) {
    var mantissa = Substring(number.description)
    var exponent = 0
    if let mark = mantissa.firstIndex(of: "e") {
      exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
      mantissa = mantissa[..<mark]
    }
    let point = mantissa.firstIndex(of: ".") ?? mantissa.endIndex
    exponent += mantissa.distance(from: mantissa.startIndex, to: point) - 1
    var digits = mantissa.filter { $0 != "." }
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }
}

extension Wording {
  /// Whether a text holds a vague word and no concrete one.
  func isVague(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func holds(_ words: [[UInt8]]) -> Bool {
      words.contains { word in word.withUnsafeBufferPointer { ByteSearch.contains(text, $0) } }
    }
    return holds(vague) && !holds(concrete)
  }
}
