import SourceText

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
