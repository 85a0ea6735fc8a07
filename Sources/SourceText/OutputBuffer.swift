/// Bytes on their way out. Text is appended without making a String on the way.
public struct OutputBuffer: Sendable {
  /// What was appended so far.
  @inlinable
  public var bytes: [UInt8] { storage }

  @usableFromInline var storage: [UInt8] = []

  /// An empty buffer.
  @inlinable
  public init() {}

  /// Whether nothing was appended.
  @inlinable
  public var isEmpty: Bool { storage.isEmpty }

  /// Forgets the bytes and keeps the room.
  @inlinable
  public mutating func removeAll() { storage.removeAll(keepingCapacity: true) }

  /// Makes room for so many bytes in all.
  @inlinable
  public mutating func reserve(_ count: Int) { storage.reserveCapacity(count) }

  /// Appends a literal.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { storage.append(contentsOf: $0) }
  }

  /// Appends text made at run time.
  @inlinable
  public mutating func append(text: String) {
    var text = text
    text.withUTF8 { storage.append(contentsOf: $0) }
  }

  /// Appends one byte.
  @inlinable @inline(__always)
  public mutating func append(byte: UInt8) { storage.append(byte) }

  /// Appends raw bytes.
  @inlinable
  public mutating func append(bytes new: some Sequence<UInt8>) { storage.append(contentsOf: new) }

  /// The number of bytes so far.
  @inlinable
  public var count: Int { storage.count }

  /// Appends what was already appended in a range.
  public mutating func append(again range: Range<Int>) {
    // A slice would share the storage, and all of it would be copied.
    let bytes = storage.withUnsafeBufferPointer { Array($0[range]) }
    storage.append(contentsOf: bytes)
  }

  /// Appends a whole number in decimal.
  @inlinable
  public mutating func append(integer: some BinaryInteger) {
    guard var rest = Int(exactly: integer), rest >= 0 else { return storage.append(contentsOf: String(integer).utf8) }
    var divisor = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      storage.append(UInt8(truncatingIfNeeded: rest / divisor) + 0x30)
      rest %= divisor
      divisor /= 10
    }
  }

  /// Appends `count` times the same byte.
  @inlinable
  public mutating func append(repeating byte: UInt8, count: Int) {
    if count > 0 { storage.append(contentsOf: repeatElement(byte, count: count)) }
  }

  /// The text so far.
  public var text: String { String(decoding: storage, as: UTF8.self) }
}
