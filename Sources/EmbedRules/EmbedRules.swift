import Foundation
import SwiftLiteral

/// Writes the files of a folder into a Swift source as string literals, which compile in no time.
///
/// Usage: embed-rules OUTPUT FOLDER FILE...
@main
enum EmbedRules {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: embed-rules OUTPUT FOLDER FILE...\n".utf8))
      exit(2)
    }
    let folder = URL(fileURLWithPath: arguments[2]).path + "/"
    var source = "// Generated from the folder Rules at build time. Do not edit.\n\nenum EmbeddedRules {\n"
    source += "  static let files: [(path: StaticString, text: StaticString)] = [\n"
    for file in arguments[3...].sorted() {
      let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
      let path = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
      source += "    (\(SwiftLiteral.of(path)), \(SwiftLiteral.of(text))),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }
}
