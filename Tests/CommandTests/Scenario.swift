import Foundation

/// A run of the program in one readable file: arguments, files, input, and what must come out.
///
/// Parts begin with a line `== NAME`: `command` (one argument a line), `file NAME`, `input`, `status`, `stdout`,
/// `stderr`. In what must come out, a line `...` stands for any number of lines. `\u{…}` and `\r` in files are the
/// characters they name; in what must come out, `\r` and `\u{FEFF}` are.
struct Scenario {
  var arguments: [String] = []
  var files: [(name: String, text: String)] = []
  var input: String?
  var status: Int32 = 0
  var output: String?
  var errors: String?

  init(_ text: String) {
    var part = ""
    var lines: [String] = []
    func close(_ scenario: inout Scenario) {
      let body = lines.map { $0 + "\n" }.joined()
      switch part {
      case "command": scenario.arguments = lines.filter { !$0.isEmpty }
      case "input": scenario.input = Scenario.unescape(body)
      case "status": scenario.status = Int32(lines.first ?? "") ?? -1
      case "stdout": scenario.output = body
      case "stderr": scenario.errors = body
      default:
        if part.hasPrefix("file ") { scenario.files.append((String(part.dropFirst(5)), Scenario.unescape(body))) }
      }
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("== ") {
        close(&self)
        part = String(line.dropFirst(3))
        lines = []
      } else {
        lines.append(line)
      }
    }
    if lines.last == "" { lines.removeLast() }
    close(&self)
  }

  private static func unescape(_ text: String) -> String {
    var result = text.replacingOccurrences(of: "\\r", with: "\r")
    while let open = result.range(of: "\\u{"),
      let close = result.range(of: "}", range: open.upperBound..<result.endIndex)
    {
      let scalar = UInt32(result[open.upperBound..<close.lowerBound], radix: 16).flatMap(Unicode.Scalar.init)
      result.replaceSubrange(open.lowerBound..<close.upperBound, with: scalar.map { String(Character($0)) } ?? "")
    }
    return result
  }

  /// Text with the characters named that nobody sees.
  static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\u{FEFF}": result.append(contentsOf: "\\u{FEFF}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether `actual` is what was expected, line by line.
  static func matches(_ actual: String, _ expected: String) -> Bool {
    let actualLines = visible(actual).components(separatedBy: "\n")
    let expectedLines = expected.components(separatedBy: "\n")
    func match(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
      guard let wanted = right.first else { return left.isEmpty }
      if wanted == "..." {
        return (left.startIndex...left.endIndex).contains { match(left[$0...], right.dropFirst()) }
      }
      guard let found = left.first, found == wanted else { return false }
      return match(left.dropFirst(), right.dropFirst())
    }
    return match(actualLines[...], expectedLines[...])
  }
}
