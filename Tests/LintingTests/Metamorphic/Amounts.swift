import TestSupport

@testable import Proposal

/// Other ways to write a number, a day or a length of time.
enum Amounts {
  static func same(as word: String, _ element: FieldType.Element, _ dice: inout RandomSource) -> String {
    switch element {
    case .integer:
      guard let number = Quantity.count(word) else { return word }
      let plain = String(number)
      return dice.pick([plain, grouped(plain), plain + "件", "約" + grouped(plain), "about \(plain)"])
    case .date:
      guard let day = CalendarDay(parsing: word) else { return word }
      var forms = [
        "\(day.year)-\(day.month)-\(day.day)", "\(day.year)/\(day.month)/\(day.day)",
        "\(day.year)年\(day.month)月\(day.day)日", day.description,
      ]
      if day.year > 2019 {
        forms += ["令和\(day.year - 2018)年\(day.month)月\(day.day)日", "R\(day.year - 2018).\(day.month).\(day.day)"]
      }
      return dice.pick(forms)
    case .period, .deadline:
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      let unit = word.dropFirst(digits.count).drop { $0 == " " }
      // 「3月」 may be March.
      let families =
        [Period.years, Period.months.filter { $0 != "月" }]
        + Dictionary(grouping: Period.others.keys) {
          Period.others[$0] ?? 0
        }.values
      guard !digits.isEmpty, let units = families.first(where: { $0.contains(String(unit)) })?.sorted() else {
        return word
      }
      return digits + dice.pick(["", " "]) + dice.pick(units)
    default: return word
    }
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.first != "-" else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
