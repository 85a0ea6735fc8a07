import Clauses
import Reporting
import SourceText

/// `shimon clauses --check`: looks for the needed clauses in an existing specification.
enum SpecificationRun {
  /// The formats of `--format`.
  static let formats = ["text", "json"]

  static func run(
    _ path: String, for proposal: String, _ book: ClauseBook, needed: [NeededClause], format: String, _ context: Context
  ) -> ExitStatus {
    guard let file = InputFile.read(path, context) else { return .failure }
    let specification: Specification
    do throws(Specification.Refusal) {
      specification = try Specification(bytes: file.bytes)
    } catch {
      context.complain(LocalizedText(ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)"))
      return .failure
    }
    let check = SpecificationCheck(book, needed: needed, specification)
    var output = OutputBuffer()
    if format == "json" {
      SpecificationJSON(language: context.language).write(check, of: file, for: proposal, to: &output)
    } else {
      let style = TextStyle(isColored: System.isTerminal(1) && System.environment("NO_COLOR") == nil)
      SpecificationText(language: context.language, style: style).write(check, of: file.name, to: &output)
    }
    let status = context.print(output.bytes)
    return status == .clean && !check.isComplete ? .findings : status
  }
}
