/// A date and time of the proleptic Gregorian calendar.
package struct CivilTime {
  /// The year of the common era.
  package var year: Int64
  /// From 1.
  package var month: Int64
  /// From 1.
  package var day: Int64
  var hour: Int64
  var minute: Int64
  var second: Int64
  /// From 0 for 1 January.
  var dayOfYear: Int64
  /// From 0 for Sunday.
  var dayOfWeek: Int64

  /// The seconds of a day.
  package static let secondsPerDay: Int64 = 86_400

  /// The civil time so many seconds after the start of 1970.
  package init(secondsSince1970 seconds: Int64) {
    let days = Self.floorDivide(seconds, Self.secondsPerDay)
    let rest = seconds - days * Self.secondsPerDay
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    dayOfWeek = (days + 4) - Self.floorDivide(days + 4, 7) * 7
    // Years are counted from March, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let era = Self.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayFromMarch + 2) / 153
    day = dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    dayOfYear = days - Self.days(year: year, month: 1, day: 1)
  }

  /// The days from 1970-01-01 to a date.
  package static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayFromMarch = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayFromMarch - 719_468
  }

  /// How many days a month has.
  package static func dayCount(year: Int64, month: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    number / divisor - (number % divisor < 0 ? 1 : 0)
  }
}

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

/// Offsets from UTC. The program carries no time-zone database: it knows zones that have no summer time.
enum TimeZoneOffset {
  /// The zones known by name, with their present offset in minutes.
  static let names: [(name: String, minutes: Int64)] = [
    ("UTC", 0), ("GMT", 0), ("Etc/UTC", 0), ("Etc/GMT", 0), ("Asia/Tokyo", 540), ("Japan", 540), ("Asia/Seoul", 540),
    ("Asia/Shanghai", 480), ("Asia/Taipei", 480), ("Asia/Hong_Kong", 480), ("Asia/Singapore", 480),
    ("Asia/Manila", 480), ("Asia/Bangkok", 420), ("Asia/Jakarta", 420), ("Asia/Ho_Chi_Minh", 420),
    ("Asia/Kathmandu", 345), ("Asia/Kolkata", 330), ("Asia/Dubai", 240), ("Pacific/Honolulu", -600),
  ]

  /// The offset in seconds of `+09:00` or a known name.
  static func seconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    if let known = names.first(where: { $0.name.utf8.elementsEqual(text) }) { return known.minutes * 60 }
    var reader = DigitReader(text)
    let sign: Int64 = reader.accept("-") ? -1 : 1
    if sign > 0 { _ = reader.accept("+") }
    guard let hours = reader.number(digits: 2), reader.accept(":"), let minutes = reader.number(digits: 2),
      reader.isAtEnd, hours <= 23, minutes <= 59
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
