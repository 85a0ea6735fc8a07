import Reporting
import SourceText

/// One of the outputs that `shimon lint` writes side by side.
struct LintOutput: Sendable {
  /// The format.
  var format: FormatName
  /// The file; nil for standard output.
  var path: String?

  /// The outputs that a command line asks for: `--output FORMAT=FILE`, repeatable, and `--format` for standard output,
  /// which is silent where only files are asked for.
  static func all(in arguments: Arguments) throws(UsageError) -> [LintOutput] {
    let names = FormatName.allCases.map(\.rawValue)
    let asked = try arguments.choice("format", among: names).flatMap(FormatName.init)
    var outputs: [LintOutput] = []
    for value in arguments.all("output") { outputs.append(try LintOutput(value, names)) }
    if let asked {
      outputs.insert(LintOutput(format: asked), at: 0)
    } else if outputs.isEmpty {
      outputs = [LintOutput(format: .text)]
    }
    for (index, output) in outputs.enumerated() where outputs[..<index].contains(where: { $0.path == output.path }) {
      throw .twiceTheSameOutput(output.path)
    }
    return outputs
  }

  private init(format: FormatName) { self.format = format }

  private init(_ value: String, _ names: [String]) throws(UsageError) {
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { throw .outputWithoutFormat(value) }
    guard let format = FormatName(rawValue: parts[0]) else { throw .badValue("output", parts[0], allowed: names) }
    self.format = format
    path = parts[1] == "-" ? nil : LintOutput.plain(parts[1])
  }

  /// `./a` and `a` are one file.
  private static func plain(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./"), rest.count > 2 { rest = rest.dropFirst(2).drop { $0 == "/" } }
    return rest.isEmpty ? path : String(rest)
  }
}

extension UsageError {
  fileprivate static func twiceTheSameOutput(_ path: String?) -> UsageError {
    if let path {
      return UsageError(
        ja: "--output の出力先「\(path)」が重なっています。", en: "Two outputs are to be written to `\(path)`.")
    }
    return UsageError(
      ja: "標準出力へ書ける形式は一つだけです。ほかは --output 形式=ファイル としてください。",
      en: "Only one format can go to standard output; write the others with --output FORMAT=FILE.")
  }

  fileprivate static func outputWithoutFormat(_ value: String) -> UsageError {
    UsageError(
      ja: "--output は「形式=ファイル」と書いてください（例: --output sarif=shimon.sarif）。「\(value)」では分かりません。",
      en: "Write --output as FORMAT=FILE, such as --output sarif=shimon.sarif; `\(value)` is not of that form.")
  }
}
