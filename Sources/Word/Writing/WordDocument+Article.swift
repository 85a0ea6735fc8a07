extension WordDocument {
  /// An article of a contract (条). Word numbers it and its parts, so that they can be moved and stay right: the article
  /// 第1条 or "Article 1", its paragraphs from the second on (the first has no number, as Japanese drafting has it), and
  /// the items of each paragraph (1), (2) and on.
  public struct Article: Sendable, Hashable {
    /// A paragraph (項) with its items (号).
    public struct Paragraph: Sendable, Hashable {
      /// The text.
      public var text: WordDocument.Paragraph
      /// The items below it.
      public var items: [WordDocument.Paragraph]

      /// A paragraph with items.
      public init(_ text: WordDocument.Paragraph, items: [WordDocument.Paragraph] = []) {
        self.text = text
        self.items = items
      }
    }

    /// The caption, without number and brackets.
    public var title: String
    /// The paragraphs.
    public var paragraphs: [Paragraph]

    /// An article of these paragraphs.
    public init(title: String, paragraphs: [Paragraph]) {
      self.title = title
      self.paragraphs = paragraphs
    }
  }
}
