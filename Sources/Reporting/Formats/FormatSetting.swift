import Linting
import SourceText

/// What formats need to know besides the findings.
public struct FormatSetting: Sendable {
  /// The language of all texts.
  public var language: Language
  /// The colours, for a terminal.
  public var style: TextStyle
  /// The rules, of all policies together.
  public let book: RuleBook
  /// Whether the findings are compared with a baseline.
  public var hasBaseline: Bool
  /// The program's version.
  public var version: String
  /// The folder that paths in reports are relative to; empty for none.
  public var folder: String

  /// A setting.
  public init(
    language: Language, style: TextStyle, book: RuleBook, version: String, folder: String, hasBaseline: Bool = false
  ) {
    self.language = language
    self.style = style
    self.book = book
    self.hasBaseline = hasBaseline
    self.version = version
    self.folder = folder
  }
}
