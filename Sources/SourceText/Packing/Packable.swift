/// A value that the build writes into the program as text and that a start of the program reads back.
///
/// Both directions go through the same parts in the same order. The form is no file format: it never leaves the
/// program it was built into.
public protocol Packable {
  /// Appends the value.
  func pack(into packer: inout Packer)
  /// Reads the value that ``pack(into:)`` appended.
  init(unpacking unpacker: inout Unpacker)
}

extension Bool: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) { packer.append(self ? 1 : 0) }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) { self = unpacker.number() != 0 }
}

extension Int: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) { packer.append(UInt64(bitPattern: Int64(self))) }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) { self = Int(Int64(bitPattern: unpacker.number())) }
}

extension UInt64: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) { packer.append(self) }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) { self = unpacker.number() }
}

extension UInt8: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) { packer.append(self) }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) { self = UInt8(truncatingIfNeeded: unpacker.number()) }
}

extension String: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) { packer.append(text: self) }
  /// Reads a value.
  public init(unpacking unpacker: inout Unpacker) {
    self = String(decoding: unpacker.bytes(), as: UTF8.self)
  }
}

extension Optional: Packable where Wrapped: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) {
    packer.append(self == nil ? 0 : 1)
    self?.pack(into: &packer)
  }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) {
    self = unpacker.number() == 0 ? nil : Wrapped(unpacking: &unpacker)
  }
}

extension Array: Packable where Element: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) {
    packer.append(count)
    for element in self { element.pack(into: &packer) }
  }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) {
    let count = Int(unpacker.number())
    // All empty arrays share one storage, which this initializer would write a count into, from any thread.
    guard count > 0 else {
      self.init()
      return
    }
    self.init(unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        buffer.initializeElement(at: filled, to: Element(unpacking: &unpacker))
        filled += 1
      }
    }
  }
}

extension LocalizedText: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) {
    ja.pack(into: &packer)
    en.pack(into: &packer)
  }
  /// Reads a value.
  public init(unpacking unpacker: inout Unpacker) {
    let ja = String(unpacking: &unpacker)
    self.init(ja: ja, en: String(unpacking: &unpacker))
  }
}

extension Span: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) {
    packer.append(start)
    packer.append(end)
  }
  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) {
    let start = Int(unpacker.number())
    self.init(start, Int(unpacker.number()))
  }
}

/// Reads what a ``Packer`` of this very program wrote, mostly into a string literal; so nothing is checked.
public struct Unpacker {
  @usableFromInline var at: UnsafePointer<UInt8>
  /// Whether the bytes are part of the program and stay where they are.
  let isLiteral: Bool

  private static let nothing: StaticString = "nothing"

  /// Reads a literal from its start.
  public init(_ table: StaticString) {
    at = table.utf8Start
    isLiteral = true
  }

  /// Reads a literal from an address within.
  init(literal address: UInt) {
    at = UnsafePointer(bitPattern: address) ?? Unpacker.nothing.utf8Start
    isLiteral = true
  }

  /// Reads bytes that must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    at = bytes.baseAddress ?? Unpacker.nothing.utf8Start
    isLiteral = false
  }

  /// The next number.
  @inlinable @inline(__always)
  public mutating func number() -> UInt64 {
    var byte = at[0]
    at += 1
    var result = UInt64(byte & 0x3F)
    var shift: UInt64 = 6
    while byte & 0x40 != 0 {
      byte = at[0]
      at += 1
      result |= UInt64(byte & 0x3F) &<< shift
      shift += 6
    }
    return result
  }

  /// The next character below U+0080.
  @inlinable @inline(__always)
  public mutating func character() -> UInt8 {
    let byte = at[0]
    at += 1
    return byte
  }

  /// The next text, as UTF-8; it lies in the literal and stays.
  @inlinable @inline(__always)
  public mutating func bytes() -> UnsafeBufferPointer<UInt8> {
    let count = Int(number())
    let start = at
    at += count
    return UnsafeBufferPointer(start: start, count: count)
  }
}

/// Writes values as text that may stand in a string literal.
///
/// A number is written in groups of six bits, the lowest first, each a character below U+0080; 0x40 says that another
/// group follows. A text is its length and its bytes.
public struct Packer: Sendable {
  /// What was appended so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Appends a number.
  public mutating func append(_ number: some FixedWidthInteger & UnsignedInteger) {
    var rest = UInt64(number)
    while rest >= 0x40 {
      bytes.append(UInt8(rest & 0x3F) | 0x40)
      rest >>= 6
    }
    bytes.append(UInt8(rest))
  }

  /// Appends one character below U+0080 as it is.
  public mutating func append(character: UInt8) {
    precondition(character < 0x80)
    bytes.append(character)
  }

  /// Appends a number that is never negative.
  public mutating func append(_ count: Int) { append(UInt(count)) }

  /// Appends a text.
  public mutating func append(text: String) { append(utf8: Array(text.utf8)) }

  /// Appends a value with its length in front, so that a reader can pass it by.
  public mutating func append(passable value: some Packable) {
    var inner = Packer()
    value.pack(into: &inner)
    append(utf8: inner.bytes)
  }

  /// Appends bytes, which must be well-formed UTF-8.
  public mutating func append(utf8: [UInt8]) {
    append(utf8.count)
    bytes += utf8
  }
}
