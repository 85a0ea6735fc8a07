import SourceText

/// A Word document to be written (.docx, ISO/IEC 29500 WordprocessingML): A4, with a title, a header that repeats it and
/// page numbers. The same document gives the same bytes on every day and machine; it names no author and no time.
public struct WordDocument: Sendable {
  /// The language of the text, which decides fonts, proofing and the form of article numbers.
  public var language: Language
  /// The title, shown at the top, in the header from the second page on, and in the properties; empty for none.
  public var title: String
  /// What follows the title.
  public var blocks: [Block]

  /// A document of these blocks.
  public init(language: Language, title: String, blocks: [Block] = []) {
    self.language = language
    self.title = title
    self.blocks = blocks
  }

  /// A part of the text that begins on a line of its own.
  public enum Block: Sendable {
    /// A heading of level 1 to 3, which shows in the navigation pane; other levels count as the nearest.
    case heading(Int, Paragraph)
    /// A paragraph of running text.
    case paragraph(Paragraph)
    /// An item of a list with bullets, of level 1 to 3.
    case listItem(Int, Paragraph)
    /// A table.
    case table(Table)
    /// A picture on a line of its own.
    case picture(Picture)
    /// An article of a contract; articles are numbered through the document.
    case article(Article)
    /// What follows begins on a new page.
    case pageBreak
  }

  /// What a colour stands for. Never the only bearer of a meaning: the text says it as well.
  public enum Role: Sendable, Hashable, CaseIterable {
    /// Something is wrong.
    case error
    /// Something needs attention.
    case warning
    /// A remark.
    case info
    /// Something is in order.
    case ok
  }
}
