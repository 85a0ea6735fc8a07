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
    /// A day of which only the month or year is known; see ``Value/span(seconds:dayCount:cell:)``.
    case span
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
    // Each initializer, that of packed values too, makes the low byte of the header from a kind, and no setter but this
    // one changes it.
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

  /// A length of time that was written in months, or in years and months. It is as long as its seconds say; how it was
  /// written is only for those who read it again, and what is reckoned from it has lost it.
  @inlinable
  public static func duration(seconds: Int64, months: Int, hasYears: Bool) -> Value {
    let note = UInt16(clamping: months) & 0x7FFF | (hasYears ? 0x8000 : 0)
    return Value(
      kind: .duration, flag: UInt8(truncatingIfNeeded: note), buffer: UInt8(note >> 8),
      payload: UInt64(bitPattern: seconds))
  }

  /// A fact that is one of some days: the seconds of the first of them, how many they are, and the cell of the fact, which
  /// an operation waits for that would have to know the day.
  @inlinable
  public static func span(seconds: Int64, dayCount: UInt16, cell: Int) -> Value {
    Value(
      kind: .span, flag: UInt8(truncatingIfNeeded: dayCount), buffer: UInt8(dayCount >> 8),
      aux: UInt32(truncatingIfNeeded: cell), payload: UInt64(bitPattern: seconds))
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

extension Value {
  /// Whether the value is `true`.
  @inlinable
  public var isTrue: Bool { kind == .bool && payload == 1 }

  /// Whether the value is `false`.
  @inlinable
  public var isFalse: Bool { kind == .bool && payload == 0 }

  /// The number of an int, and the seconds of a timestamp, of a duration or of the first day of a span.
  @inlinable
  public var signed: Int64 { Int64(bitPattern: payload) }

  /// How many days a span has.
  @inlinable
  public var dayCount: Int { Int(flag) | Int(buffer) << 8 }

  /// The months of a length of time that was written in months or years, and whether years were written; else 0.
  @inlinable
  public var writtenMonths: (count: Int, hasYears: Bool) {
    let note = Int(flag) | Int(buffer) << 8
    return (note & 0x7FFF, note & 0x8000 != 0)
  }

  /// The value for an operation that needs a day: of a span it is not known.
  @inlinable
  var exact: Value { kind == .span ? .unknown(.inexact, cell: Int(aux)) : self }

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

/// Which bytes a string value lies in.
public enum TextBuffer: UInt8, Sendable {
  /// Interned at load time: literals of programs and the options of choices. Equal text has equal offsets.
  case constants
  /// The file being read.
  case source
  /// Text of the file that had to be unescaped or unfolded.
  case decoded
  /// Text made during one evaluation.
  case scratch
}

/// Why a fact is not known.
public enum UnknownReason: UInt8, Sendable {
  /// The field is absent or empty.
  case unstated
  /// The field says that the matter is open.
  case undecided
  /// The field holds something that could not be read as its type.
  case invalid
  /// The field names a month or a year where the day is needed.
  case inexact
}
