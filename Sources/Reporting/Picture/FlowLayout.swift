import Linting
import SourceText

/// Lays out a flow: lanes side by side, below each other the sources, what becomes of each data set, and the equipment.
///
/// Nothing can overlap by construction. A hand-over has a row over all lanes to itself; boxes stand in a column of
/// their lane, each below the last; text is wrapped before its box is drawn.
struct FlowLayout {
  static let margin = 8
  static let lineHeight = 19
  static let padding = 9

  let flow: DataFlow
  let width: Int
  let laneWidth: Int
  let wrapper = TextWrapper(size: Drawing.typeSize)
  let boldWrapper = TextWrapper(size: Drawing.typeSize, isBold: true)

  init(_ flow: DataFlow) {
    self.flow = flow
    let count = max(flow.lanes.count, 1)
    let ideal = [300, 300, 250, 220, 192]
    let room = 1_000 - 2 * FlowLayout.margin
    laneWidth = count <= ideal.count ? min(ideal[count - 1], room / count) : room / count
    width = max(count * laneWidth + 2 * FlowLayout.margin, 616)
  }

  var language: Language { flow.language }

  /// The left edge of a lane.
  func left(_ lane: Int) -> Int {
    (width - flow.lanes.count * laneWidth) / 2 + lane * laneWidth
  }

  /// The middle of a lane.
  func middle(_ lane: Int) -> Int { left(lane) + laneWidth / 2 }

  /// The names of the parties over their lanes.
  func header() -> FlowCanvas {
    var canvas = FlowCanvas()
    let inner = laneWidth - 8 - 2 * FlowLayout.padding
    let texts = flow.lanes.map { lane in
      let room = lane.mark.worst == nil ? inner : inner - 2 * FlowCanvas.signSize
      return (
        boldWrapper.lines(lane.name, width: room, limit: 3),
        Array(lane.notes.flatMap { wrapper.lines($0, width: inner, limit: 3) }.prefix(4))
      )
    }
    let lineCount = texts.map { $0.0.count + $0.1.count }.max() ?? 0
    canvas.height = lineCount * FlowLayout.lineHeight + 2 * 7
    for (index, lane) in flow.lanes.enumerated() {
      canvas.begin(item(title: flow.title(of: lane), lane.mark))
      let box = Drawing.Rectangle(x: left(index) + 4, y: 0, width: laneWidth - 8, height: canvas.height)
      canvas.add(.rectangle(box, radius: 6), .head)
      let unused = lineCount - texts[index].0.count - texts[index].1.count
      var y = 7 + 14 + unused * FlowLayout.lineHeight / 2
      for line in texts[index].0 {
        canvas.add(text: line, x: box.middle, y: y, .headText, isBold: true, isCentred: true)
        y += FlowLayout.lineHeight
      }
      for line in texts[index].1 {
        canvas.add(text: line, x: box.middle, y: y, .headText, isCentred: true)
        y += FlowLayout.lineHeight
      }
      if let worst = lane.mark.worst {
        let place = Drawing.Rectangle(x: box.right - 25, y: 4, width: 22, height: 22)
        canvas.add(.rectangle(place, radius: 4), .background)
        canvas.sign(worst, x: place.x + 2, y: place.y + 2)
      }
    }
    return canvas
  }

  /// A section of boxes without hand-overs, or nothing.
  func section(_ title: String, _ elements: [Int]) -> FlowCanvas? {
    guard !elements.isEmpty else { return nil }
    var canvas = FlowCanvas()
    caption(title, note: "", &canvas)
    var columns = [Int](repeating: canvas.height + 10, count: flow.lanes.count)
    for element in elements where flow.elements[element].lane == nil {
      let bottom = wideCard(element, y: columns.max() ?? canvas.height, &canvas)
      columns = columns.map { _ in bottom + 10 }
    }
    for element in elements {
      guard let lane = flow.elements[element].lane else { continue }
      columns[lane] = box(element, in: lane, y: columns[lane], besides: [], &canvas) + 10
    }
    canvas.height = (columns.max() ?? canvas.height) + 2
    return canvas
  }

