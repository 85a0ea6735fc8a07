import SourceText

/// A laid-out picture: shapes and text at places, in whole units, y growing downwards. On paper as on screen a unit is
/// meant to be a point or less; type is 14 units high.
public struct Drawing: Sendable {
  /// The height of the type.
  static let typeSize = 14

  /// A place.
  public struct Point: Sendable, Hashable {
    /// From the left.
    public var x: Int
    /// From the top.
    public var y: Int

    /// A place.
    public init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// A rectangle.
  public struct Rectangle: Sendable, Hashable {
    /// The left edge.
    public var x: Int
    /// The top edge.
    public var y: Int
    /// From left to right.
    public var width: Int
    /// From top to bottom.
    public var height: Int

    /// A rectangle.
    public init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    var right: Int { x + width }
    var bottom: Int { y + height }
    var middle: Int { x + width / 2 }

    /// Whether two rectangles share more than an edge.
    public func overlaps(_ other: Rectangle) -> Bool {
      x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether a rectangle lies within this one.
    public func holds(_ other: Rectangle) -> Bool {
      x <= other.x && y <= other.y && right >= other.right && bottom >= other.bottom
    }
  }

  /// A line of text.
  public struct Text: Sendable {
    /// What it says, clean for any format but not escaped.
    public var string: String
    /// The left end of the line or, if it is centred, its middle.
    public var x: Int
    /// The baseline.
    public var y: Int
    /// The room it needs at most.
    public var width: Int
    /// Whether ``x`` is the middle.
    public var isCentred = false
    /// Whether it is bold.
    public var isBold = false

    /// The room it takes.
    public var bounds: Rectangle {
      Rectangle(
        x: isCentred ? x - (width + 1) / 2 : x, y: y - Drawing.typeSize + 2, width: width, height: Drawing.typeSize + 2)
    }
  }

  /// Something to draw.
  enum Shape: Sendable {
    case rectangle(Rectangle, radius: Int)
    case line([Point])
    case polygon([Point])
    case circle(Point, radius: Int)
    case text(Text)
  }

  /// A shape and its look.
  struct Primitive: Sendable {
    var shape: Shape
    var style: Style
  }

  /// What is drawn for one element, or for the ground under all.
  struct Item: Sendable {
    /// What it is, in words; empty for what only decorates.
    var title = ""
    /// The element of the flow.
    var element: Int?
    /// The first of the worst findings about it, by index.
    var finding: Int?
    /// The shapes, from the bottom up.
    var primitives: [Primitive] = []
  }

  /// The width.
  public internal(set) var width = 0
  /// The height.
  public internal(set) var height = 0
  /// The heading of the picture.
  public internal(set) var title = ""
  /// The whole content in sentences.
  public internal(set) var longDescription: [String] = []
  /// The language of all texts.
  public internal(set) var language = Language.japanese
  /// All that is drawn, from the bottom up.
  var items: [Item] = []

  /// All text in it.
  public var texts: [Text] {
    items.flatMap { item in
      item.primitives.compactMap { if case .text(let text) = $0.shape { text } else { nil } }
    }
  }
}
