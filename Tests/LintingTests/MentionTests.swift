import BuiltinRuleSet
import Proposal
import SourceText
import Testing

@testable import Linting

/// Removable media that only a text names.
struct MentionTests {
  private func found(_ text: String) -> [String] {
    var engine = Engine(.builtin())
    let file = SourceFile(name: "x", text: text)
    return engine.lint(file.bytes).findings.filter { engine.ruleSet.rules[$0.rule].looksForMedia }.map { finding in
      "\(engine.ruleSet.rules[finding.rule].id) \(finding.path) \(file.text(finding.span))"
    }
  }

  @Test(arguments: [
    ("作業:\n- 工程: 入力\n  補足: 結果はＵＳＢメモリで納品する", "media/mentioned tasks[0].details ＵＳＢ"),
    ("受渡し:\n- 内容: 名簿\n  方法: [手渡し, その他（USBメモリを郵送）]", "media/mentioned transfers[0].method[1] USB"),
    ("個人情報の項目:\n- 名称: 映像のSDカード", "media/mentioned data_items[0].name SDカード"),
    ("目的: ほかに方法がないためCD-Rで渡す", "media/mentioned purpose CD-R"),
    ("purpose: it is handed over on a memory stick", "media/mentioned purpose memory stick"),
    ("外部記録媒体: 禁止\n目的: USBメモリで渡し、複写は認めない", "consistency/banned-media-mentioned purpose USB"),
    ("外部記録媒体: 禁止\n目的: |\n  USBメモリで渡す。\n", "consistency/banned-media-mentioned purpose |\n  USBメモリで渡す。"),
  ])
  func aMediumInATextIsAskedAbout(_ text: String, _ expected: String) { #expect(found(text) == [expected]) }

  @Test(arguments: [
    "外部記録媒体: 禁止\n目的: USBメモリ、SDカード等の媒体は、一切使用しない", "外部記録媒体: 禁止\n目的: USBポートを塞ぐ",
    "外部記録媒体: 禁止\npurpose: no USB stick is used", "外部記録媒体: 例外のみ\n目的: USBメモリで渡す", "目的: ABCDの名簿と PUSB",
    "外部記録媒体: 禁止\n経過: {従来の方法: USBメモリで渡していた}", "外部記録媒体: {使用: 禁止, 使用の理由: USBメモリの紛失があった}",
    "受渡し:\n- 内容: 名簿\n  形: USBメモリ",
  ])
  func whereNoneIsUsedNothingIsSaid(_ text: String) { #expect(found(text) == []) }
}
