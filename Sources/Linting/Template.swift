import CEL
import SourceText

/// A text in both languages that may quote facts: `「{it.method}」では…`.
public struct Template: Sendable {
  /// A part of a template.
  enum Segment: Sendable {
    case text(String)
    case value(Program, Type)
    /// A word that the writer of the text fills in.
    case symbol(String)
  }

  /// The text as written.
  public var source: LocalizedText
  var ja: [Segment]
  var en: [Segment]

  /// A template that quotes nothing.
  init(_ text: LocalizedText) {
    source = text
    ja = [.text(text.ja)]
    en = [.text(text.en)]
  }

  func segments(_ language: Language) -> [Segment] { language == .japanese ? ja : en }
}
