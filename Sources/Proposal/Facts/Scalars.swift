import CEL

/// A day of the Gregorian calendar, read from the forms that officers write.
package struct CalendarDay: Sendable, Equatable, CustomStringConvertible {
  /// The year of the common era.
  package let year: Int
  /// The month, from 1.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// A day, if the calendar has it.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CivilTime.dayCount(year: Int64(year), month: Int64(month))).contains(Int64(day))
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-04-01`, `2026/4/1`, `2026年4月1日`, `令和8年4月1日`, `R8.4.1`.
  package init?(parsing text: String) {
    var rest = text[...]
    let era = CalendarDay.takeEra(from: &rest)
    if rest.hasSuffix("日") { rest = rest.dropLast() }
    let parts = rest.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
    guard parts.count == 3 else { return nil }
    let numbers = parts.compactMap { part in
      part.count <= 4 && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    guard numbers.count == 3, era == nil ? parts[0].count == 4 : numbers[0] > 0 else { return nil }
    self.init(year: (era?.base ?? 0) + numbers[0], month: numbers[1], day: numbers[2])
    if let era, !era.has(self, through: self) { return nil }
  }

  /// Takes the era from the beginning of a text; nil where it names none.
  static func takeEra(from rest: inout Substring) -> Era? {
    for era in Era.all {
      guard let name = era.names.first(where: { rest.hasPrefix($0) }) else { continue }
      rest = rest.dropFirst(name.count)
      if rest.hasPrefix("元") { rest = "1" + rest.dropFirst() }
      return era
    }
    return nil
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
  package init(daysSince1970 days: Int) {
    let time = CivilTime(secondsSince1970: Int64(days) * 86_400)
    (year, month, day) = (Int(time.year), Int(time.month), Int(time.day))
  }

  /// Days from 1970-01-01.
  package var daysSince1970: Int { Int(CivilTime.days(year: Int64(year), month: Int64(month), day: Int64(day))) }

  /// Seconds from 1970-01-01 to the start of the day in UTC.
  package var secondsSince1970: Int64 { Int64(daysSince1970) * 86_400 }

  /// `2026-04-01`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// Numbers and lengths of time as officers write them.
enum Quantity {
  /// `1,100`, `1100件`, `約1,100`: a count. Nil where it is none or has full-width digits.
  static func count(_ text: String) -> Int64? {
    var rest = text[...]
    for prefix in countPrefixes where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    guard let (number, unit) = number(rest) else { return nil }
    return unit.isEmpty || countUnits.contains(unit) ? number : nil
  }

  /// `5年`, `3か月ごと`, `1年6か月`, `90日以内`, `2 weeks`: a length of time. A year counts 365 days, a month 30. Nil where
  /// it is none, and for 「3月」, which may be March.
  static func period(_ text: String) -> Period? {
    var rest = text[...]
    for prefix in periodPrefixes where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    if isMonthOfYear(text) { return nil }
    while true {
      if let period = words[String(rest)] ?? Period(composed: rest) { return period }
      guard let suffix = suffixes.first(where: { rest.hasSuffix($0) }) else { return nil }
      rest = rest.dropLast(suffix.count)
    }
  }

  /// Whether a text may be the name of a month as well as a number of months: 「3月」.
  static func isMonthOfYear(_ text: String) -> Bool {
    text.hasSuffix("月") && Int(text.dropLast()).map { (1...12).contains($0) } ?? false
  }

  /// A length of time that is a limit: 「30日以上」 and 「約30日」 are none.
  static func deadline(_ text: String) -> Period? { isLoose(text) ? nil : period(text) }

  /// Whether a length of time sets no limit.
  static func isLoose(_ text: String) -> Bool {
    text.hasPrefix("約") || text.indices.contains { text[$0...].hasPrefix("以上") }
  }

  static let countPrefixes = ["約", "およそ", "about "]
  static let countUnits = ["件", "人", "名", "回", "通", "枚", "世帯", "台", "個", "冊", "箇所", "か所", "社", "番号", "文字"]
  static let periodPrefixes = ["every ", "within ", "約"]
  static let suffixes = ["ごと", "毎", "以内", "以上", "に1回", "に一回", "間"]

  /// Lengths of time that have a name.
  static var words: [String: Period] {
    let day = Period.day
    return [
      "半年": Period(seconds: 182 * day, months: 6), "四半期": Period(seconds: 91 * day), "半月": Period(seconds: 15 * day),
      "即日": Period(seconds: 0), "直ちに": Period(seconds: 0), "即時": Period(seconds: 0), "immediately": Period(seconds: 0),
      "at once": Period(seconds: 0),
    ]
  }

  /// A whole number in ASCII digits, perhaps with commas between thousands, and what follows it.
  static func number(_ text: Substring) -> (Int64, String)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
    let plain = digits.filter { $0 != "," }
    guard let first = plain.first, first.isNumber, isGrouped(digits), let number = Int64(plain) else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    return (number, String(unit))
  }

  private static func isGrouped(_ digits: Substring) -> Bool {
    let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
    return groups.count == 1 || groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
  }
}
