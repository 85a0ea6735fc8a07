import YAML

/// Writes documents of the subset in all the ways that people write them.
package struct RandomDocument {
  package var random: RandomSource
  private var lines: [String] = []
  /// The line that is being written.
  private var line = ""
  private let step: Int
  private let sequenceStep: Int
  private let oddity: Int

  package init(seed: UInt64) {
    random = RandomSource(seed: seed)
    step = random.pick([1, 2, 2, 2, 3, 4])
    sequenceStep = random.pick([0, step, 2])
    oddity = random.pick([3, 6, 20])
  }

  /// Whether the line before opens a block scalar, in which no blank line may be wider than the text.
  private var isBehindHeader = false

  private mutating func endLine() {
    if !line.isEmpty { isBehindHeader = false }
    lines.append(line)
    line = ""
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  package mutating func bytes() -> [UInt8] {
    switch random.below(40) {
    case 0:
      if random.oneIn(2) { line = "# 中身なし" }
      return Array(joined().utf8)
    case 1: line = "---"; endLine()
    default: break
    }
    if random.oneIn(3) {
      noise(0, many: 3)
    }
    switch random.below(12) {
    case 0:
      flow(above: -1, depth: 0)
      trailing()
      endLine()
    case 1: sequence(0, depth: 0)
    default: mapping(0, depth: 0)
    }
    if random.oneIn(oddity) { noise(0, many: 2) }
    return Array(joined().utf8)
  }

  private mutating func joined() -> String {
    if !line.isEmpty { endLine() }
    let style = random.below(8)
    let breaks = style == 0 ? ["\r\n"] : style == 1 ? ["\n", "\r\n", "\r"] : style == 2 ? ["\r"] : ["\n"]
    var text = random.oneIn(8) ? "\u{FEFF}" : ""
    let endsInBreak = !random.oneIn(5)
    for (index, line) in lines.enumerated() {
      text += line
      if index + 1 < lines.count || endsInBreak { text += random.pick(breaks) }
    }
    return text
  }

  // MARK: Blocks

  /// Blank lines and comments between entries.
  private mutating func noise(_ column: Int, many: Int = 1) {
    for _ in 0..<(1 + random.below(many)) {
      switch random.below(5) {
      case 0: line = random.oneIn(4) && !isBehindHeader ? "  " : ""
      case 1: line = spaces(random.below(9)) + comment()
      default: line = spaces(column) + comment()
      }
      endLine()
    }
  }

  private mutating func comment() -> String {
    random.pick(["# ", "#", "#  ", "# - ", "# a: "]) + random.pick(["注", "確認済み", "x", "🈳 見出し", "\"", "[", ""])
  }

  private mutating func trailing() {
    if random.oneIn(oddity) {
      line += random.pick([" ", "  ", "     ", "\t"]) + comment()
    } else if random.oneIn(12) {
      line += "  "
    }
  }

  private mutating func keys(_ count: Int) -> [String] {
    var result: [String] = []
    let pool = ["件名", "方法", "a", "b", "保管", "消去・廃棄", "種類", "x y", "no", "形", "k-1", "email"]
    while result.count < count {
      let key = random.pick(pool)
      if !result.contains(key) { result.append(key) }
    }
    return result
  }

  private mutating func written(key: String) -> String {
    switch random.below(12) {
    case 0: "\"\(key)\""
    case 1: "'\(key)'"
    default: key
    }
  }

  /// Pairs at `column`; ``line`` holds what stands before the first.
  private mutating func mapping(_ column: Int, depth: Int) {
    for (index, key) in keys(1 + random.below(depth == 0 ? 5 : 3)).enumerated() {
      if index > 0 {
        if random.oneIn(oddity) { noise(column, many: 2) }
        line = spaces(column)
      } else if line.isEmpty {
        line = spaces(column)
      }
      line += written(key: key) + (random.oneIn(20) ? " :" : ":")
      value(column, depth: depth + 1)
    }
  }

  private mutating func sequence(_ column: Int, depth: Int) {
    for index in 0..<(1 + random.below(3)) {
      if index > 0 {
        if random.oneIn(oddity) { noise(column, many: 2) }
        line = spaces(column)
      } else if line.isEmpty {
        line = spaces(column)
      }
      line += "-"
      item(column, depth: depth + 1)
    }
  }

  private mutating func value(_ column: Int, depth: Int) {
    let choice = random.below(depth > 4 ? 12 : 20)
    switch choice {
    case 12...15:
      trailing()
      endLine()
      if random.oneIn(oddity) { noise(column + step) }
      mapping(column + step, depth: depth)
    case 16...19:
      trailing()
      endLine()
      let place = column + sequenceStep
      if random.oneIn(oddity) { noise(place) }
      sequence(place, depth: depth)
    default: leaf(column, depth: depth, choice: choice)
    }
  }

  private mutating func item(_ column: Int, depth: Int) {
    let choice = random.below(depth > 4 ? 12 : 20)
    let gap = random.oneIn(oddity) ? 3 : 1
    switch choice {
    case 12...16:
      line += spaces(gap)
      mapping(column + 1 + gap, depth: depth)
    case 17:
      line += spaces(gap)
      sequence(column + 1 + gap, depth: depth)
    case 18:
      trailing()
      endLine()
      if random.oneIn(oddity) { noise(column + 2) }
      mapping(column + 2, depth: depth)
    case 19:
      trailing()
      endLine()
      if random.oneIn(oddity) { noise(column + 2) }
      sequence(column + 2, depth: depth)
    default: leaf(column, depth: depth, choice: choice)
    }
  }

  /// A value without block collections behind a colon or dash at `column`.
  private mutating func leaf(_ column: Int, depth: Int, choice: Int) {
    switch choice {
    case 0:
      trailing()
      endLine()
    case 1:
      // Below its key.
      trailing()
      endLine()
      if random.oneIn(oddity) { noise(column + step) }
      line = spaces(column + 1 + random.below(4))
      if random.oneIn(4) { flow(above: column, depth: depth) } else { scalar(above: column) }
      trailing()
      endLine()
    case 2, 3: blockScalar(column)
    case 4, 5:
      line += random.oneIn(10) ? "   " : " "
      flow(above: column, depth: depth)
      trailing()
      endLine()
    default:
      line += random.oneIn(10) ? "   " : " "
      scalar(above: column)
      trailing()
      endLine()
    }
  }

  private mutating func blockScalar(_ column: Int) {
    let indent = 1 + random.below(4)
    let explicit = random.oneIn(6)
    line += " " + random.pick(["|", ">"])
    let chomping = random.pick(["", "-", "+", ""])
    line += explicit && random.oneIn(2) ? "\(indent)" + chomping : chomping + (explicit ? "\(indent)" : "")
    trailing()
    endLine()
    if random.oneIn(15) {
      isBehindHeader = true
      return
    }
    let pad = spaces(max(column, 0) + indent)
    if random.oneIn(8) { endLine() }
    for index in 0..<(1 + random.below(3)) {
      if index > 0, random.oneIn(5) { endLine() }
      let deeper = index > 0 && random.oneIn(5) || index == 0 && explicit && random.oneIn(2)
      line = pad + (deeper ? "  " : "") + random.pick(["本文の行", "# 見出し", "- x", "a: b", "text ", "---x"])
      endLine()
    }
    if random.oneIn(4) { endLine() }
    if random.oneIn(8) { endLine() }
  }

  // MARK: Scalars

  static let texts = [
    "簡易書留", "市が直接行う", "a", "x y", "12", "no", "2026-04-01", "~", "null", "true", "1.50", "http://x.jp/?q=1",
    "9時：始め", "－", "d#e", "🈳", "0x1F", "A-1", "長い文章が続きますがどこかで終わります",
  ]

  private mutating func scalar(above column: Int) {
    let text = random.pick(RandomDocument.texts)
    switch random.below(10) {
    case 0: line += "'\(text)'"
    case 1: line += "\"\(text)\""
    case 2: line += random.pick(["''", "\"\"", "'it''s'", "\"a\\\"b\\n\"", "\"\\u4ef6 # x\"", "'a: b'"])
    case 3:
      let quote = random.pick(["", "'", "\""])
      line += quote + "始まり"
      for _ in 0..<(1 + random.below(2)) {
        endLine()
        if random.oneIn(4) { endLine() }
        line = spaces(column + 1 + random.below(4)) + random.pick(["続き", "more", "次、の"])
      }
      line += quote
    default: line += text == "－" ? "x" : text
    }
  }

  // MARK: Brackets

  private mutating func newline(above column: Int) {
    if random.oneIn(oddity) { line += "  " + comment() }
    endLine()
    if random.oneIn(oddity) {
      line = spaces(column + 1 + random.below(3)) + comment()
      endLine()
    }
    line = spaces(column + 1 + random.below(5))
  }

  private mutating func flow(above column: Int, depth: Int) {
    let isMapping = random.oneIn(2)
    let isLong = random.oneIn(4)
    let pad = random.oneIn(6) ? " " : ""
    line += (isMapping ? "{" : "[") + pad
    let count = random.below(4)
    for (index, key) in keys(count).enumerated() {
      if isLong { newline(above: column) }
      if isMapping {
        switch random.below(10) {
        case 0: line += key
        case 1: line += "\"\(key)\":" + random.pick(["1", "[x]", "\"v\""])
        case 2: line += key + ":"
        default:
          line += written(key: key) + ": "
          flowValue(above: column, depth: depth)
        }
      } else if random.oneIn(8) {
        line += key + ": "
        flowValue(above: column, depth: depth)
      } else {
        flowValue(above: column, depth: depth)
      }
      if index + 1 < count {
        line += random.oneIn(8) ? "," : ", "
        if !isLong, random.oneIn(30) { newline(above: column) }
      } else if random.oneIn(8) {
        line += ","
      }
    }
    if isLong { newline(above: column) }
    line += pad + (isMapping ? "}" : "]")
  }

  private mutating func flowValue(above column: Int, depth: Int) {
    if depth < 4, random.oneIn(5) { return flow(above: column, depth: depth + 1) }
    switch random.below(8) {
    case 0: line += random.pick(["'a, b'", "\"x]\"", "\"y\\n\"", "''"])
    case 1:
      let quote = random.pick(["'", "\"", ""])
      line += quote + "続く"
      endLine()
      line = spaces(column + 1 + random.below(4)) + "文" + quote
    default: line += random.pick(RandomDocument.texts)
    }
  }

  // MARK: Values to write

  package static func value(_ random: inout RandomSource, depth: Int = 0) -> EditValue {
    switch random.below(depth > 2 ? 6 : 10) {
    case 0: return .nothing
    case 1: return .word(random.pick(["yes", "123", "2026-04-01", "なし", "registered-mail", "null", "a: b", "-"]))
    case 2:
      return .text(
        random.pick([
          "一行目\n二行目", "一行目\n二行目\n", "a\n\n  b\nc", "\nx", "x\n\n", " x\ny", "tab\there", "cr\rlf\r\n", "x \ny",
          "# a\n- b\n", "---\nx",
        ]))
    case 3, 4, 5:
      return .text(
        random.pick([
          "市が直接行う", "no", "12", "", " x", "x ", "a: b", "a #b", "#", "- x", "-", "---", "[a]", "{", "it's", "\"q\"",
          "\\", "％", "%x", "@x", "`", "&a", "*a", "!t", "|", ">", "？", "?", "? x", ":", ":x", "x:", "－ x", "－", "＃ 注",
          "　x",
          "x　", "～", "~", "null", "1_000", "0777", "12:30", "2026-01-01", ".5", "...", "…", "a, b", "🈳", "\u{0}",
          "\u{85}",
          "\u{2028}", "\u{FEFF}", "=", "<<", "y", "N", "On", "é", "件名：x", "a:b", "\u{200B}",
        ]))
    case 6, 7: return .list((0..<random.below(4)).map { _ in value(&random, depth: depth + 1) })
    default:
      var names: Set<String> = []
      return .mapping(
        (0..<random.below(4)).compactMap { _ in
          let key = random.pick(["方法", "a", "新しい 項目", "no", "x: y", "12", "", "# z", "－ k", "件：名", "?", "[k]"])
          return names.insert(key).inserted ? EditValue.Pair(key, value(&random, depth: depth + 1)) : nil
        })
    }
  }
}
