import Reporting
import SourceText
import YAML

/// `shimon parse`: a file as JSON.
struct ParseCommand: Command {
  let name = "parse"
  let summary = LocalizedText(ja: "ファイルを JSON にして表示する", en: "Print a file as JSON")
  let operands = "FILE|-"
  let options: [Option] = []
  let details: LocalizedText? = LocalizedText(
    ja: "値は YAML 1.2 の core schema で読む。読めないファイルは理由を示し、終了コード 3 で終わる。複数のファイルは一行に一つずつ（同じファイルは一度だけ）表示する。",
    en:
      "Values follow the core schema of YAML 1.2. A file that is refused is explained and gives exit status 3. Several files are printed one a line, each once."
  )

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError(ja: "ファイルを指定してください（- は標準入力）。", en: "Name a file (- is standard input).")
    }
    var status = ExitStatus.clean
    var tree = Tree()
    var output = OutputBuffer()
    var seen: Set<String> = []
    for path in arguments.operands where seen.insert(System.resolved(path) ?? path).inserted {
      guard let file = InputFile.read(path, context) else {
        status = .failure
        continue
      }
      let problems = tree.read(file.bytes)
      if problems.isEmpty {
        var writer = JSONWriter()
        tree.writeJSON(to: &writer)
        output.append(bytes: writer.output.bytes)
        output.append("\n")
      } else {
        status = .failure
        context.complain(problems, in: file)
      }
    }
    let written = context.print(output.bytes)
    return written == .clean ? status : written
  }
}
