/// A value that lies packed, mostly in a literal of the program, and is read anew whenever it is wanted.
///
/// The texts of the built-in rules are kept so: a run needs few of them, and none before it finds something. The type
/// of the value is no parameter of this one, for each such type would cost a start of the program some microseconds.
package struct Packed: Sendable {
  private final class Bytes: Sendable {
    let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  private enum Storage: Sendable {
    case made(Bytes)
    /// Where a literal, which never moves, holds the length of the packed value and then the value.
    case literal(UInt)
  }

  private let storage: Storage

  /// Packs a value.
  package init(_ value: some Packable) {
    var packer = Packer()
    value.pack(into: &packer)
    storage = .made(Bytes(packer.bytes))
  }

  /// Packs several values into one, to be read one by one with ``part(_:)``.
  ///
  /// - Parameter append: appends each with ``Packer/append(passable:)``.
  package init(parts append: (inout Packer) -> Void) {
    var packer = Packer()
    append(&packer)
    storage = .made(Bytes(packer.bytes))
  }

  /// One of the values that were packed together.
  package func part(_ index: Int) -> Packed {
    withUnpacker { unpacker in
      for _ in 0..<index { _ = unpacker.bytes() }
      return Packed(unpacking: &unpacker)
    }
  }

  /// The value, which must be of the type that was packed.
  package func value<Value: Packable>() -> Value {
    withUnpacker { Value(unpacking: &$0) }
  }

  /// Calls `body` with a reader that stands at the start of the value, for those that want a part of it.
  package func withUnpacker<Result>(_ body: (inout Unpacker) -> Result) -> Result {
    switch storage {
    case .made(let made):
      return made.bytes.withUnsafeBufferPointer { bytes in
        var unpacker = Unpacker(bytes)
        return body(&unpacker)
      }
    case .literal(let address):
      var unpacker = Unpacker(literal: address)
      _ = unpacker.number()
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
  package func pack(into packer: inout Packer) {
    switch storage {
    case .made(let made): packer.append(utf8: made.bytes)
    case .literal(let address):
      var unpacker = Unpacker(literal: address)
      packer.append(utf8: Array(unpacker.bytes()))
    }
  }

  /// Reads where the packed value lies, and passes it by.
  package init(unpacking unpacker: inout Unpacker) {
    let place = UInt(bitPattern: unpacker.at)
    let bytes = unpacker.bytes()
    storage = unpacker.isLiteral ? .literal(place) : .made(Bytes(Array(bytes)))
  }
}
