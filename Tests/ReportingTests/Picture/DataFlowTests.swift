import Linting
import Proposal
import SourceText
import Testing

@testable import Reporting

struct DataFlowTests {
  private func kinds(_ flow: DataFlow) -> [DataFlow.Kind] { flow.elements.map(\.kind) }

  private func first(_ flow: DataFlow, _ kind: DataFlow.Kind) -> DataFlow.Element? {
    flow.elements.first { $0.kind == kind }
  }

  private func laneNames(_ flow: DataFlow) -> [String?] { flow.lanes.map(\.party) }

  /// The entries that a proposal has, told by their records.
  private func entries(_ proposal: LintedProposal) -> [String] {
    let plan = proposal.ruleSet.plan
    let drawn: Set = ["item", "copy", "transfer", "mailing", "storage", "deletion", "system", "subcontractor"]
    return proposal.facts.instances.indices.filter { index in
      let instance = proposal.facts.instances[index]
      let name = plan.vocabulary.records[Int(instance.type)].name
      let isWritten = instance.node >= 0
      return isWritten && (drawn.contains(name) || name == "media" || name == "subcontracting")
    }.map { proposal.facts.path(ofInstance: $0, plan) }
  }

  @Test func everyEntryStandsInThePictureOnce() throws {
    for sample in try PictureSamples.all() {
      let flow = sample.flow
      #expect(flow.elements.flatMap(\.paths).sorted() == entries(sample.proposal).sorted(), "\(sample.name)")
      var placed = flow.sources + flow.equipment + flow.groups.flatMap(\.elements)
      placed += flow.elements.flatMap(\.ends)
      #expect(placed.sorted() == Array(flow.elements.indices), "\(sample.name)")
      #expect(flow.lines.count >= flow.elements.count)
      for name in Set(flow.elements.filter { $0.kind == .copy }.flatMap(\.names)) where name.utf8.count < 300 {
        #expect(flow.lines.contains { $0.contains(name) }, "\(sample.name): \(name)")
      }
    }
  }

  @Test func partiesStandInAFixedOrder() {
    let sample = PictureSamples.draw(
      "受渡し:\n  - {内容: 名簿, 渡す者: 再委託先, 受け取る者: 本人}\n  - {内容: 名簿, 渡す者: 受託者, 受け取る者: 市}\n  - {内容: 名簿}\n")
    #expect(laneNames(sample.flow) == ["person", "city", "contractor", "subcontractor", nil])
  }

  @Test func whatIsNotWrittenIsNotGuessed() throws {
    let sample = PictureSamples.draw("保管:\n  - 内容: 名簿\n消去・廃棄:\n  - {内容: 名簿, 方法: 未定}\n")
    let storage = try #require(first(sample.flow, .storage))
    #expect(storage.lane.map { sample.flow.lanes[$0].party } == .some(nil))
    #expect(storage.details.allSatisfy { $0.state == .unstated })
    #expect(storage.protection == .unknown)
    let deletion = try #require(first(sample.flow, .deletion))
    #expect(deletion.details.first?.state == .undecided)
    #expect(sample.flow.lines.contains { $0.contains("方法：未定") && $0.contains("記載のない者") })
  }

  @Test func statedProtectionIsToldFromNoneAndFromSilence() {
    func protection(_ more: String) -> DataFlow.Protection? {
      first(PictureSamples.draw("保管:\n  - {内容: 名簿\(more)}\n").flow, .storage)?.protection
    }
    #expect(protection(", 施錠: 金庫") == .locked)
    #expect(protection(", 暗号化: 暗号化") == .locked)
    #expect(protection(", 施錠: なし") == .open)
    #expect(protection(", 暗号化: なし") == .open)
    #expect(protection("") == .unknown)
  }

  @Test(arguments: [
    // Its holder ends it; nobody does; somebody else does who has none; somebody else who has one himself.
    ("保管者: 受託者, 形: 紙", "{内容: 名簿, 行う者: 受託者, 方法: 溶解}", false),
    ("保管者: 受託者, 形: 紙", "{内容: 控え, 行う者: 受託者, 方法: 溶解}", true),
    ("保管者: 受託者, 形: 紙", "{内容: 名簿, 行う者: 市, 方法: 溶解}", false),
    ("保管者: 受託者, 形: 紙}\n  - {内容: 名簿, 保管者: 市", "{内容: 名簿, 行う者: 市, 方法: 溶解}", true),
    // Erasing the file leaves the paper.
    ("保管者: 受託者, 形: 紙", "{内容: 名簿, 形: 電子データ, 行う者: 受託者, 方法: 専用ソフト}", true),
    ("保管者: 受託者", "{内容: 名簿, 方法: 溶解}", false),
    // Who uses a cloud can erase what lies there.
    ("保管者: クラウド事業者, 形: クラウド}\n  - {内容: 名簿, 保管者: 市, 形: 紙", "{内容: 名簿, 形: クラウド, 行う者: 市}", false),
    ("保管者: 受託者, 形: クラウド}\n  - {内容: 名簿, 保管者: 市", "{内容: 名簿, 行う者: 市, クラウド上の写しを含む: はい}", false),
    // What lies with the person needs no end.
    ("保管者: 本人", "{内容: 控え, 方法: 溶解}", false),
  ])
  func aCopyWithoutAnEndIsNoticed(_ storage: String, _ deletion: String, _ isMissing: Bool) throws {
    let flow = PictureSamples.draw("保管:\n  - {内容: 名簿, \(storage)}\n消去・廃棄:\n  - \(deletion)\n").flow
    let element = try #require(first(flow, .storage))
    if case .missing(let names) = element.end {
      #expect(isMissing && names == ["名簿"])
    } else {
      #expect(!isMissing)
    }
  }

