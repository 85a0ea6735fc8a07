import BuiltinRuleSet
import Foundation
import Linting
import SourceText

@testable import Reporting

/// Proposals to draw, and their flows.
struct PictureSamples {
  /// A proposal that was linted and drawn.
  struct Sample {
    var name: String
    var proposal: LintedProposal
    var findings: [Finding]
    var flow: DataFlow
    var drawing: Drawing
  }

  private let linter = Linter(.builtin())

  /// A proposal in one language.
  func draw(_ name: String, _ bytes: [UInt8], _ language: Language) -> Sample {
    let proposal = linter.lint(bytes)
    let findings = proposal.result.findings
    let flow = DataFlow(proposal, findings: findings, language: language)
    return Sample(name: name, proposal: proposal, findings: findings, flow: flow, drawing: Drawing(flow))
  }

  static func draw(_ text: String, _ language: Language = .japanese) -> Sample {
    let samples = PictureSamples()
    return samples.draw("text", Array(text.utf8), language)
  }

  /// The proposals of `SamplePolicies` and some that are hard to draw, in both languages.
  static func all() throws -> [Sample] { try drawn.get() }

  private static let drawn = Result {
    let samples = PictureSamples()
    var result: [Sample] = []
    for (name, bytes) in try files() + hard.map({ ($0.name, Array($0.text.utf8)) }) {
      for language in Language.allCases { result.append(samples.draw(name, bytes, language)) }
    }
    return result
  }

  static func files() throws -> [(name: String, bytes: [UInt8])] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SamplePolicies")
    var files: [(name: String, bytes: [UInt8])] = []
    for board in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
      let folder = root.appendingPathComponent(board)
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
      for name in names where name.hasSuffix(".submitted.yaml") || name.hasSuffix(".approved.yaml") {
        files.append(("\(board)/\(name)", Array(try Data(contentsOf: folder.appendingPathComponent(name)))))
      }
    }
    return files
  }

  // MARK: Generated

  private static let parties = [
    "市", "受託者", "再委託先", "本人", "他の行政機関", "運送事業者", "クラウド事業者", "保守業者", "その他（大学の研究室）", "未定",
  ]

  static let hard: [(name: String, text: String)] = [
    ("empty", ""), ("only a title", "件名: 空\n"), ("three", generated(3) { "名簿\($0)" }),
    ("thirty", generated(30) { "名簿\($0)" }), ("a hundred", generated(100) { "対象者名簿その\($0)" }),
    ("long names", generated(24) { String(repeating: "とても長い名前の台帳\($0)、", count: 30) }),
    ("long words", generated(24) { "\($0)" + String(repeating: "WMwm@%", count: 50) }),
    ("hostile", generated(24) { "\(hostile[$0 % hostile.count])\($0)" }),
    ("Windows line ends", "\u{FEFF}" + generated(6) { "名簿\($0)" }.replacingOccurrences(of: "\n", with: "\r\n")),
  ]

  static let hostile = [
    "</script><b>&amp;]]>", "\\u202Eevil\\u0007\\uFFFE", "👩‍👩‍👧‍👦家族🎁🇯🇵", "ﷺ﷽⸻", "ｶﾞｷﾞ ＡＢＣ ①…→",
    "a\\u0301\\u0301\\u0301\\u0301\\u0301", "' onload='x", "改行\\nと\\u2028タブ\\t", "\\u200B", "{{x}}<!--",
    "\u{5D0}\u{5D1}",
  ]

  static func generated(_ count: Int, _ name: (Int) -> String) -> String {
    func party(_ index: Int) -> String { parties[index % parties.count] }
    let few = max(1, count / 6)
    var text = "件名: 試験\n個人情報の項目:\n"
    for index in 0..<few {
      let source = ["本人", "台帳", "第三者", "他の行政機関", "業務で作成"][index % 5]
      text += "  - {名称: \"\(name(index))\", 入手元: \(source)}\n"
    }
    text += "作業:\n  - 工程: 抽出\n    実施者: 市\n    生じる写し:\n"
    for index in 0..<few { text += "      - {名称: \"\(name(100 + index))\", 形: [紙, 電子データ]}\n" }
    text += "受渡し:\n"
    for index in 0..<max(1, count / 3) {
      text += "  - {内容: [\"\(name(100 + index % few))\", \"\(name(index))\"], 渡す者: \(party(index * 7)), "
      text += "受け取る者: \(party(index * 3)), 形: 電子データ, 方法: LGWAN, 暗号化: TLS}\n"
    }
    text += "保管:\n"
    for index in 0..<few { text += "  - {内容: \"\(name(100 + index))\", 保管者: \(party(index)), 施錠: なし}\n" }
    text += "消去・廃棄:\n"
    for index in 0..<few {
      let method = ["溶解", "返却", "専用ソフト"][index % 3]
      text += "  - {内容: \"\(name(100 + index))\", 行う者: \(party(index * 3)), 方法: \(method)}\n"
    }
    text += "発送:\n  - {内容: \"\(name(100))\", 発送者: 受託者}\n  - {発送者: 市, 郵便の種類: 書留}\n"
    text += "システム:\n  - {名称: 基盤, 設置形態: クラウド}\n  - 端末管理\n外部記録媒体: 一切使用しない\n"
    return text + "再委託:\n  可否: 承認制\n  再委託先:\n    - {名称: 株式会社みほん, 業務: 印字}\n"
  }
}
