import Linting
import Proposal
import SourceText
import YAML

/// What a new proposal of each kind shows, read from `Rules/templates.yaml`.
public struct TemplateBook: Sendable {
  /// The path of the file below a rule folder.
  public static let path = "templates.yaml"

  /// Which fields of a record a template shows, each in the vocabulary's order.
  struct Outline: Sendable {
    /// Fields to fill in.
    var written: [Int] = []
    /// Fields shown as comments.
    var commented: [Int] = []
  }

  /// The outline of the proposal itself, by the name of its kind.
  private(set) var kinds: [String: Outline] = [:]
  /// The outlines of records, by the record's index.
  private(set) var records: [Int: Outline] = [:]

  /// A book that shows everything.
  public init() {}

  /// The fields of a record to fill in; all, where the book does not know it.
  func fields(of record: Int) -> [Int] { records[record]?.written ?? [] }

  /// Reads the book among the files of a rule folder; it is whole only if no diagnostic came.
  public static func read(
    _ sources: [RuleSource], _ vocabulary: Vocabulary
  ) -> (book: TemplateBook, diagnostics: [Diagnostic]) {
    guard let source = sources.first(where: { $0.path == path }) else { return (TemplateBook(), []) }
    return read(source.file.bytes, vocabulary)
  }

  static func read(_ bytes: [UInt8], _ vocabulary: Vocabulary) -> (book: TemplateBook, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(bytes)
    guard problems.isEmpty else { return (TemplateBook(), problems) }
    var reader = TemplateReader(tree, vocabulary)
    reader.read()
    return (reader.book, reader.diagnostics)
  }

  mutating func add(kind: String, _ outline: Outline) { kinds[kind] = outline }
  mutating func add(record: Int, _ outline: Outline) { records[record] = outline }
}
