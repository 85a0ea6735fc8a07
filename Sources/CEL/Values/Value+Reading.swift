extension Value {
  /// Whether the value is `true`.
  @inlinable
  public var isTrue: Bool { kind == .bool && payload == 1 }

  /// Whether the value is `false`.
  @inlinable
  public var isFalse: Bool { kind == .bool && payload == 0 }

  /// The number of an int, and the seconds of a timestamp or duration.
  @inlinable
  public var signed: Int64 { Int64(bitPattern: payload) }

  /// The number of a double.
  @inlinable
  public var real: Double { Double(bitPattern: payload) }

  /// Where a string, list or map begins.
  @inlinable
  public var offset: Int { Int(payload >> 32) }

  /// The bytes of a string, the elements of a list or the pairs of a map.
  @inlinable
  public var count: Int { Int(UInt32(truncatingIfNeeded: payload)) }

  /// The range of a string in its buffer, or of a list in its cells.
  @inlinable
  public var range: Range<Int> { offset..<(offset + count) }

  /// The first cell of a record, or the cell of an unknown.
  @inlinable
  public var cell: Int { Int(truncatingIfNeeded: payload) }

  /// Why the value is not known, if it is not.
  public var unknownReason: UnknownReason? { kind == .unknown ? UnknownReason(rawValue: flag) : nil }

  /// Whether the value is an unknown or an error, which strict operations hand on.
  @inlinable
  var isUndefined: Bool { UInt8(truncatingIfNeeded: header) <= Kind.error.rawValue }

  @inlinable
  var isInterned: Bool { header == UInt64(Kind.string.rawValue) | UInt64(TextBuffer.constants.rawValue) << 16 }
}
