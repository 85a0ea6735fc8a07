import Reporting
import SourceText

/// Reads a file that was named on the command line.
enum InputFile {
  /// So many problems of a file are shown: who has more has another problem.
  fileprivate static let shownProblems = 100

  /// The file, or nil after a complaint. `-` is standard input.
  static func read(_ path: String, mustBeRegular: Bool = false, _ context: Context) -> SourceFile? {
    do {
      if path == "-" { return SourceFile(name: "<stdin>", bytes: try System.readStandardInput()) }
      var bytes: [UInt8] = []
      try System.read(path, into: &bytes, mustBeRegular: mustBeRegular)
      return SourceFile(name: path, bytes: bytes)
    } catch {
      context.complain(.unreadable(path, error.reason))
      return nil
    }
  }
}

extension Context {
  /// Shows diagnostics of a file on standard error.
  func complain(_ problems: [Diagnostic], in file: SourceFile) {
    let style = TextStyle(isColored: ColorChoice.auto.isColored(2))
    let format = TextFormat(language: language, style: style)
    var output = OutputBuffer()
    format.write(Array(problems.prefix(InputFile.shownProblems)), of: file, to: &output)
    _ = System.write(output.bytes, to: 2)
    let more = problems.count - InputFile.shownProblems
    if more > 0 { complain(.moreProblems(more)) }
  }
}
