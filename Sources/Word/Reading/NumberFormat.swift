/// How a number is written (ST_NumberFormat, 17.18.59): the forms in use in Japan and the Latin ones. Others show as
/// plain decimals.
enum NumberFormat: Hashable, Sendable {
  case decimal
  /// At least so many digits, filled with zeros.
  case padded(Int)
  case fullWidth
  /// 一、十、百二十三.
  case counting
  /// 壱、拾、百弐拾参.
  case legal
  /// 一〇、一二三.
  case positional
  /// One after the other, and again from the first.
  case cycle(Cycle)
  /// One after the other while there are signs; decimals behind them.
  case signs(Signs)
  case letters(isUpper: Bool)
  case roman(isUpper: Bool)
  case none

  enum Cycle: String, Hashable, Sendable {
    case aiueo = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
    case aiueoFullWidth = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    case iroha = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
    case irohaFullWidth = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
  }

  enum Signs: String, Hashable, Sendable {
    case circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
    case fullStops = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
    case parentheses = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
    case ideographCircles = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
    case ideographParentheses = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    case stems = "甲乙丙丁戊己庚辛壬癸"
    case branches = "子丑寅卯辰巳午未申酉戌亥"
  }

  /// The form of this name; `pattern` belongs to `custom`, such as `001, 002, 003, ...`.
  init(_ name: String, pattern: String? = nil) {
    switch name {
    case "decimalZero": self = .padded(2)
    case "custom": self = .padded(pattern.map { $0.prefix { $0 == "0" || $0 == "1" }.count } ?? 1)
    case "decimalFullWidth", "decimalFullWidth2": self = .fullWidth
    case "japaneseCounting", "chineseCountingThousand": self = .counting
    case "japaneseLegal": self = .legal
    case "japaneseDigitalTenThousand", "ideographDigital", "chineseCounting", "taiwaneseCounting": self = .positional
    case "aiueo": self = .cycle(.aiueo)
    case "aiueoFullWidth": self = .cycle(.aiueoFullWidth)
    case "iroha": self = .cycle(.iroha)
    case "irohaFullWidth": self = .cycle(.irohaFullWidth)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": self = .signs(.circles)
    case "decimalEnclosedFullstop": self = .signs(.fullStops)
    case "decimalEnclosedParen": self = .signs(.parentheses)
    case "ideographEnclosedCircle": self = .signs(.ideographCircles)
    case "ideographTraditional": self = .signs(.stems)
    case "ideographZodiac": self = .signs(.branches)
    case "lowerLetter": self = .letters(isUpper: false)
    case "upperLetter": self = .letters(isUpper: true)
    case "lowerRoman": self = .roman(isUpper: false)
    case "upperRoman": self = .roman(isUpper: true)
    case "none", "bullet": self = .none
    default: self = .decimal
    }
  }

  /// The number in this form.
  func text(_ number: Int) -> String {
    switch self {
    case .none: return ""
    case .fullWidth:
      let digits = String(number).unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }
      return String(String.UnicodeScalarView(digits))
    case .padded(let count):
      let digits = String(number)
      return String(repeating: "0", count: max(0, min(count, 20) - digits.count)) + digits
    case .positional where number >= 0:
      return String(String(number).utf8.map { Self.digits[Int($0) - 0x30] })
    case .counting where (0...99_999_999).contains(number):
      return Self.kanji(number, digits: Self.digits, units: ["", "十", "百", "千"], tenThousand: "万")
    case .legal where (0...99_999_999).contains(number):
      return Self.kanji(number, digits: Array("〇壱弐参四伍六七八九"), units: ["", "拾", "百", "千"], tenThousand: "万")
    case .cycle(let cycle) where number > 0:
      let signs = Array(cycle.rawValue)
      return String(signs[(number - 1) % signs.count])
    case .signs(let signs):
      let signs = Array(signs.rawValue)
      return (1...signs.count).contains(number) ? String(signs[number - 1]) : String(number)
    case .letters(let isUpper) where (1...780).contains(number):
      let letter = Unicode.Scalar(UInt8((isUpper ? 0x41 : 0x61) + (number - 1) % 26))
      return String(repeating: String(letter), count: (number - 1) / 26 + 1)
    case .roman(let isUpper) where (1...3999).contains(number):
      let text = Self.roman(number)
      return isUpper ? text : text.lowercased()
    default: return String(number)
    }
  }

  private static let digits: [Character] = Array("〇一二三四五六七八九")

  private static func kanji(_ number: Int, digits: [Character], units: [String], tenThousand: String) -> String {
    if number == 0 { return String(digits[0]) }
    if number >= 10_000 {
      let rest = number % 10_000
      return kanji(number / 10_000, digits: digits, units: units, tenThousand: "") + tenThousand
        + (rest == 0 ? "" : kanji(rest, digits: digits, units: units, tenThousand: ""))
    }
    var result = ""
    var unit = 1000
    for index in (0..<4).reversed() {
      let digit = number / unit % 10
      // 一 is not said before 十, 百 and 千.
      if digit > 1 || (digit == 1 && index == 0) { result.append(digits[digit]) }
      if digit > 0 { result += units[index] }
      unit /= 10
    }
    return result
  }

  private static func roman(_ number: Int) -> String {
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var result = ""
    for (value, sign) in signs {
      while rest >= value {
        result += sign
        rest -= value
      }
    }
    return result
  }
}
