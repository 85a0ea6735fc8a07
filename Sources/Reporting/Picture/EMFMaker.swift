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
    for type in [EMFWriter.RecordType.setWindowOrigin, .setViewportOrigin] {
      writer.record(type) { $0.append(zeros: 8) }
    }
    for type in [EMFWriter.RecordType.setWindowExtent, .setViewportExtent] {
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
    for type in [EMFWriter.RecordType.endOfFile] {
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

  private mutating func lines(_ type: EMFWriter.RecordType, _ points: [Drawing.Point]) {
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