  /// What becomes of one data set: how it came to be, where it went, where it lies, how it ends.
  func section(of group: DataFlow.Group) -> FlowCanvas {
    var canvas = FlowCanvas()
    let title = group.names.isEmpty ? LocalizedText.unnamedData[language] : flow.joined(group.names)
    caption(title, note: group.isDeclared ? "" : LocalizedText.undeclaredData[language], &canvas)
    // Where the line of each lane goes on.
    var ends = [Int?](repeating: nil, count: flow.lanes.count)
    func of(_ kinds: [DataFlow.Kind]) -> [Int] { group.elements.filter { kinds.contains(flow.elements[$0].kind) } }

    var columns = [Int](repeating: canvas.height + 10, count: flow.lanes.count)
    for element in of([.copy]) {
      guard let lane = flow.elements[element].lane else { continue }
      let bottom = box(element, in: lane, y: columns[lane], besides: group.names, &canvas)
      columns[lane] = bottom + 12
      ends[lane] = bottom
    }
    var y = columns.max() ?? canvas.height
    for element in of([.transfer, .mailing]) {
      y = row(element, y: y, besides: group.names, &ends, &canvas) + 8
    }

    // What is given back lies with one party before, and with the city behind.
    let rests = of([.storage, .deletion, .trace])
    let givers = Set(of([.giveBack]).compactMap { flow.elements[$0].lane })
    func isBefore(_ element: Int) -> Bool { flow.elements[element].lane.map(givers.contains) ?? false }
    y = units(rests.filter(isBefore), y: y, besides: group.names, &ends, &canvas)
    for element in of([.giveBack]) {
      y = row(element, y: y, besides: group.names, &ends, &canvas) + 8
    }
    let others = rests.filter { !isBefore($0) }
    lead(to: others, y: y, ends, &canvas)
    y = units(others, y: y, besides: group.names, &ends, &canvas)
    canvas.height = y + 2
    return canvas
  }

  /// The line from a copy to its end with another party, where only one copy can be meant.
  private func lead(to elements: [Int], y: Int, _ ends: [Int?], _ canvas: inout FlowCanvas) {
    let busy = Set(elements.compactMap { flow.elements[$0].lane })
    let open = flow.lanes.indices.filter { ends[$0] != nil && !busy.contains($0) }
    guard elements.count == 1, let end = elements.first, flow.elements[end].kind == .deletion,
      let lane = flow.elements[end].lane, ends[lane] == nil, open.count == 1, let from = open.first,
      let top = ends[from]
    else { return }
    let turn = y - 6
    canvas.addBelow(
      .line([
        Drawing.Point(middle(from), top), Drawing.Point(middle(from), turn), Drawing.Point(middle(lane), turn),
        Drawing.Point(middle(lane), y),
      ]), .life)
  }

  /// Copies at rest, each below the last of its lane.
  ///
  /// - Returns: where the next row may begin.
  private func units(
    _ elements: [Int], y: Int, besides names: [String], _ ends: inout [Int?], _ canvas: inout FlowCanvas
  ) -> Int {
    var columns = [Int](repeating: y, count: flow.lanes.count)
    var last = [Int?](repeating: nil, count: flow.lanes.count)
    for element in elements {
      guard let lane = flow.elements[element].lane else { continue }
      if last[lane] == nil { line(in: lane, from: ends[lane], to: columns[lane], &canvas) }
      let bottom = unit(element, in: lane, y: columns[lane], besides: names, &canvas)
      last[lane] = bottom
      columns[lane] = bottom + 14
    }
    for lane in flow.lanes.indices where last[lane] != nil { ends[lane] = last[lane] }
    return columns.max() ?? y
  }

