/// Writes records of an Enhanced Metafile ([MS-EMF], Enhanced Metafile Format), little-endian.
struct EMFWriter {
  /// Record types of [MS-EMF] 2.1.1.
  enum RecordType: UInt32 {
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
  mutating func record(_ type: RecordType, _ body: (inout EMFWriter) -> Void = { _ in }) {
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
