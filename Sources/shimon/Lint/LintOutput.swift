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
  static func all(_ options: LintOptions) throws(Failure) -> [LintOutput] {
    var outputs = options.outputs
    if let format = options.format {
      outputs.insert(LintOutput(format: format), at: 0)
    } else if outputs.isEmpty {
      outputs = [LintOutput(format: .text)]
    }
    for (index, output) in outputs.enumerated() where outputs[..<index].contains(where: { $0.path == output.path }) {
      throw .twiceTheSameOutput(output.path)
    }
    return outputs
  }

  /// Reads `FORMAT=FILE`.
  static func parse(_ value: String) throws(Failure) -> LintOutput {
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { throw .outputWithoutFormat(value) }
    let format = try FormatName.parse(parts[0], for: "output")
    return LintOutput(format: format, path: parts[1] == "-" ? nil : plain(parts[1]))
  }

  /// `./a` and `a` are one file.
  private static func plain(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./"), rest.count > 2 { rest = rest.dropFirst(2).drop { $0 == "/" } }
    return rest.isEmpty ? path : String(rest)
  }
}

extension FormatName: OptionChoice {}

extension Failure {
  fileprivate static func twiceTheSameOutput(_ path: String?) -> Failure {
    if let path {
      return usage(
        ja: "--output の出力先「\(path)」が重なっています。", en: "Two outputs are to be written to `\(path)`.")
    }
    return usage(
      ja: "標準出力へ書ける形式は一つだけです。ほかは --output 形式=ファイル としてください。",
      en: "Only one format can go to standard output; write the others with --output FORMAT=FILE.")
  }

  fileprivate static func outputWithoutFormat(_ value: String) -> Failure {
    usage(
      ja: "--output は「形式=ファイル」と書いてください（例: --output sarif=shimon.sarif）。「\(value)」では分かりません。",
      en: "Write --output as FORMAT=FILE, such as --output sarif=shimon.sarif; `\(value)` is not of that form.")
  }
}
