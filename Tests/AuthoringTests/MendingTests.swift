import Foundation
import Linting
import SourceText
import TestSupport
import Testing
import YAML

@testable import Authoring

struct MendingTests {
  private func mend(_ text: String) -> Mender.Outcome { Mender(Desk.book.plan).mend(Array(text.utf8)) }

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
    ("種類: 外部委宅  # まま\n", "種類: 外部委託  # まま\n"),
    ("個人情報の項日: [氏名]\n", "個人情報の項目: [氏名]\n"),
    ("日程:\n  諮問日: ２０２６－０４－０１\n", "日程:\n  諮問日: 2026-04-01\n"),
    ("対象者:\n  - 対象: 住民\n    人数: １１００\n", "対象者:\n  - 対象: 住民\n    人数: 1100\n"),
  ])
  func slips(_ before: String, _ after: String) {
    let outcome = mend(before)
    #expect(Desk.text(outcome.bytes) == after)
    #expect(outcome.left.isEmpty, "\(outcome.left.map(\.code))")
    #expect(outcome.count > 0)
    #expect(mend(after).count == 0)
  }

  /// A comment whose hash or the space before it is full-width is no part of the value, and stays.
  @Test(arguments: ["　# 案", "　＃ 案", " ＃案", "＃案", "\u{A0}# 案", "\u{3000}\u{3000}#案", "  ＃＃ 案", "\u{200B}# 案"])
  func commentsSurvive(_ comment: String) {
    for line in [
      "種類: 外部委託", "種類: 外部委宅", "種類: \"外部委託\"", "個人情報の項目: [氏名]", "再委託: 禁止", "日程:@\n  諮問日: 2026-04-01", "日程:\n  諮問日: ２０２６－０４－０１",
      "消去・廃棄:@\n  - 内容: 名簿", "消去・廃棄:\n  - 内容: 名簿\n    行う者: 市@\n    方法: 溶解", "個人情報の項目: [\n  氏名,\n]",
    ] {
      let text = "件名: x\n" + (line.contains("@") ? line.replacing("@", with: comment) : line + comment) + "\n目的: y\n"
      let outcome = mend(text)
      let fixed = Desk.text(outcome.bytes)
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
    // Words that say the contrary, or another number, are no slips.
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
    let outcome = mend(text)
    #expect(Desk.text(outcome.bytes) == text)
    #expect(outcome.count == 0)
    #expect(!outcome.left.isEmpty)
  }

  @Test func differencesThatTurnAround() {
    for pair in [("認める", "認めず"), ("要", "不要"), ("tier4", "tier5"), ("tracked", "untracked"), ("可", "否")] {
      #expect(MendJudge.mayTurnAround(pair.0, pair.1), "\(pair)")
      #expect(MendJudge.mayTurnAround(pair.1, pair.0), "\(pair)")
    }
    for pair in [("外部委託", "外部委宅"), ("outsourcing", "outsorcing"), ("シュレッダー", "シュレッダ")] {
      #expect(!MendJudge.mayTurnAround(pair.0, pair.1), "\(pair)")
    }
  }

  @Test func everySlipOfALongFileIsMendedAndNothingElseChanges() {
    for sample in Desk.samples.prefix(12) {
      let text = Desk.text(sample.bytes)
      let broken = text.replacingOccurrences(of: "件名: ", with: "件名：").replacingOccurrences(of: "\n種類: ", with: "\n種類:")
      let outcome = mend(broken)
      #expect(Desk.text(outcome.bytes) == text, "\(sample.name)")
      #expect(outcome.left.isEmpty, "\(sample.name)")
    }
  }

  /// Bytes lost and doubled at random: the mender never leaves more mistakes, nor changes its own result.
  @Test func hostileTexts() {
    for seed in 0..<150 {
      var dice = RandomSource(seed: UInt64(seed))
      var bytes = dice.pick(Desk.samples).bytes.prefix(1500)[...]
      for _ in 0..<(1 + dice.below(6)) {
        let place = dice.below(bytes.count - 4)
        let piece = dice.pick(["：", "　", "－ ", "\t", ":", "- ", "#", "{", "\"", "\r", "＃"])
        bytes.replaceSubrange(place..<(place + dice.below(3)), with: Array(piece.utf8))
      }
      var tree = Tree()
      let before = tree.read(Array(bytes))
      let outcome = Mender(Desk.book.plan).mend(Array(bytes))
      let after = tree.read(outcome.bytes)
      #expect(after.count { $0.severity == .error } <= before.count { $0.severity == .error }, "seed \(seed)")
      if outcome.count == 0 { #expect(outcome.bytes == Array(bytes), "seed \(seed)") }
    }
  }
}
