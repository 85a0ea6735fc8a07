import BuiltinRuleSet
import Proposal
import SourceText
import Testing

@testable import Linting

/// Removable media that only a text names.
struct MentionTests {
  private func found(_ text: String) -> [String] {
    let linter = Linter(.builtin())
    let file = SourceFile(name: "x", text: text)
    return linter.lint(file.bytes).result.findings.filter { linter.ruleSet.rules[$0.rule].looksForMedia }.map {
      finding in
      "\(linter.ruleSet.rules[finding.rule].id) \(finding.path) \(file.text(finding.span))"
    }
  }

  @Test(arguments: [
    ("作業:\n- 工程: 入力\n  補足: 結果はＵＳＢメモリで納品する", "media/ban-or-reason/mentioned tasks[0].details ＵＳＢ"),
    ("受渡し:\n- 内容: 名簿\n  方法: [手渡し, その他（USBメモリを郵送）]", "media/ban-or-reason/mentioned transfers[0].method[1] USB"),
    ("個人情報の項目:\n- 名称: 映像のSDカード", "media/ban-or-reason/mentioned data_items[0].name SDカード"),
    ("目的: ほかに方法がないためCD-Rで渡す", "media/ban-or-reason/mentioned purpose CD-R"),
    ("purpose: it is handed over on a memory stick", "media/ban-or-reason/mentioned purpose memory stick"),
    ("外部記録媒体: 禁止\n目的: USBメモリで渡し、複写は認めない", "consistency/banned-media-named/mentioned purpose USB"),
    ("外部記録媒体: 禁止\n目的: |\n  USBメモリで渡す。\n", "consistency/banned-media-named/mentioned purpose |\n  USBメモリで渡す。"),
  ])
  func aMediumInATextIsAskedAbout(_ text: String, _ expected: String) { #expect(found(text) == [expected]) }

  @Test(arguments: [
    "外部記録媒体: 禁止\n目的: USBメモリ、SDカード等の媒体は、一切使用しない", "外部記録媒体: 禁止\n目的: USBポートを塞ぐ",
    "外部記録媒体: 禁止\npurpose: no USB stick is used", "外部記録媒体: 例外のみ\n目的: USBメモリで渡す", "目的: ABCDの名簿と PUSB",
    "外部記録媒体: 禁止\n経過: {従来の方法: USBメモリで渡していた}", "外部記録媒体: {使用: 禁止, 使用の理由: USBメモリの紛失があった}",
    "受渡し:\n- 内容: 名簿\n  形: USBメモリ",
  ])
  func whereNoneIsUsedNothingIsSaid(_ text: String) { #expect(found(text) == []) }

  @Test(arguments: [
    "USBメモリは禁止しない", "USBメモリを使用してもかまわない", "USBメモリは制限なく使用できる",
    "USBメモリはやむを得ない場合に使う", "USBメモリで渡すが電子メールは用いない", "USBメモリを使わないわけではない",
    "USBメモリを使って差し支えない", "USBメモリは紛失防止のため鎖でつなぐ", "USBメモリはパスワード制限付きのものを使う",
    "USBメモリは施錠できない棚に置く", "USBメモリの紛失防止のため鎖でつなぐ", "USBメモリは原則使用しない",
    "やむを得ない場合を除き、USBメモリは使用しない", "USBメモリは禁止されていない", "USBメモリを使用しない場合は回線で渡す",
    "ＬＴＯで納品", "ＦＤで渡す", "HDDを貸与", "外付けハードディスク", "BD-Rに焼く", "MOで渡す", "DATに録音",
    "ユーエスビーで渡す", "ICレコーダーで録音", "磁気ディスクで渡す", "電子媒体で納品", "可搬記憶媒体で渡す",
    "データカートリッジを送る", "メモリースティックで渡す", "USBメモリで渡し、複写は認めない", "結果はＵＳＢメモリで納品する",
    "やむを得ない場合にUSBメモリを使う",
  ])
  func whatDeniesSomethingElseDeniesNoUse(_ text: String) {
    #expect(found("外部記録媒体: 禁止\n目的: \(text)").count == 1)
  }

  @Test(arguments: [
    "サーバのハードディスク", "内蔵HDDに保存", "USBメモリは使用しない", "USBメモリは、用いない", "USBメモリを使わない", "USBメモリの使用を禁止する",
    "USBメモリの持込みは不可", "USBメモリは持ち込まない", "USBメモリを接続できないようにする",
    "USBメモリなどの外部記録媒体は、一切使用しない", "USBメモリは使用せず、回線で渡す", "USBポートを塞ぐ",
    "no USB stick is used", "ABCDの名簿と PUSB", "USBメモリの紛失があった",
    "USBメモリの事故が続いたため", "MODEMとFDA", "UPDATEとDATA", "USBメモリではなく回線で渡す",
    "外部媒体の使用は一切認めない", "USBメモリの使用を防止する", "USBメモリは使用してはならない",
    "USBメモリ等は使用することができない", "可搬媒体への書き出しを行わない", "USBメモリ、SDカード等の媒体は、一切使用しない",
    "USBメモリへの保存はできません", "USBメモリの使用なし", "外部記録媒体は禁止する",
  ])
  func aDenialOfTheUseIsUnderstood(_ text: String) { #expect(found("外部記録媒体: 禁止\n目的: \(text)") == []) }

  @Test(arguments: [
    "経過: {変更の内容: USBメモリで渡す}", "危険性の評価: USBメモリで渡す", "事故対応: {対応の手順: USBメモリで写しを渡す}",
    "検査・報告: {補足: USBメモリで報告を受ける}", "文書:\n- {種類: 契約書, 補足: USBメモリで渡す}",
  ])
  func everyFreeTextIsRead(_ text: String) { #expect(found("外部記録媒体: 禁止\n" + text).count == 1) }

  /// A minimum or an approximate time is no deadline, but a minimum may be how long something is kept.
  @Test(arguments: ["30日以上", "約30日", "1か月以上"])
  func aMinimumIsNoDeadline(_ period: String) {
    #expect(codes("消去・廃棄:\n- 内容: 名簿\n  期間: \(period)") == ["proposal/not-a-period"])
    #expect(codes("事故対応: {報告期限: \(period)}") == ["proposal/not-a-period"])
    #expect(codes("保管:\n- 内容: 名簿\n  保存期間: \(period)") == [])
    #expect(codes("消去・廃棄:\n- 内容: 名簿\n  期間: 30日以内") == [])
  }

  private func codes(_ text: String) -> [String] {
    let linter = Linter(.builtin())
    return linter.lint(SourceFile(name: "x", text: text).bytes).result.problems.map(\.code)
      .filter { $0 == "proposal/not-a-period" }
  }

  /// 24 hours are not a day when they end on a Sunday.
  @Test func hoursStayHours() {
    #expect(LocalizedText.period(seconds: 86_400).ja == "24時間")
    #expect(LocalizedText.period(seconds: 172_800).ja == "48時間")
    #expect(LocalizedText.period(seconds: 259_200).ja == "3日")
    #expect(LocalizedText.period(seconds: 7 * 31_536_000).ja == "7年")
    #expect(LocalizedText.period(seconds: 400 * 86_400).en == "400 days")
  }

  @Test func theReasonForTheBanIsRead() {
    #expect(found("外部記録媒体: {使用: 禁止, 使用の理由: やむを得ない場合にUSBメモリを使う}").count == 1)
  }
}
