import Foundation

/// Expected output that stands in files: it is compared, or written anew with `SHIMON_REWRITE=1` in the environment, so
/// that the difference can be read before it is committed.
package enum ExpectedOutput {
  /// Why nothing is written anew.
  package struct Refusal: Error, CustomStringConvertible {
    package let description: String
  }

  /// Whether expected output is written anew. In CI that is refused: there a test has to compare.
  package static func isRewritten() throws -> Bool {
    let environment = ProcessInfo.processInfo.environment
    guard environment["SHIMON_REWRITE"] == "1" else { return false }
    guard environment["CI", default: ""].isEmpty else {
      throw Refusal(description: "SHIMON_REWRITE is refused in CI: expected output is rewritten and read by people")
    }
    return true
  }

  /// Whether a file holds `text` between two marks; on request it is written there.
  package static func holds(_ text: String, in file: URL, from start: String, to end: String) throws -> Bool {
    let whole = try String(contentsOf: file, encoding: .utf8)
    guard let from = whole.range(of: start), let to = whole.range(of: end, range: from.upperBound..<whole.endIndex)
    else { throw Refusal(description: "\(file.lastPathComponent) has no part between \(start) and \(end)") }
    guard try isRewritten() else { return whole[from.upperBound..<to.lowerBound] == text }
    try (whole[..<from.upperBound] + text + whole[to.lowerBound...]).write(to: file, atomically: true, encoding: .utf8)
    return true
  }

  /// Whether a file holds `text`; on request it is written there.
  package static func holds(_ text: String, in file: URL) throws -> Bool {
    guard try isRewritten() else { return try String(contentsOf: file, encoding: .utf8) == text }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return true
  }
}
