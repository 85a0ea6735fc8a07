/// A date and time of the proleptic Gregorian calendar.
public struct CivilTime {
  /// The year of the common era.
  public var year: Int64
  /// From 1.
  public var month: Int64
  /// From 1.
  public var day: Int64
  var hour: Int64
  var minute: Int64
  var second: Int64
  /// From 0 for 1 January.
  var dayOfYear: Int64
  /// From 0 for Sunday.
  var dayOfWeek: Int64

  static let secondsPerDay: Int64 = 86_400

  /// The civil time so many seconds after the start of 1970.
  public init(secondsSince1970 seconds: Int64) {
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
  public static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayFromMarch = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayFromMarch - 719_468
  }

  /// How many days a month has.
  public static func dayCount(year: Int64, month: Int64) -> Int64 {
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
