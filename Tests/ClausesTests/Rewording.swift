import Foundation
import SourceText

/// A change of a text that must leave its clauses as they are, or turn them around.
struct Rewording: Sendable {
  var name: String
  var language: Language
  /// What the parties are called; nil for the standard names.
  var parties: (city: String, contractor: String)?
  /// Applied one after another.
  var replacements: [(String, String)] = []
  /// Applied to the whole text at the end.
  var layout: (@Sendable (String) -> String)?

  func apply(_ text: String) -> String {
    let result = replacements.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    return layout.map { $0(result) } ?? result
  }

  /// Whether it changes the first paragraph of an article.
  func turns(_ article: String) -> Bool {
    let lines = article.split(separator: "\n")
    return lines.count > 1 && apply(String(lines[1])) != lines[1]
  }

  /// 「講じなければならない」 as 「講ずるものとする」: the verbs of the annexes.
  private static let duties = [
    ("講じなければ", "講ずる"), ("守らなければ", "守る"), ("行わなければ", "行う"), ("得なければ", "得る"), ("受けなければ", "受ける"),
    ("負わせなければ", "負わせる"), ("取り扱わなければ", "取り扱う"), ("限らなければ", "限る"), ("従わなければ", "従う"),
    ("定めなければ", "定める"), ("確かめなければ", "確かめる"), ("変えなければ", "変える"), ("届け出なければ", "届け出る"),
    ("戻さなければ", "戻す"), ("残さなければ", "残す"), ("示さなければ", "示す"), ("引き渡さなければ", "引き渡す"),
    ("用いなければ", "用いる"), ("設けなければ", "設ける"), ("備えなければ", "備える"), ("続けなければ", "続ける"),
    ("分けなければ", "分ける"), ("読ませなければ", "読ませる"), ("行わせなければ", "行わせる"), ("改めなければ", "改める"),
    ("運ばなければ", "運ぶ"), ("満たすものでなければ", "満たす"), ("させなければ", "させる"), ("しなければ", "する"),
  ].map { ($0.0 + "ならない", $0.1 + "ものとする") }

  /// 「漏らしてはならない」 as 「漏らすことを禁ずる」.
  private static let bans = [
    ("漏らしては", "漏らす"), ("持ち出しては", "持ち出す"), ("持ち込んでは", "持ち込む"), ("取り扱っては", "取り扱う"),
    ("受け取っては", "受け取る"), ("受け渡しては", "受け渡す"), ("用いては", "用いる"), ("行っては", "行う"), ("与えては", "与える"),
    ("させては", "させる"), ("捨てては", "捨てる"), ("残しては", "残す"), ("渡しては", "渡す"), ("求めては", "求める"),
    ("書き留めては", "書き留める"), ("触れては", "触れる"), ("就かせては", "就かせる"), ("取り扱わせては", "取り扱わせる"), ("送っては", "送る"), ("しては", "する"),
  ].map { ($0.0 + "ならない", $0.1) }

