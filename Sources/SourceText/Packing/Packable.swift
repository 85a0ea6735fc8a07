/// A value that the build writes into the program as text and that a start of the program reads back.
///
/// Both directions go through the same parts in the same order. The form is no file format: it never leaves the
/// program it was built into. It does not depend on the width of `Int`, for what builds a program may have another one
/// than what runs it.
///
/// What is read at every start is `public` here and in the modules above, because the compiler specializes generic code
/// across modules only where it is `public` and `@inlinable`; the rest of the package is `package`.
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
    // All empty arrays share one storage, which the initializer below would write a count into, from any thread. It
    // leaves no room uninitialized: `filled` counts each element as soon as it is there.
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

extension Severity: Packable {
  /// Appends the severity.
  package func pack(into packer: inout Packer) { packer.append(rawValue) }
  /// Reads a severity.
  package init(unpacking unpacker: inout Unpacker) {
    self = Severity(rawValue: UInt8(unpacking: &unpacker)) ?? .error
  }
}
