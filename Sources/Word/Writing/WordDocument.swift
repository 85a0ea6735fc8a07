import SourceText

/// A Word document to be written (.docx, ISO/IEC 29500 WordprocessingML): A4, with a title, a header that repeats it and
/// page numbers. The same document gives the same bytes on every day and machine; it names no author and no time.
package struct WordDocument: Sendable {
  /// The language of the text, which decides fonts, proofing and the form of article numbers.
  package var language: Language
  /// The title, shown at the top, in the header from the second page on, and in the properties; empty for none.
  package var title: String
  /// What follows the title.
  package var blocks: [Block]

  /// A document of these blocks.
  package init(language: Language, title: String, blocks: [Block] = []) {
    self.language = language
    self.title = title
    self.blocks = blocks
  }

  /// A part of the text that begins on a line of its own.
  package enum Block: Sendable {
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
  package enum Role: Sendable, Hashable, CaseIterable {
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

extension WordDocument {
  /// A paragraph: runs of text. A line break in the text stays one, a tab too.
  package struct Paragraph: Sendable, Hashable {
    /// The runs, one behind the other.
    package var runs: [Run]

    /// A paragraph of these runs.
    package init(_ runs: [Run]) { self.runs = runs }

    /// A paragraph of plain text.
    package init(_ text: String) { self.init([Run(text)]) }
  }

  /// Text of one look.
  package struct Run: Sendable, Hashable {
    /// How it stands out.
    package enum Weight: Sendable, Hashable {
      /// As the text around it.
      case plain
      /// Bold.
      case bold
      /// Stepping back: grey, and in English italic. (Japanese type has no italics.)
      case quiet
    }

    /// The text.
    package var text: String
    /// How it stands out.
    package var weight: Weight
    /// What its colour stands for; nil for none.
    package var role: Role?

    /// A run of this text.
    package init(_ text: String, _ weight: Weight = .plain, role: Role? = nil) {
      self.text = text
      self.weight = weight
      self.role = role
    }
  }
}

extension WordDocument {
  /// A table with a header row that repeats on every page it goes over. Rows are not torn between pages.
  package struct Table: Sendable {
    /// The widths of the columns in relation to each other. Columns without a width, or with none above zero, take 1.
    package var widths: [Int]
    /// The cells of the header row; empty for none.
    package var header: [Cell]
    /// The other rows. Short ones are filled up with empty cells.
    package var rows: [[Cell]]

    /// A table of these rows.
    package init(widths: [Int], header: [Cell], rows: [[Cell]]) {
      self.widths = widths
      self.header = header
      self.rows = rows
    }
  }

  /// A cell of a table.
  package struct Cell: Sendable {
    /// Its text.
    package var paragraphs: [Paragraph]
    /// What the colour behind the text stands for; nil for none.
    package var shading: Role?

    /// A cell of these paragraphs.
    package init(_ paragraphs: [Paragraph], shading: Role? = nil) {
      self.paragraphs = paragraphs
      self.shading = shading
    }

    /// A cell of plain text.
    package init(_ text: String, shading: Role? = nil) { self.init([Paragraph(text)], shading: shading) }
  }
}

extension WordDocument {
  /// An article of a contract (条). Word numbers it and its parts, so that they can be moved and stay right: the article
  /// 第1条 or "Article 1", its paragraphs from the second on (the first has no number, as Japanese drafting has it), and
  /// the items of each paragraph (1), (2) and on.
  package struct Article: Sendable, Hashable {
    /// A paragraph (項) with its items (号).
    package struct Paragraph: Sendable, Hashable {
      /// The text.
      package var text: WordDocument.Paragraph
      /// The items below it.
      package var items: [WordDocument.Paragraph]

      /// A paragraph with items.
      package init(_ text: WordDocument.Paragraph, items: [WordDocument.Paragraph] = []) {
        self.text = text
        self.items = items
      }
    }

    /// The caption, without number and brackets.
    package var title: String
    /// The paragraphs.
    package var paragraphs: [Paragraph]

    /// An article of these paragraphs.
    package init(title: String, paragraphs: [Paragraph]) {
      self.title = title
      self.paragraphs = paragraphs
    }
  }
}

extension WordDocument {
  /// A drawing. It keeps its proportions and is made smaller where it would not fit between the margins.
  package struct Picture: Sendable {
    /// An enhanced metafile (MS-EMF), taken as it is.
    package var emf: [UInt8]
    /// Its width in points.
    package var width: Double
    /// Its height in points.
    package var height: Double
    /// What it shows, for those who cannot see it.
    package var alternative: String

    /// A picture of this size.
    package init(emf: [UInt8], width: Double, height: Double, alternative: String) {
      self.emf = emf
      self.width = width
      self.height = height
      self.alternative = alternative
    }
  }
}

extension WordDocument {
  /// The document as a .docx file.
  package func bytes() -> [UInt8] { ZipArchive.write(PackageParts(self).entries) }
}
