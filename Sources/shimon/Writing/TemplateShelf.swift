import Authoring
import BuiltinBook
import Linting
import SourceText

/// The templates that are part of the program.
enum TemplateShelf {
  /// The built-in templates; complains and gives nil where they do not fit the vocabulary.
  static func load(_ book: RuleBook, _ context: Context) -> TemplateBook? {
    let sources = RuleSource.builtin
    let read = TemplateBook.read(sources, book.plan.vocabulary)
    guard !read.diagnostics.isEmpty, let source = sources.first(where: { $0.path == TemplateBook.path }) else {
      return read.book
    }
    context.complain(read.diagnostics, in: source.file)
    context.complain(.brokenRules)
    return nil
  }
}
