import SourceText

/// An era of the Japanese calendar: the eras still found in files.
struct Era: Sendable {
  /// How it is written, the full name first.
  let names: [String]
  /// What it is called in English.
  let english: String
  /// The year before its first.
  let base: Int
  /// Its days, from 1970-01-01.
  let days: ClosedRange<Int>

  /// No era had more years: one that is reckoned beyond is a slip of the hand.
  static let longest = 64

  static let all: [Era] = [
    Era(names: ["令和", "R", "r"], english: "Reiwa", base: 2018, days: 18_017...Int(Int32.max)),
    Era(names: ["平成", "H", "h"], english: "Heisei", base: 1988, days: 6_947...18_016),
    Era(names: ["昭和", "S", "s"], english: "Showa", base: 1925, days: -15_713...6_946),
  ]

  /// The era of a day; nil before the first of them.
  static func of(_ day: CalendarDay) -> Era? { all.first { $0.days.contains(day.daysSince1970) } }

  /// A day as the era reckons it: 平成元年1月8日.
  func name(of day: CalendarDay) -> LocalizedText {
    let year = day.year - base
    return LocalizedText(
      ja: "\(names[0])\(year == 1 ? "元" : String(year))年\(day.month)月\(day.day)日", en: "\(day) (\(english) \(year))")
  }

  /// Whether any of some days is the era's, in a year that it may have.
  func has(_ first: CalendarDay, through last: CalendarDay) -> Bool {
    first.year - base <= Era.longest && last.daysSince1970 >= days.lowerBound && first.daysSince1970 <= days.upperBound
  }
}

/// What is wrong with a text that is nearly a day: a year that an era does not have, a year beyond any paper.
enum DateMistake: Sendable {
  /// Eras begin with the year one.
  case yearZero(Era)
  /// The era had ended, or not begun.
  case outsideOfEra(Era, CalendarDay)
  /// The era would have more years than any had.
  case tooLate(Era, year: Int)
  /// The year is beyond what papers speak of.
  case beyond(year: Int)

  /// The years of the common era that papers speak of.
  static let years = 1868...2120

  /// The mistake in a text, where it is one of these.
  init?(_ text: String) {
    var rest = text[...]
    let era = CalendarDay.takeEra(from: &rest)
    let year = rest.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(year), year.count <= 4 else { return nil }
    guard let era else {
      guard year.count == 4, !DateMistake.years.contains(number) else { return nil }
      self = .beyond(year: number)
      return
    }
    if number == 0 {
      self = .yearZero(era)
    } else if number > Era.longest {
      self = .tooLate(era, year: number)
    } else {
      let behind = rest.dropFirst(year.count)
      let common = "\(era.base + number)\(behind)"
      let first = CalendarDay(parsing: common) ?? CalendarSpan(parsing: common)?.first
      guard let first, !era.has(first, through: first) else { return nil }
      self = .outsideOfEra(era, first)
    }
  }

  /// What is wrong, for people.
  var help: LocalizedText {
    switch self {
    case .yearZero(let era):
      return LocalizedText(
        ja: "\(era.names[0])に0年はありません。最初の年は「\(era.names[0])元年」です。",
        en: "\(era.english) has no year 0; it begins with the year 1.")
    case .outsideOfEra(let era, let day):
      let (first, last) = (
        CalendarDay(daysSince1970: era.days.lowerBound), CalendarDay(daysSince1970: era.days.upperBound)
      )
      let isLate = day.daysSince1970 > era.days.upperBound
      let name = (Era.of(day) ?? era).name(of: day)
      return LocalizedText(
        ja: isLate
          ? "\(era.names[0])は\(era.name(of: last).ja)までです。\(day) なら「\(name.ja)」と書いてください。"
          : "\(era.names[0])は\(era.name(of: first).ja)からです。\(day) なら「\(name.ja)」と書いてください。",
        en: isLate
          ? "\(era.english) ended on \(last). This would be \(name.en)."
          : "\(era.english) began on \(first). This would be \(name.en).")
    case .tooLate(let era, let year):
      return LocalizedText(
        ja: "\(era.names[0])\(year)年は西暦\(era.base + year)年に当たります。年を確かめてください。",
        en: "\(era.english) \(year) would be the year \(era.base + year). Check the year.")
    case .beyond(let year):
      return LocalizedText(ja: "西暦\(year)年になっています。年を確かめてください。", en: "This is the year \(year). Check the year.")
    }
  }
}
