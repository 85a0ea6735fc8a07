extension WordDocument {
  /// A table with a header row that repeats on every page it goes over. Rows are not torn between pages.
  public struct Table: Sendable {
    /// The widths of the columns in relation to each other. Columns without a width, or with none above zero, take 1.
    public var widths: [Int]
    /// The cells of the header row; empty for none.
    public var header: [Cell]
    /// The other rows. Short ones are filled up with empty cells.
    public var rows: [[Cell]]

    /// A table of these rows.
    public init(widths: [Int], header: [Cell], rows: [[Cell]]) {
      self.widths = widths
      self.header = header
      self.rows = rows
    }
  }

  /// A cell of a table.
  public struct Cell: Sendable {
    /// Its text.
    public var paragraphs: [Paragraph]
    /// What the colour behind the text stands for; nil for none.
    public var shading: Role?

    /// A cell of these paragraphs.
    public init(_ paragraphs: [Paragraph], shading: Role? = nil) {
      self.paragraphs = paragraphs
      self.shading = shading
    }

    /// A cell of plain text.
    public init(_ text: String, shading: Role? = nil) { self.init([Paragraph(text)], shading: shading) }
  }
}
