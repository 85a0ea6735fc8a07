import Reporting
import SourceText
import YAML

/// `shimon parse`: a file as JSON.
enum ParseCommand: Command {
  static let name = "parse"
  static let summary = LocalizedText(ja: "ファイルを JSON にして表示する", en: "Print a file as JSON")
  static let operands = "FILE|-"
  static let details: LocalizedText? = LocalizedText(
    ja: "値は YAML 1.2 の core schema で読む。読めないファイルは理由を示し、終了コード 3 で終わる。複数のファイルは一行に一つずつ（同じファイルは一度だけ）表示する。",
    en:
      "Values follow the core schema of YAML 1.2. A file that is refused is explained and gives exit status 3. Several files are printed one a line, each once."
  )

  static func run(_ options: NoOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard !operands.isEmpty else {
      throw .usage(ja: "ファイルを指定してください（- は標準入力）。", en: "Name a file (- is standard input).")
    }
    var status = ExitStatus.clean
    var tree = Tree()
    var output = OutputBuffer()
    var seen: Set<String> = []
    for path in operands where seen.insert(System.resolved(path) ?? path).inserted {
      do throws(Failure) {
        let file = try InputFile.read(path)
        let problems = tree.read(file.bytes)
        if !problems.isEmpty { throw .problems(problems, in: file) }
        var writer = JSONWriter()
        tree.writeJSON(to: &writer)
        output.append(bytes: writer.output.bytes)
        output.append("\n")
      } catch {
        status = error.status
        context.report(error)
      }
    }
    try context.print(output.bytes)
    return status
  }
}
