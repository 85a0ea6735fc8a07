/// Pens, brushes and fonts, made when they are first needed, and text.
extension EMFMaker {
  mutating func select(pen paint: Drawing.Paint?) {
    guard let paint, let colour = paint.stroke else { return select(EMFMaker.emptyPen, as: "pen") }
    let width = paint.strokeWidth * scale
    let handle = handle("pen \(colour) \(width)") { handle, writer in
      writer.record(.createPen) { writer in
        writer.append(handle)
        writer.append(0 as UInt32)
        writer.append(width)
        writer.append(0 as UInt32)
        writer.append(EMFMaker.colourReference(colour))
      }
    }
    select(handle, as: "pen")
  }

  mutating func select(brush paint: Drawing.Paint) {
    guard let colour = paint.fill else { return select(EMFMaker.emptyBrush, as: "brush") }
    let handle = handle("brush \(colour)") { handle, writer in
      writer.record(.createBrush) { writer in
        writer.append(handle)
        writer.append(0 as UInt32)
        writer.append(EMFMaker.colourReference(colour))
        writer.append(0 as UInt32)
      }
    }
    select(handle, as: "brush")
  }

  /// A font by its LogFontExDv of [MS-EMF] 2.2.15: 92 bytes of LogFont, empty names, no design axes.
  mutating func select(fontIsBold isBold: Bool) {
    let height = -Drawing.typeSize * scale
    let handle = handle("font \(isBold)") { handle, writer in
      writer.record(.createFont) { writer in
        writer.append(handle)
        writer.append(height)
        writer.append(zeros: 12)
        writer.append(isBold ? 700 : 400)
        // Not italic, underlined or struck out; SHIFTJIS_CHARSET; precision and quality by default; variable pitch.
        let shiftJIS: UInt32 = 128
        writer.append(shiftJIS << 24)
        writer.append(0x0200_0000 as UInt32)
        let face = Array("Yu Gothic".utf16)
        writer.append(text: face)
        writer.append(zeros: 2 * (32 - face.count))
        // Full name, style, and a design vector without axes.
        writer.append(zeros: 2 * (64 + 32 + 32))
        writer.append(0x0800_7664 as UInt32)
        writer.append(0 as UInt32)
      }
    }
    select(handle, as: "font")
  }

  private mutating func handle(_ look: String, _ make: (UInt32, inout EMFWriter) -> Void) -> UInt32 {
    if let handle = handles[look] { return handle }
    let handle = UInt32(handles.count + 1)
    handles[look] = handle
    make(handle, &writer)
    return handle
  }

  private mutating func select(_ handle: UInt32, as kind: String) {
    guard selected[kind] != handle else { return }
    selected[kind] = handle
    writer.record(.selectObject) { $0.append(handle) }
  }

  /// ColorRef: 0x00BBGGRR.
  static func colourReference(_ colour: Drawing.Colour) -> UInt32 {
    (colour & 0xFF) << 16 | (colour & 0xFF00) | colour >> 16
  }

  // MARK: Text

  mutating func draw(_ text: Drawing.Text, _ paint: Drawing.Paint) {
    let colour = paint.fill ?? 0
    if textColour != colour {
      textColour = colour
      writer.record(.setTextColour) { $0.append(EMFMaker.colourReference(colour)) }
    }
    select(fontIsBold: text.isBold)
    let units = Array(text.string.utf16)
    var advances: [Int] = []
    for scalar in text.string.unicodeScalars {
      let isWidened = text.isBold && scalar.isASCII
      let advance = TextMeasure.advance(of: scalar, .usual) * (isWidened ? 108 : 100) / 100
      advances.append(advance * Drawing.typeSize * scale / 1_000)
      if scalar.value > 0xFFFF { advances.append(0) }
    }
    let drawn = advances.reduce(0, +)
    let left = text.x * scale - (text.isCentred ? drawn / 2 : 0)
    let top = (text.y - Drawing.typeSize) * scale
    let bounds = Drawing.Rectangle(x: left, y: top, width: drawn, height: (Drawing.typeSize + 4) * scale)
    let baseline = text.y * scale
    // [MS-EMF] 2.3.5.8 and 2.2.5: the text lies behind 76 bytes, its distances behind the text.
    let textOffset = 76
    let textBytes = (2 * units.count + 3) / 4 * 4
    writer.record(.textOut) { writer in
      writer.append(bounds)
      let advancedGraphics = 2
      writer.append(advancedGraphics)
      writer.append(zeros: 8)
      writer.append(left)
      writer.append(baseline)
      writer.append(units.count)
      writer.append(textOffset)
      writer.append(0 as UInt32)
      writer.append(zeros: 16)
      writer.append(textOffset + textBytes)
      writer.append(text: units)
      writer.append(zeros: textBytes - 2 * units.count)
      for advance in advances { writer.append(advance) }
    }
  }
}
