import Foundation

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
      source += "    (\(literal(path)), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// The text as a literal on one line.
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
        if scalar.value < 0x20 {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
