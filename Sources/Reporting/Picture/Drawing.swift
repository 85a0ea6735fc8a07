import SourceText

/// A laid-out picture: shapes and text at places, in whole units, y growing downwards. On paper as on screen a unit is
/// meant to be a point or less; type is 14 units high.
package struct Drawing: Sendable {
  /// The height of the type.
  static let typeSize = 14

  /// A place.
  package struct Point: Sendable, Hashable {
    /// From the left.
    package var x: Int
    /// From the top.
    package var y: Int

    /// A place.
    package init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// A rectangle.
  package struct Rectangle: Sendable, Hashable {
    /// The left edge.
    package var x: Int
    /// The top edge.
    package var y: Int
    /// From left to right.
    package var width: Int
    /// From top to bottom.
    package var height: Int

    /// A rectangle.
    package init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    var right: Int { x + width }
    var bottom: Int { y + height }
    var middle: Int { x + width / 2 }

    /// Whether two rectangles share more than an edge.
    package func overlaps(_ other: Rectangle) -> Bool {
      x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether a rectangle lies within this one.
    package func holds(_ other: Rectangle) -> Bool {
      x <= other.x && y <= other.y && right >= other.right && bottom >= other.bottom
    }
  }

  /// A line of text.
  package struct Text: Sendable {
    /// What it says, clean for any format but not escaped.
    package var string: String
    /// The left end of the line or, if it is centred, its middle.
    package var x: Int
    /// The baseline.
    package var y: Int
    /// The room it needs at most.
    package var width: Int
    /// Whether ``x`` is the middle.
    package var isCentred = false
    /// Whether it is bold.
    package var isBold = false

    /// The room it takes.
    package var bounds: Rectangle {
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
  package internal(set) var width = 0
  /// The height.
  package internal(set) var height = 0
  /// The heading of the picture.
  package internal(set) var title = ""
  /// The whole content in sentences.
  package internal(set) var longDescription: [String] = []
  /// The language of all texts.
  package internal(set) var language = Language.japanese
  /// All that is drawn, from the bottom up.
  var items: [Item] = []

  /// All text in it.
  package var texts: [Text] {
    items.flatMap { item in
      item.primitives.compactMap { if case .text(let text) = $0.shape { text } else { nil } }
    }
  }
}

extension Drawing {
  /// The picture of a flow.
  package init(_ flow: DataFlow) { self = Drawing.pages(of: flow, height: .max).first ?? Drawing() }

  /// The picture in pages, each with the lanes' names and what the signs mean, broken between data sets.
  ///
  /// - Parameters:
  ///   - flow: what to draw.
  ///   - height: how high a page may be, in units; what becomes of one data set stays together even if it is higher.
  package static func pages(of flow: DataFlow, height: Int) -> [Drawing] {
    let layout = FlowLayout(flow)
    guard !flow.isEmpty else { return [nothing(flow, layout)] }
    let header = layout.header()
    let legend = layout.legend()
    var sections: [FlowCanvas] = []
    if let sources = layout.section(LocalizedText.flowSources[flow.language], flow.sources) { sections.append(sources) }
    sections += flow.groups.map(layout.section(of:))
    if let equipment = layout.section(LocalizedText.flowEquipment[flow.language], flow.equipment) {
      sections.append(equipment)
    }
    var pages: [[FlowCanvas]] = []
    var room = 0
    for section in sections {
      if pages.isEmpty || section.height > room {
        pages.append([])
        room = height == .max ? .max : height - header.height - legend.height - 2 * gap - FlowLayout.margin
      }
      pages[pages.count - 1].append(section)
      if room != .max { room -= section.height }
    }
    return pages.enumerated().map { index, sections in
      var page = Drawing(flow, layout, header, sections, legend)
      if pages.count > 1 { page.title += " (\(index + 1)/\(pages.count))" }
      // Words for all of it on the first page only, or they would be made and read again and again.
      if index == 0 { page.longDescription = Drawing.words(for: flow) }
      return page
    }
  }

  /// The space below the header and around the legend.
  private static let gap = 8

  private init(
    _ flow: DataFlow, _ layout: FlowLayout, _ header: FlowCanvas, _ sections: [FlowCanvas], _ legend: FlowCanvas
  ) {
    self.init(heading: flow, width: layout.width)
    var y = FlowLayout.margin
    var content = header.items(at: y)
    y += header.height + Drawing.gap
    let top = y
    for section in sections {
      content += section.items(at: y)
      y += section.height
    }
    let bottom = y
    var ground = Item()
    let all = Rectangle(x: 0, y: 0, width: width, height: bottom + legend.height)
    ground.primitives.append(Primitive(shape: .rectangle(all, radius: 0), style: .background))
    for lane in flow.lanes.indices {
      let column = Rectangle(x: layout.left(lane), y: top, width: layout.laneWidth, height: bottom - top)
      ground.primitives.append(
        Primitive(shape: .rectangle(column, radius: 0), style: lane % 2 == 0 ? .lane : .otherLane))
    }
    items = [ground] + content + legend.items(at: bottom)
    height = all.height
  }

  private init(heading flow: DataFlow, width: Int) {
    self.width = width
    title = PictureText.clean(flow.title)
    language = flow.language
  }

  private static func words(for flow: DataFlow) -> [String] { flow.lines.map(PictureText.clean) }

  /// A picture that says that there is nothing to draw.
  private static func nothing(_ flow: DataFlow, _ layout: FlowLayout) -> Drawing {
    var drawing = Drawing(heading: flow, width: layout.width)
    drawing.longDescription = words(for: flow)
    var canvas = FlowCanvas()
    let edge = 24
    let texts = [LocalizedText.nothingToDraw[flow.language]] + flow.notes
    let lines = texts.flatMap { layout.wrapper.lines($0, width: layout.width - 2 * edge, limit: 4) }
    canvas.height = lines.count * FlowLayout.lineHeight + 2 * edge
    let all = Rectangle(x: 0, y: 0, width: layout.width, height: canvas.height)
    canvas.add(.rectangle(all, radius: 0), .background)
    var inner = all
    (inner.x, inner.y, inner.width, inner.height) = (8, 8, all.width - 16, all.height - 16)
    canvas.add(.rectangle(inner, radius: 6), .plain)
    for (index, line) in lines.enumerated() {
      canvas.add(text: line, x: edge, y: edge + 14 + index * FlowLayout.lineHeight, .text)
    }
    drawing.items = canvas.items(at: 0)
    drawing.height = canvas.height
    return drawing
  }
}
