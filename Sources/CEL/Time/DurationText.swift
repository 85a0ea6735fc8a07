/// Durations as `1h30m`, `1.5s` or `-250ms`.
enum DurationText {
  /// Seconds and nanoseconds that count upwards.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, nanoseconds: UInt32)? {
    var reader = DigitReader(text)
    let isNegative = reader.accept("-")
    if !isNegative { _ = reader.accept("+") }
    if text.count - reader.position == 1, reader.peek == UInt8(ascii: "0") { return (0, 0) }
    var total: Int128 = 0
    guard !reader.isAtEnd else { return nil }
    while !reader.isAtEnd {
      guard let part = part(&reader) else { return nil }
      total += part
      if total > limit { return nil }
    }
    if isNegative { total.negate() }
    let second = Int128(Moment.nanosecondsPerSecond)
    let (quotient, remainder) = total.quotientAndRemainder(dividingBy: second)
    let seconds = Int64(remainder < 0 ? quotient - 1 : quotient)
    return (seconds, UInt32(remainder < 0 ? remainder + second : remainder))
  }

  private static let limit = Int128(Moment.maximumDuration) * Int128(Moment.nanosecondsPerSecond)

  /// A number and its unit, in nanoseconds.
  private static func part(_ reader: inout DigitReader) -> Int128? {
    var whole: Int128 = 0
    var numerator: Int128 = 0
    var denominator: Int128 = 1
    var hasDigits = false
    while let digit = reader.digit() {
      whole = whole * 10 + Int128(digit)
      if whole > limit { return nil }
      hasDigits = true
    }
    if reader.accept(".") {
      while let digit = reader.digit() {
        hasDigits = true
        // Beyond this even hours have no nanoseconds left to lose.
        if denominator < 1_000_000_000_000_000_000 {
          numerator = numerator * 10 + Int128(digit)
          denominator *= 10
        }
      }
    }
    let unit = reader.take { $0 > UInt8(ascii: "9") }
    guard hasDigits, let scale = scale(unit) else { return nil }
    return whole * scale + numerator * scale / denominator
  }

  private static func scale(_ unit: UnsafeBufferPointer<UInt8>) -> Int128? {
    switch String(decoding: unit, as: UTF8.self) {
    case "ns": 1
    case "us", "\u{B5}s", "\u{3BC}s": 1_000
    case "ms": 1_000_000
    case "s": 1_000_000_000
    case "m": 60_000_000_000
    case "h": 3_600_000_000_000
    default: nil
    }
  }

  /// The text of a duration in seconds.
  static func format(_ value: Value) -> String {
    if value.signed >= 0 || value.aux == 0 { return "\(value.signed)\(TimestampText.fraction(value.aux))s" }
    // -1.25 is kept as -2 + 0.75.
    let fraction = TimestampText.fraction(UInt32(Moment.nanosecondsPerSecond) - value.aux)
    return "-\(-(value.signed + 1))\(fraction)s"
  }
}