  static let all: [Rewording] = [
    Rewording(name: "甲・乙", language: .japanese, parties: ("甲", "乙")),
    Rewording(name: "発注者・受注者", language: .japanese, parties: ("発注者", "受注者")),
    Rewording(name: "承諾 → 承認", language: .japanese, replacements: [("承諾", "承認")]),
    Rewording(name: "承諾 → 同意", language: .japanese, replacements: [("承諾", "同意")]),
    Rewording(
      name: "廃棄 → 破棄、消去 → 削除、返還 → 返却、提出 → 提示", language: .japanese,
      replacements: [("廃棄", "破棄"), ("消去", "削除"), ("返還", "返却"), ("提出", "提示")]),
    Rewording(name: "しなければならない → するものとする", language: .japanese, replacements: duties),
    Rewording(
      name: "してはならない → することを禁ずる", language: .japanese, replacements: bans.map { ($0.0, $0.1 + "ことを禁ずる") }),
    Rewording(
      name: "かな、送り仮名の違い", language: .japanese,
      replacements: [
        ("又は", "または"), ("及び", "および"), ("並びに", "ならびに"), ("若しくは", "もしくは"), ("あらかじめ", "予め"), ("直ちに", "ただちに"),
        ("速やかに", "すみやかに"), ("取扱い", "取り扱い"), ("持ち出", "持出"), ("引き渡", "引渡"), ("届け出", "届出"), ("漏えい", "漏洩"), ("毀損", "き損"),
      ]),
    Rewording(name: "全角の数字と英字、「，」「．」", language: .japanese, layout: Layout.wide),
    Rewording(name: "35字で改行、字下げ、CRLF、BOM", language: .japanese, layout: Layout.wrapped),
    Rewording(name: "PDF から写した空白", language: .japanese, layout: Layout.spaced),
    Rewording(name: "the Council, the Supplier", language: .english, parties: ("the Council", "the Supplier")),
    Rewording(name: "shall → must", language: .english, replacements: [("shall", "must")]),
    Rewording(
      name: "approval → consent", language: .english,
      replacements: [("approval", "consent"), ("approved", "consented to")]
    ),
    Rewording(
      name: "erase → delete, e-mail → email", language: .english,
      replacements: [("rasure", "deletion"), ("erase", "delete"), ("erasing", "deleting"), ("e-mail", "email")]),
    Rewording(name: "wrapped at 60, CR LF, BOM", language: .english, layout: Layout.wrapped),
  ]

  static let negations: [Rewording] = [
    Rewording(
      name: "てもよい、なくてもよい", language: .japanese,
      replacements: [
        ("なければならない", "なくてもよい"), ("てはならない", "てもよい"), ("でなければ発送してもよい", "発送してもよい"), ("でなければ公開してもよい", "公開してもよい"),
      ]),
    Rewording(
      name: "することができる、することを要しない", language: .japanese,
      replacements: duties.map { ($0.0, String($0.1.dropLast("ものとする".count)) + "ことを要しない") }
        + bans.map { ($0.0, $0.1 + "ことができる") }),
    Rewording(
      name: "するよう努めるものとする、することを妨げない", language: .japanese,
      replacements: duties.map { ($0.0, String($0.1.dropLast("ものとする".count)) + "よう努めるものとする") }
        + bans.map { ($0.0, $0.1 + "ことを妨げない") }),
    Rewording(
      name: "may, need not", language: .english,
      replacements: [
        ("shall neither", "may either"), (" nor ", " or "), ("and not entrust", "and may entrust"),
        ("shall not ", "may "), ("shall", "need not"),
      ]),
  ]

  /// Layouts of a text.
  enum Layout {
    @Sendable static func wide(_ text: String) -> String {
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        switch scalar {
        case "、": result.append("，")
        case "。": result.append("．")
        case "!"..."~":
          result.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
        default: result.append(scalar)
        }
      }
      return String(result)
    }

    @Sendable static func wrapped(_ text: String) -> String {
      let isEnglish = text.contains("Article ")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        isEnglish ? words(line) : pieces(String(line), of: 35).joined(separator: "\r\n　")
      }
      return "\u{FEFF}" + lines.joined(separator: "\r\n")
    }

    @Sendable static func spaced(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        pieces(String(line), of: 5).joined(separator: " ")
      }.joined(separator: "\n")
    }

    private static func pieces(_ line: String, of length: Int) -> [String] {
      var rest = Substring(line)
      var result: [String] = []
      repeat {
        result.append(String(rest.prefix(length)))
        rest = rest.dropFirst(length)
      } while !rest.isEmpty
      return result
    }

    private static func words(_ line: Substring) -> String {
      var lines: [String] = []
      var current = ""
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        if !current.isEmpty, current.count + word.count > 60 {
          lines.append(current)
          current = "   " + word
        } else {
          current += (current.isEmpty ? "" : " ") + word
        }
      }
      return (lines + [current]).joined(separator: "\r\n")
    }
  }
}
