/// A value at hand, or one that still lies packed in a literal of the program and is read anew whenever it is wanted.
///
/// The texts of the built-in rules are read so: a run needs few of them, and none before it finds something.
public struct Deferred<Value: Packable & Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private enum Storage: Sendable {
    case made(Box)
    /// The address of a packed value in a literal, which never moves.
    case packed(UInt)
  }

  private let storage: Storage

  /// A value at hand.
  public init(_ value: Value) { storage = .made(Box(value)) }

  /// The value.
  public var value: Value {
    switch storage {
    case .made(let box): return box.value
    case .packed(let address):
      guard let place = UnsafePointer<UInt8>(bitPattern: address) else { preconditionFailure("a literal has a place") }
      var unpacker = Unpacker(at: place)
      return Value(unpacking: &unpacker)
    }
  }
}

extension Deferred: Packable {
  public func pack(into packer: inout Packer) { packer.appendDeferred { value.pack(into: &$0) } }
  public init(unpacking unpacker: inout Unpacker) {
    storage = .packed(UInt(bitPattern: unpacker.bytes().baseAddress))
  }
}
