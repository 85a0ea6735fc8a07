@testable import CEL

/// Moments and lengths of time as nanoseconds, and the calendar counted out year by year.
enum PlainTime {
  static let second: Int128 = 1_000_000_000

  /// A moment from the first of the year 1 to the end of the year 9999.
  static func moment(_ time: Int128) -> Plain {
    -62_135_596_800 * second..<253_402_300_800 * second ~= time ? .moment(time) : .failure(.overflow)
  }

  /// A length of ten thousand years at most, either way.
  static func span(_ length: Int128) -> Plain {
    length.magnitude <= 315_576_000_000 * second.magnitude ? .span(length) : .failure(.overflow)
  }

  static func floor(_ number: Int128, _ divisor: Int128) -> Int128 {
    number / divisor - (number % divisor < 0 ? 1 : 0)
  }

  /// A date, and how many days of its year went before it.
  private static func date(_ time: Int128) -> (year: Int64, month: Int64, day: Int64, dayOfYear: Int64) {
    var days = Int64(floor(time, 86_400 * second)) + 719_162
    // Four centuries are the same as the next; within them years and months are taken away one by one.
    var year = Int64(floor(Int128(days), 146_097)) * 400 + 1
    days -= Int64(floor(Int128(days), 146_097)) * 146_097
    while days >= length(ofYear: year) {
      days -= length(ofYear: year)
      year += 1
    }
    let dayOfYear = days
    var month: Int64 = 1
    while days >= length(ofMonth: month, year) {
      days -= length(ofMonth: month, year)
      month += 1
    }
    return (year, month, days + 1, dayOfYear)
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func length(ofYear year: Int64) -> Int64 { isLeap(year) ? 366 : 365 }

  static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Int(month) - 1]
  }

  /// The days from the first of the year 1 to a date of a later year.
  static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let whole = year - 1
    let months = (1..<month).reduce(0) { $0 + length(ofMonth: $1, year) }
    return whole * 365 + whole / 4 - whole / 100 + whole / 400 + months + day - 1
  }

  static func part(_ getter: String, of time: Int128) -> Int64 {
    let date = date(time)
    let rest = time - floor(time, 86_400 * second) * 86_400 * second
    switch getter {
    case "getFullYear": return date.year
    case "getMonth": return date.month - 1
    case "getDate": return date.day
    case "getDayOfMonth": return date.day - 1
    case "getDayOfYear": return date.dayOfYear
    // The first of January of the year 1 was a Monday.
    case "getDayOfWeek":
      let days = floor(time, 86_400 * second) + 719_163
      return Int64(days - floor(days, 7) * 7)
    case "getHours": return Int64(rest / (3_600 * second))
    case "getMinutes": return Int64(rest / (60 * second) % 60)
    case "getSeconds": return Int64(rest / second % 60)
    default: return Int64(rest / 1_000_000 % 1_000)
    }
  }

  /// A length in a unit, towards zero; of milliseconds those within the second.
  static func part(_ getter: String, ofSpan length: Int128) -> Int64? {
    switch getter {
    case "getHours": Int64(length / (3_600 * second))
    case "getMinutes": Int64(length / (60 * second))
    case "getSeconds": Int64(length / second)
    case "getMilliseconds": Int64(length % second / 1_000_000)
    default: nil
    }
  }

  // MARK: Text

  static func text(moment time: Int128) -> String {
    let date = date(time)
    let rest = time - floor(time, 86_400 * second) * 86_400 * second
    let clock = [rest / (3_600 * second), rest / (60 * second) % 60, rest / second % 60]
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    return day + "T" + clock.map { padded($0, 2) }.joined(separator: ":") + fraction(rest % second) + "Z"
  }

  static func text(span length: Int128) -> String {
    let magnitude = Int128(length.magnitude)
    return (length < 0 ? "-" : "") + "\(magnitude / second)" + fraction(magnitude % second) + "s"
  }

  private static func padded(_ number: some BinaryInteger, _ count: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  private static func fraction(_ nanoseconds: Int128) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}
