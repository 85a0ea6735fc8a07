import SourceText

/// Boxes in lanes.
extension FlowLayout {
  /// A line of text in a box.
  struct Line {
    var text: String
    var style = Drawing.Style.text
    var isBold = false
    var lock: DataFlow.Protection?
    /// Whether it is indented to stand behind a lock.
    var isIndented = false
  }

  private static let lockRoom = 20

  /// What a box says, broken into lines.
  func lines(of element: DataFlow.Element, width: Int, besides names: [String]) -> [Line] {
    var lines: [Line] = []
    let room = element.mark.worst == nil ? width : width - FlowCanvas.signSize - 4
    let heading = boldWrapper.lines(element.heading, width: width, first: room, limit: 4)
    lines += heading.map { Line(text: $0, style: .tag, isBold: true) }
    if element.names != names {
      let limit = element.kind == .source ? 14 : 5
      lines += boldWrapper.lines(
        flow.joined(element.names), width: width, first: lines.isEmpty ? room : width, limit: limit
      ).map { Line(text: $0, style: .strong, isBold: true) }
    }
    for detail in element.details { lines += self.lines(of: detail, element.protection, width) }
    if case .elsewhere = element.end {
      lines += wrapper.lines(LocalizedText.endElsewhere[language], width: width, limit: 3).map { Line(text: $0) }
    }
    return lines
  }

  private func lines(of detail: DataFlow.Detail, _ protection: DataFlow.Protection?, _ width: Int) -> [Line] {
    let style: Drawing.Style = detail.state == .stated ? .text : .unknown
    let isLock = detail.isLock && protection != .unknown
    let room = isLock ? width - FlowLayout.lockRoom : width
    let texts = wrapper.lines(flow.words(detail), width: room, limit: 4)
    return texts.enumerated().map { index, text in
      Line(text: text, style: style, lock: isLock && index == 0 ? protection : nil, isIndented: isLock)
    }
  }

  /// Draws the box of an element in its lane.
  ///
  /// - Parameter names: the data sets that need not be named, for they stand above.
  /// - Returns: its bottom edge.
  func box(_ index: Int, in lane: Int, y: Int, besides names: [String], _ canvas: inout FlowCanvas) -> Int {
    let element = flow.elements[index]
    let inset = 6
    let inner = laneWidth - 2 * inset - 2 * FlowLayout.padding
    let lines = lines(of: element, width: inner, besides: names)
    let frame = Drawing.Rectangle(
      x: left(lane) + inset, y: y, width: laneWidth - 2 * inset, height: lines.count * FlowLayout.lineHeight + 13)
    canvas.begin(item(of: index))
    outline(element, frame, &canvas)
    write(lines, in: frame, &canvas)
    if let worst = element.mark.worst {
      canvas.sign(worst, x: frame.right - FlowCanvas.signSize - 5, y: frame.y + 5)
    }
    return frame.bottom
  }

  func write(_ lines: [Line], in frame: Drawing.Rectangle, _ canvas: inout FlowCanvas) {
    var y = frame.y + 6 + 14
    let x = frame.x + FlowLayout.padding
    for line in lines {
      if let lock = line.lock { canvas.padlock(lock, x: x, y: y - 13) }
      canvas.add(
        text: line.text, x: line.isIndented ? x + FlowLayout.lockRoom : x, y: y, line.style, isBold: line.isBold)
      y += FlowLayout.lineHeight
    }
  }

