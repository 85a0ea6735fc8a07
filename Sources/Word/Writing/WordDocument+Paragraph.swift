extension WordDocument {
  /// A paragraph: runs of text. A line break in the text stays one, a tab too.
  public struct Paragraph: Sendable, Hashable {
    /// The runs, one behind the other.
    public var runs: [Run]

    /// A paragraph of these runs.
    public init(_ runs: [Run]) { self.runs = runs }

    /// A paragraph of plain text.
    public init(_ text: String) { self.init([Run(text)]) }
  }

  /// Text of one look.
  public struct Run: Sendable, Hashable {
    /// How it stands out.
    public enum Weight: Sendable, Hashable {
      /// As the text around it.
      case plain
      /// Bold.
      case bold
      /// Stepping back: grey, and in English italic. (Japanese type has no italics.)
      case quiet
    }

    /// The text.
    public var text: String
    /// How it stands out.
    public var weight: Weight
    /// What its colour stands for; nil for none.
    public var role: Role?

    /// A run of this text.
    public init(_ text: String, _ weight: Weight = .plain, role: Role? = nil) {
      self.text = text
      self.weight = weight
      self.role = role
    }
  }
}
