/// Draws a picture in EMF records.
struct EMFMaker {
  /// Stock objects of [MS-EMF] 2.1.31.
  static let emptyBrush: UInt32 = 0x8000_0005
  static let emptyPen: UInt32 = 0x8000_0008

  let drawing: Drawing
  let scale: Int
  let resolution: Int
  var writer = EMFWriter()
  /// Objects made so far: pens and brushes by their look, fonts by weight. Handles count from 1.
  var handles: [String: UInt32] = [:]
  var selected: [String: UInt32] = [:]
  var textColour: Drawing.Colour?

  init(drawing: Drawing, scale: Int, resolution: Int) {
    self.drawing = drawing
    self.scale = scale
    self.resolution = resolution
  }

  var bytes: [UInt8] { writer.bytes }

  mutating func draw() {
    header()
    let (width, height) = (drawing.width * scale, drawing.height * scale)
    let anisotropic = 8
    writer.record(.setMapMode) { $0.append(anisotropic) }
    for type in [EMFWriter.RecordKind.setWindowOrigin, .setViewportOrigin] {
      writer.record(type) { $0.append(zeros: 8) }
    }
    for type in [EMFWriter.RecordKind.setWindowExtent, .setViewportExtent] {
      writer.record(type) {
        $0.append(width)
        $0.append(height)
      }
    }
    let transparent = 1
    writer.record(.setBackgroundMode) { $0.append(transparent) }
    let baseline = 24
    writer.record(.setTextAlignment) { $0.append(baseline) }
    for item in drawing.items { for primitive in item.primitives { draw(primitive) } }
    for type in [EMFWriter.RecordKind.endOfFile] {
      writer.record(type) {
        $0.append(zeros: 8)
        $0.append(20 as UInt32)
      }
    }
    writer.set(UInt32(truncatingIfNeeded: writer.bytes.count), at: 48)
    writer.set(writer.recordCount, at: 52)
    writer.set(UInt32(truncatingIfNeeded: handles.count + 1), at: 56)
  }

  /// [MS-EMF] 2.3.4.2, with extension 1; sizes and counts are filled in at the end.
  private mutating func header() {
    let description = Array("Shimon".utf16) + [0] + Array(drawing.title.utf16.prefix(200)) + [0, 0]
    let (width, height) = (drawing.width * scale, drawing.height * scale)
    // Hundredths of a millimetre: 2540 to the inch.
    func hundredths(_ length: Int) -> Int { length * 2_540 / resolution }
    let resolution = resolution
    writer.record(.header) { writer in
      writer.append(Drawing.Rectangle(x: 0, y: 0, width: width - 1, height: height - 1))
      writer.append(Drawing.Rectangle(x: 0, y: 0, width: hundredths(width), height: hundredths(height)))
      writer.append(0x464D_4520 as UInt32)
      writer.append(0x0001_0000 as UInt32)
      writer.append(zeros: 4 + 4)
      writer.append(word: 0)
      writer.append(word: 0)
      writer.append(description.count)
      writer.append(100 as UInt32)
      writer.append(0 as UInt32)
      // A device of 100 inches on each side.
      for length in [100 * resolution, 2_540] {
        writer.append(length)
        writer.append(length)
      }
      writer.append(zeros: 12)
      writer.append(text: description)
    }
  }

  // MARK: Shapes

  private mutating func draw(_ primitive: Drawing.Primitive) {
    let paint = primitive.style.light
    if case .text(let text) = primitive.shape { return draw(text, paint) }
    let outline = outline(of: primitive.shape)
    select(pen: paint.isDashed ? nil : paint)
    select(brush: paint)
    switch primitive.shape {
    case .rectangle(let box, let radius): lines(.polygon, corners(of: box, radius: radius))
    case .circle(let centre, let radius):
      let scaled = Drawing.Rectangle(
        x: (centre.x - radius) * scale, y: (centre.y - radius) * scale, width: 2 * radius * scale,
        height: 2 * radius * scale)
      writer.record(.ellipse) { $0.append(scaled) }
    case .line(let points): if !paint.isDashed { lines(.polyline, points.map(scaled)) }
    case .polygon(let points): lines(.polygon, points.map(scaled))
    case .text: break
    }
    if paint.isDashed {
      select(pen: paint)
      for dash in dashes(along: outline) { lines(.polyline, dash) }
    }
  }

  private func scaled(_ point: Drawing.Point) -> Drawing.Point { Drawing.Point(point.x * scale, point.y * scale) }

  private mutating func lines(_ type: EMFWriter.RecordKind, _ points: [Drawing.Point]) {
    writer.record(type) { writer in
      writer.append(zeros: 16)
      writer.append(points.count)
      for point in points {
        writer.append(point.x)
        writer.append(point.y)
      }
    }
  }

