import SourceText

/// What needs a row over all lanes: hand-overs, and what belongs to no lane.
extension FlowLayout {
  /// Draws a hand-over: a card with what is known of it, and below it the arrow.
  ///
  /// - Parameter ends: where the line of each lane goes on; the arrow joins those of its two lanes.
  /// - Returns: the bottom edge.
  func row(
    _ index: Int, y: Int, besides names: [String], _ ends: inout [Int?], _ canvas: inout FlowCanvas
  ) -> Int {
    let element = flow.elements[index]
    guard let from = element.lane, let target = element.target else { return y }
    let start = middle(from)
    let end = from == target ? start + 34 : middle(target)
    let widest = min(max(abs(end - start) - 40, 440), width - 2 * FlowLayout.margin)
    let lines = cardLines(element, from: from, target: target, width: widest - 2 * FlowLayout.padding, names)
    let frame = card(lines, element, centre: (start + end) / 2, y: y, widest: widest)
    let arrow = frame.bottom + 13
    line(in: from, from: ends[from], to: arrow, &canvas)
    ends[from] = arrow
    let bottom = from == target ? arrow + 18 : arrow
    if target != from {
      line(in: target, from: ends[target], to: arrow, &canvas)
      ends[target] = arrow
    } else {
      ends[from] = bottom
    }
    canvas.begin(item(of: index))
    if from == target {
      canvas.arrow(
        [
          Drawing.Point(start, arrow), Drawing.Point(end, arrow), Drawing.Point(end, bottom),
          Drawing.Point(start, bottom),
        ], element.mark.worst)
    } else {
      canvas.arrow([Drawing.Point(start, arrow), Drawing.Point(end, arrow)], element.mark.worst)
    }
    draw(lines, frame, element, &canvas)
    return bottom + 8
  }

  /// Draws what belongs to no lane, over all of them.
  func wideCard(_ index: Int, y: Int, _ canvas: inout FlowCanvas) -> Int {
    let element = flow.elements[index]
    let widest = width - 2 * FlowLayout.margin - 8
    let room = widest - 2 * FlowLayout.padding
    let heading = heading(element.heading, element, room)
    let lines = heading + facts(element, room)
    canvas.begin(item(of: index))
    let height = lines.count * FlowLayout.lineHeight + 11
    let frame = Drawing.Rectangle(x: FlowLayout.margin + 4, y: y, width: widest, height: height)
    draw(lines, frame, element, &canvas)
    return frame.bottom
  }

  private func draw(
    _ lines: [Line], _ frame: Drawing.Rectangle, _ element: DataFlow.Element, _ canvas: inout FlowCanvas
  ) {
    canvas.add(.rectangle(frame, radius: 8), element.kind == .giveBack ? .end : .card)
    if let worst = element.mark.worst {
      canvas.add(.rectangle(frame, radius: 8), .line(worst))
      canvas.sign(worst, x: frame.right - FlowCanvas.signSize - 6, y: frame.y + 4)
    }
    var inner = frame
    inner.y -= 1
    write(lines, in: inner, &canvas)
  }

  private func cardLines(
    _ element: DataFlow.Element, from: Int, target: Int, width: Int, _ names: [String]
  ) -> [Line] {
    let way = "\(partyName(from)) → \(partyName(target))"
    let title = language == .japanese ? "\(element.heading)　\(way)" : "\(element.heading): \(way)"
    var lines = heading(title, element, width)
    if element.names != names {
      lines += boldWrapper.lines(flow.joined(element.names), width: width, limit: 4).map {
        Line(text: $0, style: .strong, isBold: true)
      }
    }
    return lines + facts(element, width)
  }

  private func partyName(_ lane: Int) -> String {
    flow.lanes[lane].party == nil ? LocalizedText.unknownFact[language] : flow.lanes[lane].name
  }

  private func heading(_ title: String, _ element: DataFlow.Element, _ width: Int) -> [Line] {
    let room = element.mark.worst == nil ? width : width - FlowCanvas.signSize - 4
    return boldWrapper.lines(title, width: width, first: room, limit: 3).map {
      Line(text: $0, style: .tag, isBold: true)
    }
  }

  /// The stated facts in a row, then those that are not.
  private func facts(_ element: DataFlow.Element, _ width: Int) -> [Line] {
    let between = language == .japanese ? "　" : "; "
    let known = element.details.filter { $0.state == .stated }.map { flow.words($0) }.joined(separator: between)
    let open = element.details.filter { $0.state != .stated }.map { flow.words($0) }.joined(separator: between)
    return wrapper.lines(known, width: width, limit: 6).map { Line(text: $0) }
      + wrapper.lines(open, width: width, limit: 3).map { Line(text: $0, style: .unknown) }
  }

  /// A card as wide as its text, around a place but within the picture.
  private func card(
    _ lines: [Line], _ element: DataFlow.Element, centre: Int, y: Int, widest: Int
  ) -> Drawing.Rectangle {
    var room = 0
    for (index, line) in lines.enumerated() {
      var needed = (line.isBold ? boldWrapper : wrapper).width(of: line.text)
      if index == 0, element.mark.worst != nil { needed += FlowCanvas.signSize + 6 }
      room = max(room, needed)
    }
    let cardWidth = min(room + 2 * FlowLayout.padding, widest)
    let leftmost = FlowLayout.margin
    let rightmost = width - FlowLayout.margin - cardWidth
    return Drawing.Rectangle(
      x: max(leftmost, min(centre - cardWidth / 2, rightmost)), y: y, width: cardWidth,
      height: lines.count * FlowLayout.lineHeight + 11)
  }
}
