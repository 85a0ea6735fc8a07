import SourceText

extension Drawing {
  /// The picture of a flow.
  public init(_ flow: DataFlow) { self = Drawing.pages(of: flow, height: .max).first ?? Drawing() }

  /// The picture in pages, each with the lanes' names and what the signs mean, broken between data sets.
  ///
  /// - Parameters:
  ///   - flow: what to draw.
  ///   - height: how high a page may be, in units; what becomes of one data set stays together even if it is higher.
  public static func pages(of flow: DataFlow, height: Int) -> [Drawing] {
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
