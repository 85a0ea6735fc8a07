import Proposal

/// The words of a command line, taken apart by the options that the command knows.
struct Arguments: Sendable {
  /// Words that are no options, in order.
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Takes `words` apart. `--name value` and `--name=value` are the same; `--` ends the options; `-` is an operand.
  ///
  /// With `allowingDashes`, a word that begins with a dash and is no option is an operand.
  init(_ words: some Sequence<String>, options: [Option], allowingDashes: Bool = false) throws(UsageError) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      if word == "-h" {
        values["help", default: []].append("")
        continue
      }
      if word == "-o", let option = options.first(where: { $0.name == "output" }) {
        guard let value = rest.popFirst() else { throw .missingValue(option) }
        values["output", default: []].append(value)
        continue
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let body = word.drop { $0 == "-" }
      let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts.first ?? ""
      guard word.hasPrefix("--"), let option = options.first(where: { $0.name == name }) else {
        guard allowingDashes else { throw .unknownOption(name, among: options) }
        operands.append(word)
        continue
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw UsageError(ja: "オプション --\(name) に値は付けられません。", en: "Option --\(name) takes no value.")
        }
        values[name, default: []].append("")
      } else if parts.count == 2 {
        values[name, default: []].append(parts[1])
      } else if let value = rest.popFirst() {
        values[name, default: []].append(value)
      } else {
        throw .missingValue(option)
      }
    }
  }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value given last.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values given.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The value given last, which must be one of some words.
  func choice(_ name: String, among allowed: [String]) throws(UsageError) -> String? {
    guard let value = value(name) else { return nil }
    guard allowed.contains(value) else { throw .badValue(name, value, allowed: allowed) }
    return value
  }

  /// The day given by `--today`, or that of the machine's clock.
  func today() throws(UsageError) -> CalendarDay? {
    guard let text = value("today") else { return System.today }
    guard let day = CalendarDay(parsing: text) else {
      throw UsageError(ja: "--today には 2027-03-31 の形で日付を書いてください。", en: "--today takes a date such as 2027-03-31.")
    }
    return day
  }

  /// The days given by `--warn-expiring`: `30` or `30d`.
  func warningDays() throws(UsageError) -> Int? {
    guard let text = value("warn-expiring") else { return nil }
    guard let days = Int(text.hasSuffix("d") ? String(text.dropLast()) : text), (0...36_500).contains(days) else {
      throw UsageError(ja: "--warn-expiring には 30d の形で日数を書いてください。", en: "--warn-expiring takes days, such as 30d.")
    }
    return days
  }
}
