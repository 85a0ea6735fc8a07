import Foundation
import Linting
import SourceText

/// Writes the folder `Rules` into Swift sources: its files as text, and the rules compiled to one table, so that a start
/// of the program compiles nothing. String literals compile in no time, where literals of arrays take minutes.
///
/// Usage: build-rules OUTPUT-FOLDER RULES-FOLDER FILE...
@main
enum BuildRules {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: build-rules OUTPUT-FOLDER RULES-FOLDER FILE...\n".utf8))
      exit(2)
    }
    let output = URL(fileURLWithPath: arguments[1], isDirectory: true)
    let folder = URL(fileURLWithPath: arguments[2]).path + "/"
    let sources = try arguments[3...].sorted().map { file in
      let path = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      return RuleSource(path: path, file: SourceFile(name: "Rules/\(path)", bytes: Array(bytes)))
    }
    try write(embedded(sources), to: output.appendingPathComponent("EmbeddedRules.swift"))
    try write(packed(sources), to: output.appendingPathComponent("PackedRuleSet.swift"))
  }

  private static func write(_ source: String, to file: URL) throws {
    let header = "// Generated from the folder Rules at build time. Do not edit.\n\n"
    try (header + source).write(to: file, atomically: true, encoding: .utf8)
  }

  private static func embedded(_ sources: [RuleSource]) -> String {
    let files = sources.map { source in
      "    (\(literal(source.path)), \(literal(String(decoding: source.file.bytes, as: UTF8.self)))),\n"
    }
    return """
      enum EmbeddedRules {
        static let files: [(path: StaticString, text: StaticString)] = [
      \(files.joined())  ]
      }

      """
  }

  private static func packed(_ sources: [RuleSource]) -> String {
    let sources = sources.filter { $0.path != BoardQuestion.path }
    let ruleSet = RuleSet(loading: sources)
    return """
      enum PackedRuleSet {
        static let table: StaticString = \(literal(String(decoding: ruleSet.packed, as: UTF8.self)))
        static let digest: UInt64 = \(RuleSet.digest(of: sources))
      }

      """
  }

  /// Text as a string literal of Swift on one line.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
