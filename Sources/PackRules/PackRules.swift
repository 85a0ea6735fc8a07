import Foundation
import Linting
import SwiftLiteral

/// Loads and compiles the built-in rules and writes the book into a Swift source as one string literal.
///
/// Usage: pack-rules OUTPUT
@main
enum PackRules {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: pack-rules OUTPUT\n".utf8))
      exit(2)
    }
    let table = String(decoding: RuleBook.packedBuiltin(), as: UTF8.self)
    let source = """
      // Generated from the folder Rules at build time. Do not edit.

      enum PackedBook {
        static let table: StaticString = \(SwiftLiteral.of(table))
      }

      """
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }
}
