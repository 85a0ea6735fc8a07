/// Ranges and arithmetic of timestamps and durations, both as seconds and nanoseconds that count upwards.
enum Moment {
  /// From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
  static let timestamps: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  /// Ten thousand years either way, as Protocol Buffers have it.
  static let maximumDuration: Int64 = 315_576_000_000
  static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// A timestamp, or an overflow.
  static func timestamp(_ seconds: Int64, _ nanoseconds: UInt32, _ at: Int) -> Value {
    timestamps.contains(seconds)
      ? .timestamp(seconds: seconds, nanoseconds: nanoseconds) : .error(.overflow, at: at)
  }

  /// A duration, or an overflow.
  static func duration(_ seconds: Int64, _ nanoseconds: UInt32, _ at: Int) -> Value {
    let isInRange =
      seconds >= -maximumDuration && (seconds < maximumDuration || (seconds == maximumDuration && nanoseconds == 0))
    return isInRange ? .duration(seconds: seconds, nanoseconds: nanoseconds) : .error(.overflow, at: at)
  }

  /// `+` and `-` where a timestamp or duration takes part.
  static func calculate(_ left: Value, _ right: Value, _ operation: Instruction.Operation, _ at: Int) -> Value {
    switch (left.kind, operation, right.kind) {
    case (.timestamp, .add, .duration), (.duration, .add, .timestamp):
      let (seconds, nanoseconds) = sum(left, right)
      return timestamp(seconds, nanoseconds, at)
    case (.duration, .add, .duration):
      let (seconds, nanoseconds) = sum(left, right)
      return duration(seconds, nanoseconds, at)
    case (.timestamp, .subtract, .duration):
      let (seconds, nanoseconds) = difference(left, right)
      return timestamp(seconds, nanoseconds, at)
    case (.timestamp, .subtract, .timestamp), (.duration, .subtract, .duration):
      let (seconds, nanoseconds) = difference(left, right)
      return duration(seconds, nanoseconds, at)
    default: return .error(.noSuchOverload, at: at)
    }
  }

  // Neither overflows 64 bits: both operands are within their ranges.
  private static func sum(_ left: Value, _ right: Value) -> (Int64, UInt32) {
    normalized(left.signed + right.signed, Int64(left.aux) + Int64(right.aux))
  }

  private static func difference(_ left: Value, _ right: Value) -> (Int64, UInt32) {
    normalized(left.signed - right.signed, Int64(left.aux) - Int64(right.aux))
  }

  private static func normalized(_ seconds: Int64, _ nanoseconds: Int64) -> (Int64, UInt32) {
    if nanoseconds < 0 { return (seconds - 1, UInt32(nanoseconds + nanosecondsPerSecond)) }
    if nanoseconds >= nanosecondsPerSecond { return (seconds + 1, UInt32(nanoseconds - nanosecondsPerSecond)) }
    return (seconds, UInt32(nanoseconds))
  }
}