  /// The shape tells what an element is, its edge how it was judged.
  private func outline(_ element: DataFlow.Element, _ frame: Drawing.Rectangle, _ canvas: inout FlowCanvas) {
    let edge = element.mark.worst.map(Drawing.Style.line)
    switch element.kind {
    case .source:
      canvas.add(.rectangle(frame, radius: 12), .source)
      if let edge { canvas.add(.rectangle(frame, radius: 12), edge) }
    case .copy:
      // A sheet with a folded corner.
      let fold = 12
      let corner = Drawing.Point(frame.right - fold, frame.bottom)
      let side = Drawing.Point(frame.right, frame.bottom - fold)
      let sheet = [
        Drawing.Point(frame.x, frame.y), Drawing.Point(frame.right, frame.y), side, corner,
        Drawing.Point(frame.x, frame.bottom),
      ]
      canvas.add(.polygon(sheet), .copy)
      canvas.add(.polygon([side, corner, Drawing.Point(frame.right - fold, frame.bottom - fold)]), .copy)
      if let edge { canvas.add(.polygon(sheet), edge) }
    case .storage:
      canvas.add(.rectangle(frame, radius: 3), .storage)
      canvas.add(
        .rectangle(Drawing.Rectangle(x: frame.x, y: frame.y, width: 5, height: frame.height), radius: 0), .storageBar)
      if let edge { canvas.add(.rectangle(frame, radius: 3), edge) }
    case .deletion, .giveBack:
      canvas.add(.rectangle(frame, radius: 3), .end)
      if let edge { canvas.add(.rectangle(frame, radius: 3), edge) }
    case .trace: canvas.add(.rectangle(frame, radius: 3), .gap)
    default:
      canvas.add(.rectangle(frame, radius: 6), .plain)
      if let edge { canvas.add(.rectangle(frame, radius: 6), edge) }
    }
  }

  // MARK: Copies with their ends

  /// Draws a copy at rest with its ends, or with the gap where they should be.
  ///
  /// - Returns: the bottom edge of it all.
  func unit(_ index: Int, in lane: Int, y: Int, besides names: [String], _ canvas: inout FlowCanvas) -> Int {
    let element = flow.elements[index]
    if element.kind == .trace {
      return gap(LocalizedText.noKeepingStated[language], item(of: index), element, in: lane, y: y, names, &canvas)
    }
    var bottom = box(index, in: lane, y: y, besides: names, &canvas)
    if element.kind == .deletion { return grounded(in: lane, y: bottom, &canvas) }
    for end in element.ends {
      line(in: lane, from: bottom, to: bottom + 14, &canvas)
      bottom = box(end, in: lane, y: bottom + 14, besides: names, &canvas)
      bottom = grounded(in: lane, y: bottom, &canvas)
    }
    if case .missing(let missing) = element.end {
      let text = flow.missingEnd(missing, of: element)
      canvas.beginPlain()
      canvas.add(
        .line([Drawing.Point(middle(lane), bottom), Drawing.Point(middle(lane), bottom + 18)]), .gapLine)
      bottom = gap(text, nil, element, in: lane, y: bottom + 18, element.names, &canvas)
    }
    return bottom
  }

  private func grounded(in lane: Int, y: Int, _ canvas: inout FlowCanvas) -> Int {
    canvas.ground(x: middle(lane), from: y)
    return y + 18
  }

  /// A box with a broken edge for what is not written.
  private func gap(
    _ text: String, _ item: Drawing.Item?, _ element: DataFlow.Element, in lane: Int, y: Int, _ names: [String],
    _ canvas: inout FlowCanvas
  ) -> Int {
    let inset = 6
    let inner = laneWidth - 2 * inset - 2 * FlowLayout.padding
    let mark = LocalizedText.unknownFact[language] + " "
    var lines = boldWrapper.lines(mark + text, width: inner, limit: 6).map {
      Line(text: $0, style: .unknown, isBold: true)
    }
    if element.names != names {
      lines += wrapper.lines(flow.joined(element.names), width: inner, limit: 4).map { Line(text: $0) }
    }
    let frame = Drawing.Rectangle(
      x: left(lane) + inset, y: y, width: laneWidth - 2 * inset, height: lines.count * FlowLayout.lineHeight + 13)
    if let item { canvas.begin(item) } else { canvas.beginPlain() }
    canvas.add(.rectangle(frame, radius: 3), .gap)
    write(lines, in: frame, &canvas)
    return frame.bottom
  }
}
