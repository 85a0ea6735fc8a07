/// Bytes on their way out. Text is appended without making a String on the way.
public struct OutputBuffer: Sendable {
  /// What was appended so far.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer.
  public init() {}

  /// Whether nothing was appended.
  public var isEmpty: Bool { bytes.isEmpty }

  /// Forgets the bytes and keeps the room.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends a literal.
  @inline(__always)
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends text made at run time.
  public mutating func append(text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends one byte.
  public mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Appends raw bytes.
  public mutating func append(bytes new: some Sequence<UInt8>) { bytes.append(contentsOf: new) }

  /// Appends a whole number in decimal.
  public mutating func append(integer: some BinaryInteger) {
    bytes.append(contentsOf: String(integer).utf8)
  }

  /// Appends `count` times the same byte.
  public mutating func append(repeating byte: UInt8, count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(byte, count: count)) }
  }

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