  @Test func anEndIsDrawnWithTheCopyThatItEnds() throws {
    let flow = PictureSamples.draw(
      """
      保管:
        - {内容: 名簿, 保管者: 市}
        - {内容: 名簿, 保管者: 受託者}
      消去・廃棄:
        - {内容: 名簿, 行う者: 受託者, 方法: 溶解}
        - {内容: 名簿, 行う者: 受託者, 方法: 返却}
      """
    ).flow
    let storages = flow.elements.filter { $0.kind == .storage }
    #expect(storages.map(\.ends.count) == [0, 1])
    let back = try #require(first(flow, .giveBack))
    #expect(back.lane.map { flow.lanes[$0].party } == "contractor")
    #expect(back.target.map { flow.lanes[$0].party } == "city")
    #expect(flow.lines.contains { $0.contains("受託者から市へ") && $0.contains("返却") })
  }

  @Test func dataLeftWithSomebodyLeaveATrace() {
    func traces(_ text: String) -> [[String]] {
      PictureSamples.draw(text).flow.elements.filter { $0.kind == .trace }.map(\.names)
    }
    let handed = "受渡し:\n  - {内容: 名簿, 渡す者: 市, 受け取る者: 受託者, 形: 電子データ}\n"
    #expect(traces(handed) == [["名簿"]])
    #expect(traces(handed + "保管:\n  - {内容: 名簿, 保管者: 受託者}\n") == [])
    #expect(traces(handed + "消去・廃棄:\n  - {内容: 名簿, 行う者: 受託者}\n") == [])
    #expect(traces(handed.replacing("電子データ", with: "画面")) == [])
    #expect(traces(handed.replacing("受託者", with: "本人")) == [])
    // A paper that goes on is not left behind; a file is.
    let onwards = "  - {内容: 名簿, 渡す者: 受託者, 受け取る者: 本人}\n"
    #expect(traces(handed.replacing("電子データ", with: "紙") + onwards) == [])
    #expect(traces(handed + onwards.replacing("}", with: ", 形: 電子データ}")) == [["名簿"]])
    let made = "作業:\n  - {工程: 抽出, 実施者: 市, 生じる写し: [{名称: 控え, 個人が分かる: はい}]}\n"
    #expect(traces(made) == [["控え"]])
    #expect(traces(made.replacing("はい", with: "いいえ")) == [])
  }

  @Test func theWorstFindingMarksTheElement() throws {
    for sample in try PictureSamples.all() {
      let flow = sample.flow
      for mark in flow.elements.map(\.mark) + flow.lanes.map(\.mark) {
        let severities = mark.findings.map { sample.findings[$0].severity }
        #expect(severities.max() == mark.worst)
        #expect(severities.first == mark.worst)
      }
      let shown = Set(flow.elements.flatMap(\.mark.findings) + flow.lanes.flatMap(\.mark.findings))
      #expect(shown.count + flow.otherFindings == sample.findings.count, "\(sample.name)")
    }
    let sample = PictureSamples.draw("消去・廃棄:\n  - {内容: 名簿, 行う者: 受託者, 方法: 削除}\n")
    let deletion = try #require(first(sample.flow, .deletion))
    let about = sample.findings.indices.filter { sample.findings[$0].path.hasPrefix("deletion[0]") }
    #expect(!about.isEmpty && deletion.mark.findings.sorted() == about)
    #expect(sample.flow.lines.contains { $0.contains("重大「") || $0.contains("要確認「") })
  }

  @Test func nothingGivesNothing() {
    let sample = PictureSamples.draw("件名: 空\n")
    #expect(sample.flow.isEmpty)
    #expect(sample.flow.lines.first == LocalizedText.nothingToDraw.ja)
    #expect(sample.drawing.texts.map(\.string).joined().contains("図に表すものがありません"))
    #expect(!PictureSamples.draw("保管: [\n").drawing.texts.isEmpty)
  }

  @Test func tooMuchIsCountedNotHidden() {
    let sample = PictureSamples.draw("保管:\n" + String(repeating: "  - 内容: 名簿\n", count: DataFlow.entryLimit + 7))
    #expect(sample.flow.elements.count == DataFlow.entryLimit)
    #expect(sample.flow.omittedEntries == 7)
    #expect(sample.flow.lines.contains(LocalizedText.omittedEntries(7).ja))
    #expect(sample.drawing.texts.contains { $0.string == LocalizedText.omittedEntries(7).ja })
  }
}
