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

/// Timestamps as RFC 3339 writes them.
enum TimestampText {
  /// Seconds since 1970 and nanoseconds.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, nanoseconds: UInt32)? {
    var reader = DigitReader(text)
    guard let year = reader.number(digits: 4), reader.accept("-"), let month = reader.number(digits: 2),
      reader.accept("-"), let day = reader.number(digits: 2), reader.accept("T") || reader.accept("t"),
      let hour = reader.number(digits: 2), reader.accept(":"), let minute = reader.number(digits: 2),
      reader.accept(":"), let second = reader.number(digits: 2), 1...12 ~= month,
      1...CivilTime.dayCount(year: year, month: month) ~= day, hour <= 23, minute <= 59, second <= 59,
      let nanoseconds = fraction(&reader), let offset = offset(&reader), reader.isAtEnd
    else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    let seconds = days * CivilTime.secondsPerDay + hour * 3600 + minute * 60 + second - offset
    return Moment.timestamps.contains(seconds) ? (seconds, nanoseconds) : nil
  }

  private static func fraction(_ reader: inout DigitReader) -> UInt32? {
    guard reader.accept(".") else { return 0 }
    var result: UInt32 = 0
    var scale: UInt32 = 100_000_000
    guard let first = reader.digit() else { return nil }
    result = UInt32(first) * scale
    // Digits beyond the nanosecond are read and dropped.
    while let digit = reader.digit() {
      scale /= 10
      result += UInt32(digit) * scale
    }
    return result
  }

  private static func offset(_ reader: inout DigitReader) -> Int64? {
    if reader.accept("Z") || reader.accept("z") { return 0 }
    let isNegative = reader.accept("-")
    guard isNegative || reader.accept("+"), let hours = reader.number(digits: 2), reader.accept(":"),
      let minutes = reader.number(digits: 2), hours <= 23, minutes <= 59
    else { return nil }
    return (isNegative ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// The text of a timestamp in UTC, with as many digits of the second as it needs.
  static func format(_ value: Value) -> String {
    let time = CivilTime(secondsSince1970: value.signed)
    let year = String(repeating: "0", count: time.year < 1000 ? 4 - String(time.year).count : 0) + String(time.year)
    let date = "\(year)-\(two(time.month))-\(two(time.day))"
    return "\(date)T\(two(time.hour)):\(two(time.minute)):\(two(time.second))\(fraction(value.aux))Z"
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A point and the digits of a fraction of a second, or nothing.
  static func fraction(_ nanoseconds: UInt32) -> String {
    guard nanoseconds > 0 else { return "" }
    var digits = String(nanoseconds)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
  }
}

/// Reads fixed-width numbers and marks from bytes.
///
/// It keeps a buffer that its maker was lent, and is only ever a variable of the function that was lent it; only
/// `peek` reads a byte of it, and looks at its end first.
struct DigitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  var peek: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func accept(_ mark: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(digits: Int) -> Int64? {
    var result: Int64 = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      result = result * 10 + digit
    }
    return result
  }

  /// The next byte if it is a digit.
  mutating func digit() -> Int64? {
    guard let byte = peek, byte &- UInt8(ascii: "0") < 10 else { return nil }
    position += 1
    return Int64(byte - UInt8(ascii: "0"))
  }

  /// Takes the bytes that fulfil a condition.
  mutating func take(while condition: (UInt8) -> Bool) -> UnsafeBufferPointer<UInt8> {
    let start = position
    while let byte = peek, condition(byte) { position += 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }
}
