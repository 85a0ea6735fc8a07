import Foundation
import Linting
import SourceText
import TestSupport
import Testing
import YAML

@testable import Authoring

struct FixingTests {
  private func fix(_ text: String) -> Fixer.Outcome { Fixer(SampleFixture.ruleSet.plan).fix(Array(text.utf8)) }

  @Test(arguments: [
    ("件名：配布業務\n", "件名: 配布業務\n"),
    ("\u{FEFF}件名：配布📌\r\n再委託:禁止\r\n", "\u{FEFF}件名: 配布📌\r\n再委託: 禁止\r\n"),
    ("\u{FEFF}件名：配布📌\r\n種類：外部委託\r\n目的：例：印刷\r\n", "\u{FEFF}件名: 配布📌\r\n種類: 外部委託\r\n目的: 例：印刷\r\n"),
    ("消去・廃棄:\n　－ 内容: 名簿\n", "消去・廃棄:\n  - 内容: 名簿\n"),
    ("消去・廃棄:\n  -内容: 名簿\n", "消去・廃棄:\n  - 内容: 名簿\n"),
    ("＃ 注釈\n件名: x\n", "# 注釈\n件名: x\n"),
    ("件名:配布\n種類:　外部委託\n", "件名: 配布\n種類: 外部委託\n"),
    ("保管：\n  - 内容：名簿\n    形: 紙\n件名: x\n", "保管:\n  - 内容: 名簿\n    形: 紙\n件名: x\n"),
    ("個人情報の項目:\n  - 名称：氏名\n  - 住所\n", "個人情報の項目:\n  - 名称: 氏名\n  - 住所\n"),
    ("従事者:\n  名簿:はい\n", "従事者:\n  名簿: はい\n"),
    ("個人情報の項目:\n  -氏名\n  - 住所\n", "個人情報の項目:\n  - 氏名\n  - 住所\n"),
    ("保管:\n  - 内容: x\n    形:\n      -電子データ\n      -紙\n", "保管:\n  - 内容: x\n    形:\n      - 電子データ\n      - 紙\n"),
    ("廃棄:\n  -内容: 名簿\n    行う者: 市\n  -内容: 票\n    行う者: 市\n", "廃棄:\n  - 内容: 名簿\n    行う者: 市\n  - 内容: 票\n    行う者: 市\n"),
    ("件名: \"x\"#注\n", "件名: \"x\" #注\n"),
    ("種類: 外部 委託  # まま\n", "種類: 外部委託  # まま\n"),
    ("種類: outsorcing\n", "種類: outsourcing\n"),
    ("種類: シヌテム変更\n", "種類: システム変更\n"),
    ("ｼｽﾃﾑ: なし\n", "システム: なし\n"),
    ("個人情報の項目\u{A0}: [氏名]\n", "個人情報の項目: [氏名]\n"),
    ("日程:\n  諮問日: ２０２６－０４－０１\n", "日程:\n  諮問日: 2026-04-01\n"),
    ("対象者:\n  - 対象: 住民\n    人数: １１００\n", "対象者:\n  - 対象: 住民\n    人数: 1100\n"),
  ])
  func whatCanMeanOneThingOnly(_ before: String, _ after: String) {
    let outcome = fix(before)
    #expect(SampleFixture.text(outcome.bytes) == after)
    #expect(outcome.left.isEmpty, "\(outcome.left.map(\.code))")
    #expect(!outcome.changes.isEmpty)
    #expect(fix(after).changes.isEmpty)
  }

