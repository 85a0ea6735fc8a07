/// A day of the Gregorian calendar, read from the forms that officers write.
public struct CalendarDay: Sendable, Equatable, CustomStringConvertible {
  /// The year of the common era.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The eras still found in files, by the year before their first.
  private static let eras: [(names: [String], base: Int)] = [
    (["令和", "R", "r"], 2018), (["平成", "H", "h"], 1988), (["昭和", "S", "s"], 1925),
  ]

  /// A day, if the calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDay.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-04-01`, `2026/4/1`, `2026年4月1日`, `令和8年4月1日`, `R8.4.1`.
  public init?(parsing text: String) {
    var rest = text[...]
    var base = 0
    for era in CalendarDay.eras {
      if let name = era.names.first(where: { rest.hasPrefix($0) }) {
        base = era.base
        rest = rest.dropFirst(name.count)
        break
      }
    }
    if base > 0, rest.hasPrefix("元") { rest = "1" + rest.dropFirst() }
    if rest.hasSuffix("日") { rest = rest.dropLast() }
    let parts = rest.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
    guard parts.count == 3 else { return nil }
    let numbers = parts.compactMap { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil }
    guard numbers.count == 3, base > 0 || parts[0].count == 4 else { return nil }
    self.init(year: base + numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day so many days after 1970-01-01.
  public init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let cycle = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01, by counting in cycles of 400 years from 1 March.
  public var daysSince1970: Int {
    let shifted = month <= 2 ? year - 1 : year
    let cycle = shifted / 400
    let yearOfCycle = shifted - cycle * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  /// Seconds from 1970-01-01 to the start of the day in UTC.
  public var secondsSince1970: Int64 { Int64(daysSince1970) * 86_400 }

  /// `2026-04-01`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
