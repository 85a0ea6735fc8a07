import CEL

/// A length of time as it is written: in seconds, and in months where it was written in years or months.
struct Period: Sendable, Equatable {
  /// A year counts 365 days, a month 30.
  var seconds: Int64
  /// The months, where it is written in years and months; else 0.
  var months = 0
  /// Whether years were written.
  var hasYears = false

  static let day: Int64 = 86_400

  /// Words for years, months, days and what is shorter.
  static let years = ["年", "年度", "year", "years", "fiscal years"]
  static let months = ["か月", "カ月", "ヶ月", "ヵ月", "ケ月", "箇月", "月", "month", "months"]
  static var others: [String: Int64] {
    [
      "週": 7 * day, "週間": 7 * day, "week": 7 * day, "weeks": 7 * day,
      "日": day, "day": day, "days": day, "営業日": day, "business days": day,
      "時間": 3600, "hour": 3600, "hours": 3600, "分": 60, "minute": 60, "minutes": 60,
    ]
  }
  /// What may stand between years and months: 1年と6か月, 1 year and 6 months.
  static let joints = ["と", " and ", ", ", " "]

  init(seconds: Int64, months: Int = 0, hasYears: Bool = false) {
    (self.seconds, self.months, self.hasYears) = (seconds, months, hasYears)
  }

  /// Reads a number with a unit: `5年`, `18か月`, `1年6か月`, `1年半`, `24 hours`.
  init?(composed text: Substring) {
    guard let (number, unit) = Quantity.number(text) else { return nil }
    if let length = Period.others[unit] {
      let (total, overflow) = number.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      self.init(seconds: total)
      return
    }
    // Longer ones could not be told from slips of the hand.
    guard number < 10_000 else { return nil }
    let count = Int(number)
    if Period.months.contains(unit) {
      self.init(seconds: number * 30 * Period.day, months: count)
    } else if Period.years.contains(unit) {
      self.init(seconds: number * 365 * Period.day, months: count * 12, hasYears: true)
    } else if Period.months.contains(where: { unit == $0 + "半" && $0 != "月" }) {
      self.init(seconds: (number * 30 + 15) * Period.day)
    } else if unit == "年半" {
      self.init(seconds: (number * 365 + 182) * Period.day, months: count * 12 + 6, hasYears: true)
    } else {
      // The longest word first: 年度 before 年, years before year.
      let words = Period.years.sorted { $0.utf8.count > $1.utf8.count }
      guard let year = words.first(where: { unit.hasPrefix($0) }) else { return nil }
      var rest = unit.dropFirst(year.count)
      if let joint = Period.joints.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(joint.count) }
      guard let (more, word) = Quantity.number(rest), more < 10_000, Period.months.contains(word) else { return nil }
      self.init(
        seconds: (number * 365 + more * 30) * Period.day, months: count * 12 + Int(more), hasYears: true)
    }
  }

  /// The value of a fact.
  var value: Value { .duration(seconds: seconds, months: months, hasYears: hasYears) }
}
