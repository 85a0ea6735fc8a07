import SourceText

/// Signs that do not depend on colour or on what a typeface has.
extension FlowCanvas {
  /// The width and height of a sign.
  static let signSize = 18

  /// The sign of a severity: an octagon with a cross, a triangle with an exclamation mark, a disc with an i.
  mutating func sign(_ severity: Severity, x: Int, y: Int) {
    func at(_ dx: Int, _ dy: Int) -> Drawing.Point { Drawing.Point(x + dx, y + dy) }
    switch severity {
    case .error:
      add(
        .polygon([at(5, 0), at(13, 0), at(18, 5), at(18, 13), at(13, 18), at(5, 18), at(0, 13), at(0, 5)]), .error)
      add(.line([at(5, 5), at(13, 13)]), .signMark)
      add(.line([at(13, 5), at(5, 13)]), .signMark)
    case .warning:
      add(.polygon([at(9, 0), at(19, 18), at(-1, 18)]), .warning)
      add(.line([at(9, 6), at(9, 12)]), .signMark)
      add(.circle(at(9, 15), radius: 1), .signDot)
    case .info:
      add(.circle(at(9, 9), radius: 9), .info)
      add(.line([at(9, 8), at(9, 14)]), .signMark)
      add(.circle(at(9, 5), radius: 1), .signDot)
    }
  }

  /// A padlock, 12 wide and 14 high; open where it is stated that there is none, without a body where nothing is said.
  mutating func padlock(_ protection: DataFlow.Protection, x: Int, y: Int) {
    func at(_ dx: Int, _ dy: Int) -> Drawing.Point { Drawing.Point(x + dx, y + dy) }
    switch protection {
    case .locked:
      add(.line([at(3, 7), at(3, 3), at(5, 1), at(7, 1), at(9, 3), at(9, 7)]), .lockShackle)
      add(.rectangle(Drawing.Rectangle(x: x, y: y + 6, width: 12, height: 8), radius: 1), .lock)
    case .open:
      add(.line([at(9, 7), at(9, 3), at(11, 1), at(13, 1), at(15, 3), at(15, 5)]), .lockShackle)
      add(.rectangle(Drawing.Rectangle(x: x, y: y + 6, width: 12, height: 8), radius: 1), .lock)
    case .unknown: break
    }
  }

  /// An arrow with a dot where it starts and a head where it ends; it may turn on its way.
  mutating func arrow(_ points: [Drawing.Point], _ severity: Severity?) {
    guard let start = points.first, let end = points.last, points.count > 1 else { return }
    let before = points[points.count - 2]
    let back = before.x < end.x ? -1 : 1
    var shaft = points
    shaft[shaft.count - 1].x += 8 * back
    add(.line(shaft), severity.map(Drawing.Style.line) ?? .arrow)
    let style = severity.map(Drawing.Style.fill) ?? .tip
    add(.circle(start, radius: 4), style)
    add(
      .polygon([
        end, Drawing.Point(end.x + 12 * back, end.y - 6), Drawing.Point(end.x + 12 * back, end.y + 6),
      ]), style)
  }

  /// The sign of the end: a line that comes to ground.
  mutating func ground(x: Int, from top: Int) {
    add(.line([Drawing.Point(x, top), Drawing.Point(x, top + 7)]), .ground)
    for (step, half) in [18, 11, 4].enumerated() {
      add(.line([Drawing.Point(x - half, top + 7 + step * 4), Drawing.Point(x + half, top + 7 + step * 4)]), .ground)
    }
  }
}

extension Drawing.Style {
  static func line(_ severity: Severity) -> Drawing.Style {
    switch severity {
    case .error: .errorLine
    case .warning: .warningLine
    case .info: .infoLine
    }
  }

  static func fill(_ severity: Severity) -> Drawing.Style {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}

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
