import Linting
import SourceText

/// What formats need to know besides the findings.
public struct FormatSetting: Sendable {
  /// The language of all texts.
  public var language: Language
  /// The colours, for a terminal.
  public var style: TextStyle
  /// The rules.
  public var book: RuleBook
  /// The program's version.
  public var version: String
  /// The folder that paths in reports are relative to; empty for none.
  public var folder: String

  /// A setting.
  public init(language: Language, style: TextStyle, book: RuleBook, version: String, folder: String) {
    self.language = language
    self.style = style
    self.book = book
    self.version = version
    self.folder = folder
  }
}
