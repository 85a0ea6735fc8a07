import Proposal
import SourceText
import TestSupport

@testable import Authoring

/// Proposals of random fields in random order, in either language, with comments, words in place of records, and
/// values that are open, none or left out.
struct RandomProposal {
  private var dice: RandomSource
  private let vocabulary: Vocabulary
  private var lines: [String] = []

  init(seed: UInt64, _ vocabulary: Vocabulary) {
    dice = RandomSource(seed: seed)
    self.vocabulary = vocabulary
  }

  mutating func text() -> String {
    lines = []
    record(vocabulary.root, indent: 0, depth: 0)
    if lines.isEmpty { lines = ["件名: x"] }
    let lineBreak = dice.below(4) == 0 ? "\r\n" : "\n"
    let mark = dice.below(5) == 0 ? "\u{FEFF}" : ""
    return mark + lines.joined(separator: lineBreak) + (dice.below(4) == 0 ? "" : lineBreak)
  }

  private mutating func record(_ record: Int, indent: Int, depth: Int, dash: Bool = false) {
    let fields = vocabulary.records[record].fields
    var numbers = Array(fields.indices).filter { fields[$0].name != "format" && dice.below(depth == 0 ? 2 : 3) == 0 }
    if numbers.isEmpty { numbers = [fields.count - 1] }
    for index in numbers.indices.reversed() { numbers.swapAt(index, dice.below(index + 1)) }
    for (place, number) in numbers.enumerated() {
      let field = fields[number]
      let lead = String(repeating: " ", count: indent)
      if dice.below(6) == 0, !(dash && place == 0) { lines.append("\(lead)# 注釈 \(dice.below(100)) 📌") }
      if dice.below(12) == 0, !(dash && place == 0) { lines.append("") }
      let key = dice.pick(dice.below(2) == 0 ? field.japaneseKeys : field.englishKeys)
      let start = dash && place == 0 ? String(repeating: " ", count: indent - 2) + "- " : lead
      value(field.type, "\(start)\(key):", indent: indent, depth: depth)
    }
  }

  private mutating func value(_ type: FieldType, _ start: String, indent: Int, depth: Int) {
    let tail = dice.below(5) == 0 ? "  # 末尾 \(dice.below(9))" : ""
    switch dice.below(9) {
    case 0: lines.append("\(start) 未定\(tail)")
    case 1: lines.append(start + tail)
    case 2 where type.isList: lines.append("\(start) []\(tail)")
    default:
      guard case .record(let inner) = type.element else {
        let words = (0...(type.isList ? dice.below(3) : 0)).map { _ in word(type.element) }
        lines.append("\(start) \(type.isList ? "[" + words.joined(separator: ", ") + "]" : words[0])\(tail)")
        return
      }
      if let shorthand = vocabulary.records[inner].shorthand, dice.below(3) == 0 {
        let short = vocabulary.records[inner].fields[shorthand].type
        lines.append("\(start) \(type.isList ? "[" + word(short.element) + "]" : word(short.element))\(tail)")
      } else if depth < 4 {
        lines.append(start + tail)
        for _ in 0...(type.isList ? dice.below(3) : 0) {
          record(inner, indent: indent + (type.isList ? 4 : 2), depth: depth + 1, dash: type.isList)
        }
      } else {
        lines.append("\(start) 未定\(tail)")
      }
    }
  }

  private mutating func word(_ element: FieldType.Element) -> String {
    switch element {
    case .text, .name, .reference: dice.pick(["名簿", "\"no\"", "'引用 # 内'", "a b", "\"住所、氏名\"", "なし", "\"改\\n行\""])
    case .yesNo: dice.pick(["はい", "no", "あり", "無", "true"])
    case .integer: dice.pick(["1,100件", "3", "約20"])
    case .date: dice.pick(["2026-04-01", "令和8年4月1日", "2026/4/1"])
    case .deadline: dice.pick(["30日以内", "3か月", "24時間", "2 weeks"])
    case .period: dice.pick(["5年", "3か月", "24時間", "2 weeks"])
    case .choice(let type):
      dice.pick(vocabulary.choices[type].options.flatMap { $0.japaneseWords + $0.englishWords })
    case .record: "未定"
    }
  }
}
