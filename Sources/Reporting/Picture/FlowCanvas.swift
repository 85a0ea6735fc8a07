/// A stretch of the picture, over its whole width, with places counted from its own top.
struct FlowCanvas {
  /// The items, from the bottom up.
  private(set) var items: [Drawing.Item] = [Drawing.Item()]
  /// How high it is.
  var height = 0

  /// Starts what is drawn for an element.
  mutating func begin(_ item: Drawing.Item) { items.append(item) }

  /// Starts decoration.
  mutating func beginPlain() {
    if items.last?.title.isEmpty != true { items.append(Drawing.Item()) }
  }

  /// Adds a shape to what was started.
  mutating func add(_ shape: Drawing.Shape, _ style: Drawing.Style) {
    items[items.count - 1].primitives.append(Drawing.Primitive(shape: shape, style: style))
  }

  /// Puts decoration under everything else.
  mutating func addBelow(_ shape: Drawing.Shape, _ style: Drawing.Style) {
    items[0].primitives.append(Drawing.Primitive(shape: shape, style: style))
  }

  /// Adds a line of text.
  mutating func add(
    text: String, x: Int, y: Int, _ style: Drawing.Style, isBold: Bool = false, isCentred: Bool = false
  ) {
    let width = TextMeasure.width(of: text, size: Drawing.typeSize, isBold: isBold)
    add(
      .text(Drawing.Text(string: text, x: x, y: y, width: width, isCentred: isCentred, isBold: isBold)), style)
  }

  /// The items, moved down.
  func items(at top: Int) -> [Drawing.Item] {
    items.filter { !$0.primitives.isEmpty }.map { item in
      var item = item
      item.primitives = item.primitives.map {
        Drawing.Primitive(shape: $0.shape.moved(down: top), style: $0.style)
      }
      return item
    }
  }
}

extension Drawing.Shape {
  func moved(down distance: Int) -> Drawing.Shape {
    func moved(_ point: Drawing.Point) -> Drawing.Point { Drawing.Point(point.x, point.y + distance) }
    switch self {
    case .rectangle(var rectangle, let radius):
      rectangle.y += distance
      return .rectangle(rectangle, radius: radius)
    case .line(let points): return .line(points.map(moved))
    case .polygon(let points): return .polygon(points.map(moved))
    case .circle(let center, let radius): return .circle(moved(center), radius: radius)
    case .text(var text):
      text.y += distance
      return .text(text)
    }
  }
}
