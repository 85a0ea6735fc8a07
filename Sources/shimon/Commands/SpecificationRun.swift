import Clauses
import Reporting
import SourceText
import Word

/// `shimon clauses --check`: looks for the needed clauses in an existing specification.
enum SpecificationRun {
  /// The formats of `--format`.
  static let formats = ["text", "json"]

  static func run(
    _ path: String, for proposal: String, _ book: ClauseBook, needed: [NeededClause], format: String, _ context: Context
  ) -> ExitStatus {
    guard let file = InputFile.read(path, context) else { return .failure }
    guard let specification = specification(in: file, context) else { return .failure }
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

  /// The text of a file: of a Word document its paragraphs, with the numbers that Word gives them.
  private static func specification(in file: SourceFile, _ context: Context) -> Specification? {
    do throws(Specification.Refusal) {
      guard WordText.mayRead(file.bytes) else { return try Specification(bytes: file.bytes) }
      guard let paragraphs = paragraphs(of: file, context) else { return nil }
      return try Specification(paragraphs: paragraphs)
    } catch {
      context.complain(.unreadable(file.name, error.message))
      return nil
    }
  }

  private static func paragraphs(of file: SourceFile, _ context: Context) -> [String]? {
    do throws(WordError) {
      return try WordText(docx: file.bytes).paragraphs.map(\.text)
    } catch {
      context.complain(.unreadable(file.name, error.message))
      return nil
    }
  }
}
