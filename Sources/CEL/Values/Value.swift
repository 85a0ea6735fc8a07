import SourceText

/// A value at evaluation: 16 trivial bytes. What does not fit lies in ``Memory`` and is named by offset and count.
public struct Value: BitwiseCopyable, Sendable {
  /// What a value is.
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// A fact that nobody wrote; see ``UnknownReason``.
    case unknown
    /// A run-time error; see ``EvaluationError``.
    case error
    /// `null`.
    case null
    /// `true` or `false`.
    case bool
    /// A 64-bit whole number.
    case int
    /// A 64-bit floating-point number.
    case double
    /// Text: a range of one of the ``TextBuffer``s.
    case string
    /// A list: a range of cells.
    case list
    /// A map: a range of pairs of cells, in the order in which they were written.
    case map
    /// An instance of a declared record: consecutive cells, one a field.
    case record
    /// A point in time.
    case timestamp
    /// A length of time.
    case duration
    /// The name of a type. Reserved; the subset has no `type()`.
    case type
  }

  // Two words instead of five fields: the interpreter copies values all the time, and two moves are what that costs.
  // From the low bits: kind, flag, buffer, eight bits of nothing, aux.
  @usableFromInline var header: UInt64
  /// The bits of a number or truth; `offset << 32 | count` of a string, list or map; the first cell of a record; the
  /// seconds of a timestamp or duration; the cell of an unknown; the instruction that failed of an error.
  public var payload: UInt64

  /// A value from its parts.
  @inlinable
  public init(kind: Kind, flag: UInt8 = 0, buffer: UInt8 = 0, aux: UInt32 = 0, payload: UInt64 = 0) {
    header = UInt64(kind.rawValue) | UInt64(flag) << 8 | UInt64(buffer) << 16 | UInt64(aux) << 32
    self.payload = payload
  }

  /// What this value is.
  @inlinable
  public var kind: Kind {
    // The header is only ever made from a kind, so its bits are one.
    get { unsafeBitCast(UInt8(truncatingIfNeeded: header), to: Kind.self) }
    set { header = header & ~0xFF | UInt64(newValue.rawValue) }
  }

  /// Of an unknown its reason, of a record 1 when it is written and 0 when it is absent, of an error its code.
  @inlinable
  public var flag: UInt8 {
    get { UInt8(truncatingIfNeeded: header >> 8) }
    set { header = header & ~0xFF00 | UInt64(newValue) << 8 }
  }

  /// Of a string the ``TextBuffer``; of a list or map 0 for ``Memory/cells``, 1 for ``Memory/constantCells``.
  @inlinable
  public var buffer: UInt8 {
    get { UInt8(truncatingIfNeeded: header >> 16) }
    set { header = header & ~0xFF0000 | UInt64(newValue) << 16 }
  }

  /// Of a record its type; of a timestamp or duration the nanoseconds.
  @inlinable
  public var aux: UInt32 {
    get { UInt32(truncatingIfNeeded: header >> 32) }
    set { header = header & 0xFFFF_FFFF | UInt64(newValue) << 32 }
  }
}

extension Value: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) {
    packer.append(header)
    packer.append(payload >> 32)
    packer.append(payload & 0xFFFF_FFFF)
  }

  /// Reads a value.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) {
    header = unpacker.number()
    payload = unpacker.number() << 32
    payload |= unpacker.number()
  }
}
