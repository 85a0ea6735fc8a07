import Foundation

/// Text and numbers.
enum PlainText {
  static func string(_ text: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(text)) }

  /// A decimal number, perhaps with a sign.
  static func int(_ text: [Unicode.Scalar]) -> Int64? {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.allSatisfy({ "0"..."9" ~= $0 }) else { return nil }
    var result: Int128 = 0
    for digit in digits {
      result = result * 10 + Int128(digit.value - 0x30)
      if result > 1 << 64 { return nil }
    }
    return Int64(exactly: text.first == "-" ? -result : result)
  }

  /// A decimal number with a point or an exponent, or infinity or NaN by name. What is too large is none.
  static func double(_ text: [Unicode.Scalar]) -> Double? {
    let string = string(text)
    let bare = text.first == "-" || text.first == "+" ? String(string.unicodeScalars.dropFirst()) : string
    let isNegative = text.first == "-"
    switch bare.lowercased() {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    let pieces = bare.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let halves = pieces[0].split(separator: ".", omittingEmptySubsequences: false)
    func isDigits(_ text: Substring) -> Bool { text.unicodeScalars.allSatisfy { "0"..."9" ~= $0 } }
    guard pieces.count <= 2, halves.count <= 2, halves.allSatisfy(isDigits), !halves.allSatisfy(\.isEmpty) else {
      return nil
    }
    if pieces.count == 2, int(Array(pieces[1].unicodeScalars)) == nil { return nil }
    let number = strtod(string, nil)
    return number.isInfinite ? nil : number
  }

  /// The fewest digits that name the number, in the form of `%g`.
  static func text(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    var scientific = ""
    for precision in 0...17 {
      scientific = String(format: "%.\(precision)e", number)
      if strtod(scientific, nil) == number { break }
    }
    let exponent = scientific.split(separator: "e").last.flatMap { Int($0) } ?? 0
    // `%g` writes an exponent below -4 and from its precision on, which is 6.
    if !(-4..<6 ~= exponent) { return scientific }
    let digits = scientific.prefix { $0 != "e" }.count { $0.isNumber }
    return String(format: "%.\(max(0, digits - 1 - exponent))f", number)
  }
}