  /// A comment whose hash or the space before it is full-width is no part of the value, and stays.
  @Test(arguments: ["　# 案", "　＃ 案", " ＃案", "＃案", "\u{A0}# 案", "\u{3000}\u{3000}#案", "  ＃＃ 案", "\u{200B}# 案"])
  func commentsSurvive(_ comment: String) {
    for line in [
      "種類: 外部委託", "種類: 外部委宅", "種類: \"外部委託\"", "個人情報の項目: [氏名]", "再委託: 禁止", "日程:@\n  諮問日: 2026-04-01",
      "日程:\n  諮問日: ２０２６－０４－０１",
      "消去・廃棄:@\n  - 内容: 名簿", "消去・廃棄:\n  - 内容: 名簿\n    行う者: 市@\n    方法: 溶解", "個人情報の項目: [\n  氏名,\n]",
    ] {
      let text = "件名: x\n" + (line.contains("@") ? line.replacing("@", with: comment) : line + comment) + "\n目的: y\n"
      let outcome = fix(text)
      let fixed = SampleFixture.text(outcome.bytes)
      #expect(fixed.count { $0 == "案" } == 1, "\(text)\(fixed)")
      var tree = Tree()
      if outcome.left.isEmpty {
        #expect(tree.read(outcome.bytes).isEmpty)
        #expect(tree.comments.count == 1, "\(fixed)")
        #expect(fixed.contains(" #"), "\(fixed)")
      }
    }
  }

  @Test(arguments: [
    // Words that say the contrary, or another number, are no typos.
    "再委託: 認めず\n", "再委託: 禁止しない\n", "再委託:\n  承認の形: 不要\n  可否: 承認無\n",
    "システム:\n  - 名称: x\n    水準: tier5\n", "受渡し:\n  - 内容: x\n    方法: untracked-mail\n",
    // Two things where one may be meant, or more than one.
    "保管:\n  - 内容: x\n    形: 電子データ、紙\n", "保管:\n  - 内容: x\n    形: 紙・電子データ\n",
    "保管:\n  - 内容: x\n    形: 電子データと紙\n", "保管:\n  - 内容: x\n    形: 電子データ 紙\n",
    "保管:\n  - 内容: x\n    形: 電子データ、帳\n", "保管:\n  - 内容: x\n    形: 電子データ等\n",
    // Two fields are as near.
    "対象者:\n  - 対象: x\n    抽出: y\n",
    // A value, not a comment.
    "件名:\n  ＃1 の資料\n",
    // A tab may stand for any number of spaces.
    "日程:\n\t諮問日: 2026-04-01\n",
    // With the space that is missing it could not be read at all.
    "件名:> x\n", "件名:[x\n",
  ])
  func whatMightMeanSomethingElse(_ text: String) {
    let outcome = fix(text)
    #expect(SampleFixture.text(outcome.bytes) == text)
    #expect(outcome.changes.isEmpty)
    #expect(!outcome.left.isEmpty)
  }

  /// What differs in a kanji, or in a word before or behind, is another word; the suggestion stays, and asks.
  @Test(arguments: [
    "種類: 外部委託廃止\n", "種類: 非外部委託\n", "種類: 外部委宅  # まま\n", "種類: 外部委託？\n", "種類: （外部委託）\n", "種類: 旧外部委託\n",
    "種類: 一部外部委託\n", "種類: 準委託\n", "種類: 業務委託以外\n", "個人情報の項日: [氏名]\n", "旧件名: x\n", "件名？: x\n", "件名（仮）: x\n",
    "個人情報の項目:\n  - 名称: 病歴\n    区分: 要配慮個人情報除く\n", "個人情報の項目:\n  - 名称: 病歴\n    区分: 個人番号以外\n",
    "受渡し:\n  - 内容: 名簿\n    渡す者: 受領者\n", "受渡し:\n  - 内容: 名簿\n    暗号化: 暗号化解除\n",
    "受渡し:\n  - 内容: 名簿\n    方法: 簡易書留以外\n", "受渡し:\n  - 内容: 名簿\n    方法: オフライン申請\n",
    "受渡し:\n  - 内容: 名簿\n    形: 電子データ・紙\n", "外部記録媒体:\n  使用: 使用禁止しない\n", "従事者:\n  誓約書: いいえではない\n",
    "消去・廃棄:\n  - 内容: 名簿\n    行う者: 受託者と市\n", "消去・廃棄:\n  - 内容: 名簿\n    方法: 溶解せず\n",
    "消去・廃棄:\n  - 内容: 名簿\n    証拠: 証明書不要\n", "消去・廃棄:\n  - 内容: 名簿\n    方法: 返却（一部廃棄）\n",
    "システム:\n  - 名称: x\n    水準: tier３以下\n", "対象者:\n  - 対象: 住民\n    人数: １１００人未満\n",
    "日程:\n  諮問日: ２０２６－０４－０１、２０２６－０５－０１\n", "日程:\n  諮問日: ２０２６－０４－０１～０５\n",
    "消去・廃棄:\n  - 内容: x\n    時期: >  # 注\n      契約　終了時\n",
  ])
  func whatMayChangeTheMeaningAsks(_ text: String) {
    let outcome = fix(text)
    #expect(SampleFixture.text(outcome.bytes) == text)
    #expect(outcome.changes.isEmpty)
  }