  /// The title of a section, in a band over the whole width.
  private func caption(_ title: String, note: String, _ canvas: inout FlowCanvas) {
    let room = width - 2 * FlowLayout.margin - 2 * FlowLayout.padding
    let titles = boldWrapper.lines(title, width: room, limit: 2)
    let notes = wrapper.lines(note, width: room, limit: 2)
    let height = (titles.count + notes.count) * FlowLayout.lineHeight + 9
    canvas.beginPlain()
    canvas.add(.rectangle(Drawing.Rectangle(x: 0, y: 0, width: width, height: height), radius: 0), .band)
    var y = 18
    for (line, isBold) in titles.map({ ($0, true) }) + notes.map({ ($0, false) }) {
      canvas.add(text: line, x: FlowLayout.margin + FlowLayout.padding, y: y, .caption, isBold: isBold)
      y += FlowLayout.lineHeight
    }
    canvas.height = height
  }

  /// The line by which data go on with the same party.
  func line(in lane: Int, from top: Int?, to bottom: Int, _ canvas: inout FlowCanvas) {
    guard let top, top < bottom else { return }
    canvas.addBelow(.line([Drawing.Point(middle(lane), top), Drawing.Point(middle(lane), bottom)]), .life)
  }

  /// What to draw for an element.
  func item(of index: Int) -> Drawing.Item {
    var item = item(title: flow.sentence(of: index), flow.elements[index].mark)
    item.element = index
    return item
  }

  private func item(title: String, _ mark: DataFlow.Mark) -> Drawing.Item {
    var item = Drawing.Item(title: PictureText.clean(title))
    item.finding = mark.findings.first
    return item
  }
}

/// What the signs mean, and what the picture leaves out.
extension FlowLayout {
  private enum Symbol {
    case severity(Severity)
    case held
    case locked
    case moved
    case life
    case ended
    case gap
    case unknown
  }

  /// The last stretch of the picture.
  func legend() -> FlowCanvas {
    var canvas = FlowCanvas()
    canvas.beginPlain()
    let entries: [(Symbol, LocalizedText)] = [
      (.severity(.error), .severity(.error)), (.severity(.warning), .severity(.warning)),
      (.severity(.info), .severity(.info)), (.moved, .legendMoved), (.held, .legendHeld), (.locked, .legendLocked),
      (.life, .legendLife),
      (.ended, .legendEnded), (.gap, .noEndStated), (.unknown, .legendUnknown),
    ]
    let edge = FlowLayout.margin + FlowLayout.padding
    let symbolRoom = 44
    var x = edge
    var y = 12
    for (symbol, text) in entries {
      let room: Int = if case .unknown = symbol { 0 } else { symbolRoom }
      let label = wrapper.line(text[language], width: width - 2 * edge - room)
      let needed = room + wrapper.width(of: label)
      if x + needed > width - edge, x > edge {
        x = edge
        y += 28
      }
      draw(symbol, x: x, y: y, &canvas)
      canvas.add(text: label, x: x + room, y: y + 14, .text)
      x += needed + 22
    }
    y += 28
    for note in flow.notes {
      for line in wrapper.lines(note, width: width - 2 * edge, limit: 2) {
        canvas.add(text: line, x: edge, y: y + 14, .text)
        y += FlowLayout.lineHeight
      }
    }
    canvas.height = y + 6
    return canvas
  }

  private func draw(_ symbol: Symbol, x: Int, y: Int, _ canvas: inout FlowCanvas) {
    switch symbol {
    case .severity(let severity): canvas.sign(severity, x: x + 14, y: y)
    case .moved: canvas.arrow([Drawing.Point(x + 4, y + 9), Drawing.Point(x + 33, y + 9)], nil)
    case .held:
      let frame = Drawing.Rectangle(x: x + 6, y: y, width: 26, height: 18)
      canvas.add(.rectangle(frame, radius: 3), .storage)
      canvas.add(.rectangle(Drawing.Rectangle(x: frame.x, y: frame.y, width: 5, height: 18), radius: 0), .storageBar)
    case .locked: canvas.padlock(.locked, x: x + 14, y: y + 2)
    case .life: canvas.add(.line([Drawing.Point(x + 24, y), Drawing.Point(x + 24, y + 18)]), .life)
    case .ended: canvas.ground(x: x + 18, from: y)
    case .gap:
      canvas.add(.rectangle(Drawing.Rectangle(x: x + 6, y: y, width: 26, height: 18), radius: 3), .gap)
    case .unknown: break
    }
  }
}
