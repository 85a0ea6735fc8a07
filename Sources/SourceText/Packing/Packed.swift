/// A value that lies packed, mostly in a literal of the program, and is read anew whenever it is wanted.
///
/// The texts of the built-in rules are kept so: a run needs few of them, and none before it finds something. The type
/// of the value is no parameter of this one, for each such type would cost a start of the program some microseconds.
public struct Packed: Sendable {
  private final class Bytes: Sendable {
    let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  private enum Storage: Sendable {
    case made(Bytes)
    /// Where the bytes lie in a literal of the program, which never moves or ends.
    case literal(UInt, count: UInt32)
  }

  private let storage: Storage

  /// Packs a value.
  package init(_ value: some Packable) {
    var packer = Packer()
    value.pack(into: &packer)
    storage = .made(Bytes(packer.bytes))
  }

  /// Packs several values into one, to be read one by one with ``part(_:)``.
  package init<Values: PackableParts>(parts values: Values) {
    var packer = Packer()
    for (index, part) in Values.Part.allCases.enumerated() {
      assert(part.rawValue == index, "Parts are numbered from 0 in their order")
      var inner = Packer()
      values.pack(part, into: &inner)
      packer.append(utf8: inner.bytes)
    }
    storage = .made(Bytes(packer.bytes))
  }

  /// One of the values that were packed together.
  @inlinable @inline(__always)
  public func part(_ part: some RawRepresentable<Int>) -> Packed { self.part(number: part.rawValue) }

  @usableFromInline
  func part(number: Int) -> Packed { withUnpacker { Packed.passing(number, in: &$0) } }

  /// One element of an array whose elements are packed each by itself, as ``Packed`` is.
  package func element(_ index: Int) -> Packed {
    withUnpacker { unpacker in
      let count = Int(unpacker.number())
      assert(index < count, "A packed array has no such element")
      return Packed.passing(index, in: &unpacker)
    }
  }

  private static func passing(_ count: Int, in unpacker: inout Unpacker) -> Packed {
    for _ in 0..<count { _ = unpacker.bytes() }
    return Packed(unpacking: &unpacker)
  }

  /// The value, which must be of the type that was packed.
  package func value<Value: Packable>() -> Value {
    withUnpacker { unpacker in
      let value = Value(unpacking: &unpacker)
      assert(unpacker.isAtEnd, "A packed value was read as one of another type")
      return value
    }
  }

  private func withUnpacker<Result>(_ body: (inout Unpacker) -> Result) -> Result {
    switch storage {
    case .made(let made):
      return made.bytes.withUnsafeBufferPointer { bytes in
        var unpacker = Unpacker(bytes)
        return body(&unpacker)
      }
    case .literal(let address, let count):
      var unpacker = Unpacker(literal: address, count: Int(count))
      return body(&unpacker)
    }
  }

  /// Calls `body` with the bytes of a text that was packed.
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnpacker { body($0.bytes()) }
  }
}

extension Packed: Packable {
  /// Appends the packed value, so that a reader can pass it by.
  public func pack(into packer: inout Packer) {
    switch storage {
    case .made(let made): packer.append(utf8: made.bytes)
    case .literal(let address, let count):
      packer.append(utf8: Array(UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: Int(count))))
    }
  }

  /// Reads where the packed value lies, and passes it by.
  public init(unpacking unpacker: inout Unpacker) {
    let bytes = unpacker.bytes()
    storage =
      unpacker.isLiteral
      ? .literal(UInt(bitPattern: bytes.baseAddress), count: UInt32(bytes.count)) : .made(Bytes(Array(bytes)))
  }
}

/// Values that are packed together, so that each can be read without the others.
///
/// The parts are written in the order of their enum and read by its numbers; `pack` switches over it, so that none can be
/// forgotten.
package protocol PackableParts {
  /// The names of the values, numbered from 0.
  associatedtype Part: CaseIterable & RawRepresentable<Int>
  /// Appends one of the values.
  func pack(_ part: Part, into packer: inout Packer)
}
