/// Numbers and lengths of time as officers write them.
enum Quantity {
  /// `1,100`, `1100件`, `約1,100`: a count. Nil where it is none or has full-width digits.
  static func count(_ text: String) -> Int64? {
    var rest = text[...]
    for prefix in countPrefixes where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    guard let (number, unit) = number(rest) else { return nil }
    return unit.isEmpty || countUnits.contains(unit) ? number : nil
  }

  /// `5年`, `3か月ごと`, `90日以内`, `2 weeks`: a length of time in seconds. A year counts 365 days, a month 30.
  static func period(_ text: String) -> Int64? {
    var rest = text[...]
    for prefix in periodPrefixes where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    while true {
      if let seconds = words[String(rest)] { return seconds }
      if let (number, unit) = number(rest), let seconds = units[unit] {
        let (total, overflow) = number.multipliedReportingOverflow(by: seconds)
        return overflow ? nil : total
      }
      guard let suffix = suffixes.first(where: { rest.hasSuffix($0) }) else { return nil }
      rest = rest.dropLast(suffix.count)
    }
  }

  static let countPrefixes = ["約", "およそ", "about "]
  static let countUnits = ["件", "人", "名", "回", "通", "枚", "世帯", "台", "個", "冊", "箇所", "か所", "社", "番号", "文字"]
  static let periodPrefixes = ["every ", "within ", "約"]
  static let suffixes = ["ごと", "毎", "以内", "以上", "に1回", "に一回", "間"]

  private static let day: Int64 = 86_400

  static var words: [String: Int64] {
    ["半年": 182 * day, "四半期": 91 * day, "半月": 15 * day, "即日": 0, "直ちに": 0, "即時": 0, "immediately": 0, "at once": 0]
  }

  static var units: [String: Int64] {
    [
      "年": 365 * day, "year": 365 * day, "years": 365 * day,
      "か月": 30 * day, "カ月": 30 * day, "ヶ月": 30 * day, "ヵ月": 30 * day, "ケ月": 30 * day, "箇月": 30 * day, "月": 30 * day,
      "month": 30 * day, "months": 30 * day,
      "週": 7 * day, "週間": 7 * day, "week": 7 * day, "weeks": 7 * day,
      "日": day, "day": day, "days": day, "営業日": day, "business days": day,
      "時間": 3600, "hour": 3600, "hours": 3600, "分": 60, "minute": 60, "minutes": 60,
    ]
  }

  /// A whole number in ASCII digits, perhaps with commas between thousands, and what follows it.
  private static func number(_ text: Substring) -> (Int64, String)? {
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
