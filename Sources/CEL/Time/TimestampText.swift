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
