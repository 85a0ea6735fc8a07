/// A line of a specification, taken for what it looks like.
struct SpecificationLine {
  /// What a line is.
  enum Kind: Equatable {
    /// Nothing, or a rule across the page.
    case blank
    /// A chapter, a title: text that states nothing.
    case heading
    /// 「（秘密の保持）」, the caption of the article that follows.
    case caption
    /// The first line of an article.
    case article
    /// The first line of a numbered paragraph (項).
    case paragraph
    /// An item (号) of a list.
    case item
    /// A row of a table.
    case row
    /// Anything else.
    case text
  }

  var kind: Kind
  /// The number, such as 「第8条」; empty where there is none.
  var number: Range<Int>
  /// The caption on the line; empty where there is none.
  var caption: Range<Int>
  /// The text behind number and caption.
  var content: Range<Int>
}