  /// The corners of a rectangle, each rounded by five points of a circle: players of metafiles do not agree on what a
  /// rounded rectangle is.
  private func corners(of box: Drawing.Rectangle, radius: Int) -> [Drawing.Point] {
    let (left, top) = (box.x * scale, box.y * scale)
    let (right, bottom) = (box.right * scale, box.bottom * scale)
    guard radius > 0 else {
      return [
        Drawing.Point(left, top), Drawing.Point(right, top), Drawing.Point(right, bottom), Drawing.Point(left, bottom),
      ]
    }
    // 1 - cos and 1 - sin of 0°, 22.5°, 45°, 67.5° and 90°, in thousandths.
    let arc = [(0, 1_000), (76, 617), (293, 293), (617, 76), (1_000, 0)].map { inward, along in
      (inward: inward * radius * scale / 1_000, along: along * radius * scale / 1_000)
    }
    return arc.map { Drawing.Point(left + $0.inward, top + $0.along) }
      + arc.map { Drawing.Point(right - $0.along, top + $0.inward) }
      + arc.map { Drawing.Point(right - $0.inward, bottom - $0.along) }
      + arc.map { Drawing.Point(left + $0.along, bottom - $0.inward) }
  }

  private func outline(of shape: Drawing.Shape) -> [Drawing.Point] {
    switch shape {
    case .rectangle(let box, _):
      [
        Drawing.Point(box.x, box.y), Drawing.Point(box.right, box.y), Drawing.Point(box.right, box.bottom),
        Drawing.Point(box.x, box.bottom), Drawing.Point(box.x, box.y),
      ]
    case .line(let points), .polygon(let points): points
    case .circle, .text: []
    }
  }

  /// Broken lines as pieces of 6 with gaps of 4, for pens that break lines are drawn differently everywhere. Level and
  /// upright lines only.
  private func dashes(along points: [Drawing.Point]) -> [[Drawing.Point]] {
    var dashes: [[Drawing.Point]] = []
    for (start, end) in zip(points, points.dropFirst()) {
      let length = max(abs(end.x - start.x), abs(end.y - start.y))
      let step = Drawing.Point((end.x - start.x).signum(), (end.y - start.y).signum())
      for from in stride(from: 0, to: length, by: 10) {
        let until = min(from + 6, length)
        dashes.append(
          [from, until].map { scaled(Drawing.Point(start.x + step.x * $0, start.y + step.y * $0)) })
      }
    }
    return dashes
  }
}

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

/// Writes records of an Enhanced Metafile ([MS-EMF], Enhanced Metafile Format), little-endian.
struct EMFWriter {
  /// Record types of [MS-EMF] 2.1.1.
  enum RecordKind: UInt32 {
    case header = 1
    case polygon = 3
    case polyline = 4
    case setWindowExtent = 9
    case setWindowOrigin = 10
    case setViewportExtent = 11
    case setViewportOrigin = 12
    case endOfFile = 14
    case setMapMode = 17
    case setBackgroundMode = 18
    case setTextAlignment = 22
    case setTextColour = 24
    case selectObject = 37
    case createPen = 38
    case createBrush = 39
    case deleteObject = 40
    case ellipse = 42
    case createFont = 82
    case textOut = 84
  }

  /// The bytes so far.
  private(set) var bytes: [UInt8] = []
  private(set) var recordCount: UInt32 = 0

  /// Writes a record: its type, its size and what `body` appends, filled up to whole words.
  mutating func record(_ type: RecordKind, _ body: (inout EMFWriter) -> Void = { _ in }) {
    let start = bytes.count
    append(type.rawValue)
    append(0 as UInt32)
    body(&self)
    while bytes.count % 4 != 0 { bytes.append(0) }
    set(UInt32(truncatingIfNeeded: bytes.count - start), at: start + 4)
    recordCount += 1
  }

  mutating func append(_ value: UInt32) { for shift in stride(from: 0, to: 32, by: 8) { append(byte: value >> shift) } }

  mutating func append(_ value: Int) { append(UInt32(truncatingIfNeeded: value)) }

  mutating func append(word: UInt16) {
    append(byte: UInt32(word))
    append(byte: UInt32(word) >> 8)
  }

  private mutating func append(byte: UInt32) { bytes.append(UInt8(truncatingIfNeeded: byte)) }

  mutating func append(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

  mutating func append(text: some Sequence<UInt16>) { for unit in text { append(word: unit) } }

  mutating func append(_ rectangle: Drawing.Rectangle) {
    append(rectangle.x)
    append(rectangle.y)
    append(rectangle.right)
    append(rectangle.bottom)
  }

  /// Puts a number in the place of another, for sizes that are known only later.
  mutating func set(_ value: UInt32, at offset: Int) {
    for place in 0..<4 { bytes[offset + place] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(place))) }
  }
}

extension Drawing {
  /// Logical units to a unit of the drawing, so that places of characters need not be whole units.
  private static let emfScale = 20
  /// The size of the device that the drawing is said to be made for: 1 unit of the drawing is a point.
  private static let emfResolution = 1_440

  /// The picture as an Enhanced Metafile for word processors, in the light palette.
  ///
  /// It holds plain shapes and text in "Yu Gothic", each character at its place, so that it looks the same wherever the
  /// typeface is replaced. See [MS-EMF] for the records.
  package func emf() -> [UInt8] {
    var writer = EMFMaker(drawing: self, scale: Drawing.emfScale, resolution: Drawing.emfResolution)
    writer.draw()
    return writer.bytes
  }
}
