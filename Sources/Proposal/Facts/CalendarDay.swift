import CEL

/// A day of the Gregorian calendar, read from the forms that officers write.
public struct CalendarDay: Sendable, Equatable, CustomStringConvertible {
  /// The year of the common era.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The eras still found in files, by the year before their first.
  static let eras: [(names: [String], base: Int)] = [
    (["令和", "R", "r"], 2018), (["平成", "H", "h"], 1988), (["昭和", "S", "s"], 1925),
  ]

  /// A day, if the calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CivilTime.dayCount(year: Int64(year), month: Int64(month))).contains(Int64(day))
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

  /// Reads `2026-04-01` or `2026/4/1`, the forms that most files have, without a String.
  init?(numeric text: ArraySlice<UInt8>) {
    var numbers = [0, 0, 0]
    var part = 0
    var digits = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if digits > 4 { return nil }
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        guard part < 2, digits == 4 || (part > 0 && digits > 0) else { return nil }
        part += 1
        digits = 0
      default: return nil
      }
    }
    guard part == 2, digits > 0 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day so many days after 1970-01-01.
  public init(daysSince1970 days: Int) {
    let time = CivilTime(secondsSince1970: Int64(days) * 86_400)
    (year, month, day) = (Int(time.year), Int(time.month), Int(time.day))
  }

  /// Days from 1970-01-01.
  public var daysSince1970: Int { Int(CivilTime.days(year: Int64(year), month: Int64(month), day: Int64(day))) }

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
}
