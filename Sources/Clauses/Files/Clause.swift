import CEL
import Linting
import SourceText

/// An article of a specification annex, as its file under `Rules/clauses/` has it.
public struct Clause: Sendable {
  /// A paragraph (項) of the article.
  public struct Paragraph: Sendable {
    /// Where it belongs; nil for everywhere.
    public var when: Program?
    /// The text.
    public var text: Template
    /// The items (号) below it.
    public var items: [Template]
  }

  /// The name of its file without the ending, by which rules name it.
  public var id: String
  /// The heading.
  public var title: LocalizedText
  /// The place in the annex; smaller comes first.
  public var order: Int
  /// Whether it is part of every annex.
  public var isBase: Bool
  /// The facts that call for it.
  public var when: Program?
  /// What it settles, in a line.
  public var settles: LocalizedText
  /// The paragraphs.
  public var paragraphs: [Paragraph]
  /// What a text must say for the clause to count as stated there; empty where no text can be checked for it.
  public var evidence: [Evidence]
}
