import BuiltinRuleSet
import Foundation
import Linting
import SourceText
import Testing

@testable import Authoring

/// The form tells what a proposal says and what is asked, and its edits leave alone what they do not mean.
struct FormTests {
  static let ruleSet = RuleSet.builtin()
  static let text = """
    # はじめの注釈
    形式: shimon/1
    件名: 検診の案内   # 仮の題
    再委託: 禁止
    受渡し:
      - 内容: 宛名   # 紙も
        方法: 簡易書留
      # 二件目
      - 内容: 結果
    メモ欄: x
    """ + "\n"

  func form(_ text: String, _ language: Language = .japanese) throws -> ProposalForm {
    var proposal = Linter(FormTests.ruleSet).lint(Array(text.utf8))
    var reader = FormReader(&proposal, templates: SampleFixture.templates, language)
    let form = reader.form()
    return try #require(form)
  }

  func edited(_ text: String, _ path: String, _ action: FactEditor.Action) throws -> String {
    let bytes = try FactEditor(FormTests.ruleSet, language: .japanese).edit(Array(text.utf8), at: path, action)
    return String(decoding: bytes, as: UTF8.self)
  }

  func field(_ path: String, of entry: ProposalForm.Entry) -> ProposalForm.FormField? {
    if let field = entry.fields.first(where: { $0.path == path }) { return field }
    for section in entry.sections {
      for inner in section.entries { if let found = field(path, of: inner) { return found } }
    }
    return nil
  }

  @Test func everyStateIsToldApart() throws {
    let text = "形式: shimon/1\n件名: 未定\n目的: なし\n所管課:\n自治体: 市\n消去: なし\n"
    let root = try form(text).root
    #expect(field("title", of: root)?.state == .undecided)
    #expect(field("municipality", of: root)?.state == .stated)
    #expect(field("municipality", of: root)?.words == ["市"])
    #expect(field("municipality", of: root)?.line == 5)
    #expect(field("department", of: root)?.state == .unstated)
    #expect(field("legal_basis", of: root)?.state == .unstated)
    #expect(root.sections.first { $0.path == "deletion" }?.state == PlannedQuestion.State.none)
    #expect(root.sections.first { $0.path == "storage" }?.state == .unstated)
  }

  @Test func entriesAreNamedAndAsked() throws {
    let root = try form(FormTests.text).root
    let transfers = try #require(root.sections.first { $0.path == "transfers" })
    #expect(transfers.entries.map(\.path) == ["transfers[0]", "transfers[1]"])
    #expect(transfers.entries[0].name.contains("宛名"))
    #expect(transfers.newEntry?.path == "transfers[2].what")
    let method = try #require(field("transfers[1].method", of: root))
    #expect(method.form == .choice && method.state == .unstated && !method.choices.isEmpty)
    #expect(root.sections.contains { $0.demand != nil })
  }

  @Test func longListsAreCut() throws {
    let many = "形式: shimon/1\n個人情報の項目:\n" + (0..<3000).map { "  - 名称: 項目\($0)\n" }.joined()
    let items = try #require(try form(many).root.sections.first { $0.path == "data_items" })
    #expect(items.entries.count + items.hiddenCount == 3000 && items.hiddenCount > 0)
    #expect(items.newEntry?.path == "data_items[3000].name")
  }

  @Test func onlyTheMeantLineChanges() throws {
    let cases: [(String, FactEditor.Action, from: String, to: String)] = [
      ("title", .write(["予防接種"]), "件名: 検診の案内   # 仮の題", "件名: 予防接種   # 仮の題"),
      ("title", .leaveUndecided, "件名: 検診の案内   # 仮の題", "件名: 未定   # 仮の題"),
      ("transfers[0].method", .write(["書留"]), "方法: 簡易書留", "方法: 書留"),
      ("transfers[0].method", .clear, "    方法: 簡易書留\n", ""),
      ("transfers[1]", .remove, "  # 二件目\n  - 内容: 結果\n", ""),
      ("transfers[1].what", .clear, "- 内容: 結果", "- 内容:"),
    ]
    for (path, action, from, to) in cases {
      let expected = FormTests.text.replacingOccurrences(of: from, with: to)
      #expect(expected != FormTests.text)
      #expect(try edited(FormTests.text, path, action) == expected, "\(path)")
    }
  }

  @Test func entriesAreAdded() throws {
    let more = try edited(FormTests.text, "transfers[2].what", .write(["督促"]))
    #expect(try form(more).root.sections.first { $0.path == "transfers" }?.entries.count == 3)
    for line in FormTests.text.split(separator: "\n") { #expect(more.contains(line)) }
    let first = try edited("形式: shimon/1\n", "data_items[0].name", .write(["名簿"]))
    #expect(try form(first).root.sections.first { $0.path == "data_items" }?.entries.first?.name == "名簿")
    let none = try edited("形式: shimon/1\n", "mailings", .none)
    #expect(try form(none).root.sections.first { $0.path == "mailings" }?.state == PlannedQuestion.State.none)
  }

  @Test func wordsThatDoNotFitAreRefused() throws {
    #expect(throws: AnswerProblem.self) { try edited(FormTests.text, "schedule.start", .write(["いつか"])) }
    #expect(throws: AnswerProblem.self) { try edited(FormTests.text, "no_such.field", .write(["x"])) }
    #expect(throws: AnswerProblem.self) { try edited(FormTests.text, "transfers.method", .write(["書留"])) }
    #expect(throws: AnswerProblem.self) { try edited(FormTests.text, "transfers[9].method", .write(["書留"])) }
    #expect(throws: AnswerProblem.self) { try edited("件名: [\n", "title", .write(["x"])) }
    #expect(throws: AnswerProblem.self) { try edited(FormTests.text, "title", .write([" "])) }
    // Full-width digits stand in the way of a number, and are put right.
    #expect(try edited("形式: shimon/1\n", "schedule.start", .write(["２０２７-０４-０１"])).contains("2027-04-01"))
  }

  /// Of every field of every sample: what is written there again leaves the text as it was, or says the same.
  @Test func writingWhatIsThereChangesNothing() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("SamplePolicies/kodaira")
    let text = try String(contentsOf: folder.appendingPathComponent("1.submitted.yaml"), encoding: .utf8)
    var count = 0
    func visit(_ entry: ProposalForm.Entry) throws {
      for field in entry.fields where field.state == .stated && !field.takesSeveral {
        let again = try edited(text, field.path, .write(field.words))
        #expect(self.field(field.path, of: try form(again).root)?.words == field.words, "\(field.path)")
        #expect(again.split(separator: "\n").count == text.split(separator: "\n").count, "\(field.path)")
        count += 1
      }
      for section in entry.sections { for inner in section.entries { try visit(inner) } }
    }
    try visit(try form(text).root)
    #expect(count > 20)
  }
}
