extension Value {
  /// `null`.
  public static let null = Value(kind: .null)

  /// A truth value.
  @inlinable
  public static func bool(_ truth: Bool) -> Value { Value(kind: .bool, payload: truth ? 1 : 0) }

  /// A whole number.
  @inlinable
  public static func int(_ number: Int64) -> Value { Value(kind: .int, payload: UInt64(bitPattern: number)) }

  /// A floating-point number.
  @inlinable
  public static func double(_ number: Double) -> Value { Value(kind: .double, payload: number.bitPattern) }

  /// Text that lies in a buffer.
  @inlinable
  public static func string(in buffer: TextBuffer, offset: Int, count: Int) -> Value {
    Value(kind: .string, buffer: buffer.rawValue, payload: range(offset, count))
  }

  /// A list whose elements lie in ``Memory/cells``.
  @inlinable
  public static func list(offset: Int, count: Int) -> Value { Value(kind: .list, payload: range(offset, count)) }

  /// A map whose keys and values take turns in ``Memory/cells``; `count` counts pairs.
  @inlinable
  public static func map(offset: Int, count: Int) -> Value { Value(kind: .map, payload: range(offset, count)) }

  /// An instance of a record type whose first field lies in `cell`.
  @inlinable
  public static func record(type: Int, cell: Int, isWritten: Bool) -> Value {
    Value(kind: .record, flag: isWritten ? 1 : 0, aux: UInt32(truncatingIfNeeded: type), payload: UInt64(cell))
  }

  /// What stands in the cell of a fact that is not known.
  @inlinable
  public static func unknown(_ reason: UnknownReason, cell: Int) -> Value {
    Value(kind: .unknown, flag: reason.rawValue, payload: UInt64(cell))
  }

  /// A point in time; nanoseconds count upwards also before 1970.
  @inlinable
  public static func timestamp(seconds: Int64, nanoseconds: UInt32 = 0) -> Value {
    Value(kind: .timestamp, aux: nanoseconds, payload: UInt64(bitPattern: seconds))
  }

  /// A length of time: `seconds + nanoseconds / 10⁹`, with nanoseconds never negative.
  @inlinable
  public static func duration(seconds: Int64, nanoseconds: UInt32 = 0) -> Value {
    Value(kind: .duration, aux: nanoseconds, payload: UInt64(bitPattern: seconds))
  }

  @inlinable
  static func range(_ offset: Int, _ count: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: offset) << 32 | UInt64(UInt32(truncatingIfNeeded: count))
  }

  /// An error raised by the instruction at an index.
  @inlinable
  public static func error(_ code: EvaluationError.Code, at instruction: Int) -> Value {
    Value(kind: .error, flag: code.rawValue, payload: UInt64(instruction))
  }
}