  @Test func qualifiersOfNumbersStay() {
    for (before, after) in [("約１１００件", "約1100件"), ("１，１００件", "1,100件")] {
      let outcome = fix("対象者:\n  - 対象: 住民\n    人数: \(before)  # 注\n")
      #expect(SampleFixture.text(outcome.bytes) == "対象者:\n  - 対象: 住民\n    人数: \(after)  # 注\n")
    }
    #expect(SampleFixture.text(fix("日程:\n  諮問日: 令和８年４月１日\n").bytes) == "日程:\n  諮問日: 令和8年4月1日\n")
  }

  @Test func everyChangeIsNamed() {
    let outcome = fix("件名：配布\r\n種類: 外 部委託  # まま\r\n再委託: 禁止\r\n消去・廃棄:\r\n  -内容: 名簿\r\n")
    #expect(
      outcome.changes == [
        FixedPlace(line: 1, old: "件名：配布", new: "件名: 配布"), FixedPlace(line: 2, old: "外 部委託", new: "外部委託"),
        FixedPlace(line: 5, old: "-内容:", new: "- 内容:"),
      ])
  }

  @Test func whatIsSaidOfAChangeShowsNobodysNumber() {
    let outcome = fix("件名：配布（連絡先090-1234-5678）\n")
    #expect(SampleFixture.text(outcome.bytes) == "件名: 配布（連絡先090-1234-5678）\n")
    #expect(outcome.changes.map(\.new) == ["件名: 配布（連絡先0XX-XXXX-XXXX）"])
  }

  @Test func everyMistakeOfALongFileIsFixedAndNothingElseChanges() {
    for sample in SampleFixture.samples.prefix(12) {
      let text = SampleFixture.text(sample.bytes)
      let broken = text.replacingOccurrences(of: "件名: ", with: "件名：").replacingOccurrences(of: "\n種類: ", with: "\n種類:")
      let outcome = fix(broken)
      #expect(SampleFixture.text(outcome.bytes) == text, "\(sample.name)")
      #expect(outcome.left.isEmpty, "\(sample.name)")
    }
  }

  /// Bytes lost and doubled at random: the fixer never leaves more mistakes, nor changes its own result.
  @Test func hostileTexts() {
    for seed in 0..<150 {
      var dice = RandomSource(seed: UInt64(seed))
      var bytes = dice.pick(SampleFixture.samples).bytes.prefix(1500)[...]
      for _ in 0..<(1 + dice.below(6)) {
        let place = dice.below(bytes.count - 4)
        let piece = dice.pick(["：", "　", "－ ", "\t", ":", "- ", "#", "{", "\"", "\r", "＃"])
        bytes.replaceSubrange(place..<(place + dice.below(3)), with: Array(piece.utf8))
      }
      var tree = Tree()
      let before = tree.read(Array(bytes))
      let outcome = Fixer(SampleFixture.ruleSet.plan).fix(Array(bytes))
      let after = tree.read(outcome.bytes)
      #expect(after.count { $0.severity == .error } <= before.count { $0.severity == .error }, "seed \(seed)")
      if outcome.changes.isEmpty { #expect(outcome.bytes == Array(bytes), "seed \(seed)") }
    }
  }
}
