import CEL
import SourceText

/// Days of which one is meant: `令和8年4月`, `2026年度`, `2026年`. Officers often know no more.
package struct CalendarSpan: Sendable, Equatable {
  /// The first of the days.
  package let first: CalendarDay
  /// The last of the days.
  package let last: CalendarDay

  private init?(_ first: CalendarDay?, through last: CalendarDay?) {
    guard let first, let last else { return nil }
    (self.first, self.last) = (first, last)
  }

  /// A month, from one of its days to another.
  private init?(year: Int, month: Int, days: ClosedRange<Int> = 1...31) {
    let last = stride(from: days.upperBound, through: days.lowerBound, by: -1).lazy
      .compactMap { CalendarDay(year: year, month: month, day: $0) }.first
    self.init(CalendarDay(year: year, month: month, day: days.lowerBound), through: last)
  }

  /// The days of a fact.
  package init(_ value: Value) {
    let day = Int(value.signed / CivilTime.secondsPerDay)
    first = CalendarDay(daysSince1970: day)
    last = CalendarDay(daysSince1970: day + max(value.dayCount, 1) - 1)
  }

  /// How many days it has.
  package var dayCount: Int { last.daysSince1970 - first.daysSince1970 + 1 }

  /// Words behind a month or a year that leave its days as they are.
  static let fillers = ["中", "内"]
  /// Words for the end of a month or fiscal year, which is one day.
  static let ends = ["末日", "末"]
  /// Parts of a month.
  static let parts: [(name: String, days: ClosedRange<Int>)] = [
    ("上旬", 1...10), ("初旬", 1...10), ("中旬", 11...20), ("下旬", 21...31),
  ]
  /// What stands before the year of a fiscal year in English.
  static let fiscal = ["fiscal ", "FY ", "FY"]

  /// Reads `2026-04`, `2026年4月`, `R8.4`, `令和8年4月上旬`, `2026年`, `2026年度`, `令和8年度末`, `FY2026`. What is a day by
  /// itself is none.
  package init?(parsing text: String) {
    var rest = text[...]
    if let prefix = CalendarSpan.fiscal.first(where: { rest.hasPrefix($0) }) {
      guard let year = CalendarSpan.number(rest.dropFirst(prefix.count)), year >= 1000 else { return nil }
      self.init(fiscalYear: year)
      return
    }
    let filler = CalendarSpan.fillers.first { rest.hasSuffix($0) }
    if let filler { rest = rest.dropLast(filler.count) }
    let end = filler == nil ? CalendarSpan.ends.first { rest.hasSuffix($0) } : nil
    if let end { rest = rest.dropLast(end.count) }
    let part = filler == nil && end == nil ? CalendarSpan.parts.first { rest.hasSuffix($0.name) } : nil
    if let part { rest = rest.dropLast(part.name.count) }
    let era = CalendarDay.takeEra(from: &rest)
    let base = era?.base ?? 0
    var span: CalendarSpan?
    if rest.hasSuffix("年度") {
      guard part == nil, let year = CalendarSpan.number(rest.dropLast(2)), base > 0 || year >= 1000 else { return nil }
      span = CalendarSpan(fiscalYear: base + year)
    } else if rest.hasSuffix("年") {
      guard part == nil, let year = CalendarSpan.number(rest.dropLast(1)), base > 0 || year >= 1000 else {
        return nil
      }
      span = CalendarSpan(
        CalendarDay(year: base + year, month: 1, day: 1), through: CalendarDay(year: base + year, month: 12, day: 31))
    } else {
      let isJapanese = rest.hasSuffix("月")
      let parts = (isJapanese ? rest.dropLast() : rest).split(omittingEmptySubsequences: false) {
        isJapanese ? $0 == "年" : "-/.".contains($0)
      }
      guard isJapanese || (filler == nil && end == nil && part == nil) else { return nil }
      if parts.count == 1, base == 0, !isJapanese, let year = CalendarSpan.number(parts[0]), parts[0].count == 4 {
        span = CalendarSpan(
          CalendarDay(year: year, month: 1, day: 1), through: CalendarDay(year: year, month: 12, day: 31))
      } else {
        guard parts.count == 2, let year = CalendarSpan.number(parts[0]), let month = CalendarSpan.number(parts[1]),
          base > 0 || parts[0].count == 4, parts[1].count <= 2
        else { return nil }
        span = CalendarSpan(year: base + year, month: month, days: part?.days ?? 1...31)
      }
    }
    guard let span else { return nil }
    // 平成31年度 began in Heisei; 令和元年 is the year in which Reiwa began.
    if let era, span.first.year == base || !era.has(span.first, through: span.last) { return nil }
    self.init(end == nil ? span.first : span.last, through: span.last)
  }

  private init?(fiscalYear year: Int) {
    self.init(CalendarDay(year: year, month: 4, day: 1), through: CalendarDay(year: year + 1, month: 3, day: 31))
  }

  private static func number(_ text: Substring) -> Int? {
    text.count <= 4 && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  /// The days in words, by the shortest name that they have.
  package var name: LocalizedText {
    func padded(_ month: Int) -> String { month < 10 ? "0\(month)" : String(month) }
    let isWholeMonths = first.day == 1 && CalendarDay(daysSince1970: last.daysSince1970 + 1).day == 1
    switch (first.month, last.month) {
    case (1, 12) where isWholeMonths && first.year == last.year:
      return LocalizedText(ja: "\(first.year)年", en: String(first.year))
    case (4, 3) where isWholeMonths && first.year + 1 == last.year:
      return LocalizedText(ja: "\(first.year)年度", en: "fiscal \(first.year)")
    case let (start, end) where isWholeMonths && start == end && first.year == last.year:
      return LocalizedText(verbatim: "\(first.year)-\(padded(start))")
    default: return LocalizedText(ja: "\(first)から\(last)まで", en: "\(first) to \(last)")
    }
  }
}
