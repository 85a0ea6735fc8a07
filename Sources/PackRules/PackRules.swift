import Foundation
import Linting
import SourceText
import SwiftLiteral

/// Loads and compiles the built-in rules and writes the book into a Swift source as one string literal.
///
/// Usage: pack-rules OUTPUT FOLDER FILE...
@main
enum PackRules {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: pack-rules OUTPUT FOLDER FILE...\n".utf8))
      exit(2)
    }
    let folder = URL(fileURLWithPath: arguments[2]).path + "/"
    let sources = try arguments[3...].sorted().map { file in
      let path = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      return RuleSource(path: path, file: SourceFile(name: "Rules/\(path)", bytes: Array(bytes)))
    }
    let book = RuleBook(loading: sources.filter { $0.path != BoardQuestion.path })
    let table = String(decoding: book.packed, as: UTF8.self)
    let source = """
      // Generated from the folder Rules at build time. Do not edit.

      enum PackedBook {
        static let table: StaticString = \(SwiftLiteral.of(table))
      }

      """
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }
}
