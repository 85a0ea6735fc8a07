import Linting
import Proposal
import SourceText
import TestSupport
import Testing
import YAML

@testable import Authoring

struct InterviewTests {
  private static let start = "件名: 印刷業務  # 📌\n種類: 外部委託\n個人情報の項目: [氏名, 住所]\n再委託: 禁止\n"

  /// The question for a place, others being passed over.
  private func question(_ place: String, in interview: inout Interview) throws -> OpenQuestion {
    interview.asksOptional = true
    for _ in 0..<500 {
      let next = interview.next()
      let question = try #require(next, "never asked for \(place)")
      if question.place == place { return question }
      interview.skip(question)
    }
    throw AnswerProblem.empty
  }

  /// Why an answer is not taken; nil stands for the answer "none".
  private func problem(_ text: String?, _ question: OpenQuestion, _ interview: inout Interview) -> AnswerProblem? {
    do throws(AnswerProblem) {
      _ = if let text { try interview.answer(text, to: question) } else { try interview.answerNone(question) }
      return nil
    } catch {
      return error
    }
  }

  /// First what every officer knows, in the vocabulary's order, then what weighs most.
  @Test func whatEverybodyKnowsComesFirst() throws {
    var interview = SampleFixture.interview(InterviewTests.start)
    var keys: [String] = []
    var last = PlannedQuestion.Importance.first
    while let question = interview.next(), keys.count < 60 {
      keys.append(question.planned.key)
      #expect(question.planned.importance >= last || question.planned.importance == .first)
      last = question.planned.importance
      if question.planned.importance == .must { #expect(question.background?.why.isEmpty == false) }
      interview.skip(question)
    }
    let first = SampleFixture.ruleSet.plan.vocabulary.first
    #expect(Array(keys.prefix(5)) == first.filter { keys.prefix(5).contains($0) })
  }

  /// No prompt disagrees with its field: the question is the field's own, or that of the list it begins.
  @Test func promptsAskForTheFieldTheyFill() throws {
    let vocabulary = SampleFixture.ruleSet.plan.vocabulary
    for sample in SampleFixture.samples {
      var interview = SampleFixture.interview(SampleFixture.text(sample.bytes))
      interview.asksOptional = true
      for _ in 0..<40 {
        guard let question = interview.next() else { break }
        let field = question.path.field(vocabulary).question
        let list = question.section?.field(vocabulary).question
        #expect(question.ask == field.ja || question.ask == list?.ja, "\(question.place): \(question.ask)")
        interview.skip(question)
      }
    }
  }

  @Test func rangesAreTaken() throws {
    var interview = SampleFixture.interview("種類: 外部委託\n個人情報の項目: [氏名, 住所, 電話番号]\n")
    let asked = try question("受渡し 1件目 › 内容", in: &interview)
    #expect(problem("2-9", asked, &interview) != nil)
    _ = try interview.answer("１〜3", to: asked)
    #expect(SampleFixture.text(interview.bytes).contains("- 氏名\n      - 住所\n      - 電話番号\n"))
  }

  @Test func answersGoWhereTheyBelong() throws {
    var interview = SampleFixture.interview(InterviewTests.start)
    var question = try question("消去・廃棄 1件目 › 内容", in: &interview)
    #expect(question.newSection == "消去・廃棄")
    #expect(question.choices.map(\.word) == ["氏名", "住所"])
    _ = try interview.answer("１、2", to: question)
    question = try self.question("消去・廃棄 1件目 › 行う者", in: &interview)
    _ = try interview.answer("受託者", to: question)
    question = try self.question("所管課", in: &interview)
    _ = try interview.answer(" 福祉課　", to: question)
    #expect(
      SampleFixture.text(interview.bytes) == """
        件名: 印刷業務  # 📌
        所管課: 福祉課
        種類: 外部委託
        個人情報の項目: [氏名, 住所]
        消去・廃棄:
          - 内容:
              - 氏名
              - 住所
            行う者: 受託者
        再委託: 禁止

        """)
  }

  @Test func aWordBecomesItsField() throws {
    var interview = SampleFixture.interview("種類: 外部委託\n再委託: 禁止  # 注\n")
    let asked = try question("再委託 › 無断再委託の確認", in: &interview)
    _ = try interview.answer("四半期ごとに立入りで確かめる", to: asked)
    #expect(
      SampleFixture.text(interview.bytes).contains("再委託:  # 注\n  可否: 禁止\n  無断再委託の確認: 四半期ごとに立入りで確かめる\n")
        || SampleFixture.text(interview.bytes).contains("再委託:\n  可否: 禁止\n  無断再委託の確認: 四半期ごとに立入りで確かめる  # 注\n"),
      "\(SampleFixture.text(interview.bytes))")
  }

  @Test func severalNamesAreSeveralEntries() throws {
    var interview = SampleFixture.interview("種類: 外部委託\n")
    let asked = try question("個人情報の項目 1件目 › 名称", in: &interview)
    #expect(asked.form == .names)
    _ = try interview.answer("氏名、住所,氏名", to: asked)
    #expect(SampleFixture.text(interview.bytes).contains("個人情報の項目:\n  - 名称: 氏名\n  - 名称: 住所\n"))
    interview.goBack()
    #expect(SampleFixture.text(interview.bytes) == "種類: 外部委託\n")
  }

  @Test func wrongAnswersChangeNothing() throws {
    var interview = SampleFixture.interview(InterviewTests.start)
    let before = interview.bytes
    let status = try question("受託者 › 選定状況", in: &interview)
    for wrong in ["9", "0", "謎", "", "　"] { #expect(problem(wrong, status, &interview) != nil, "\(wrong)") }
    #expect(problem(nil, status, &interview) != nil)
    #expect(interview.bytes == before)
    // What may be another answer is not offered for a mere Enter.
    for wrong in ["決定定", "未決定", "決定予定"] {
      if case .nearly = problem(wrong, status, &interview) { Issue.record("\(wrong) is offered as another word") }
    }
    let date = try question("日程 › 諮問日", in: &interview)
    for wrong in ["来月", "2026-13-01", "4月1日"] { #expect(problem(wrong, date, &interview) != nil, "\(wrong)") }
    _ = try interview.answer("２０２６－０４－０１", to: date)
    #expect(SampleFixture.text(interview.bytes).contains("諮問日: 2026-04-01\n"))
  }

  @Test(arguments: ["なし", "なし。", "特になし"])
  func nothingIsSaidOfASection(_ none: String) throws {
    var interview = SampleFixture.interview(InterviewTests.start)
    var asked = interview.next()
    while let question = asked, question.section == nil {
      interview.skip(question)
      asked = interview.next()
    }
    let first = try #require(asked)
    _ = try interview.answer(none, to: first)
    let text = SampleFixture.text(interview.bytes)
    #expect(text.contains(": なし\n") && !text.contains("- 内容"), "\(text)")
  }

  @Test func undecidedNoneSkipAndBack() throws {
    var interview = SampleFixture.interview(InterviewTests.start)
    let start = interview.bytes
    #expect(!interview.canGoBack)
    let open = interview.leftAtMost
    let next = interview.next()
    var asked = try #require(next)
    interview.skip(asked)
    #expect(interview.leftAtMost < open && interview.next()?.place != asked.place)
    interview.goBack()
    #expect(interview.leftAtMost == open)
    asked = try question("受渡し 1件目 › 内容", in: &interview)
    try interview.leaveUndecided(asked)
    #expect(SampleFixture.text(interview.bytes).contains("\n受渡し: 未定\n"))
    interview.goBack()
    #expect(interview.bytes == start)
    asked = try question("受渡し 1件目 › 内容", in: &interview)
    _ = try interview.answerNone(asked)
    #expect(SampleFixture.text(interview.bytes).contains("\n受渡し: なし\n"))
    // What is undecided is not asked again in the session, but in the next.
    var other = SampleFixture.interview("種類: 外部委託\n受渡し: 未定\n")
    asked = try question("受渡し 1件目 › 内容", in: &other)
    #expect(asked.isUndecided == true || asked.newSection == "受渡し")
    _ = try other.answer("名簿", to: asked)
    #expect(SampleFixture.text(other.bytes).contains("受渡し:\n  - 内容: 名簿\n"))
  }

  @Test func englishFile() throws {
    var interview = SampleFixture.interview("title: Printing\nkind: outsourcing\n", .english)
    try interview.leaveUndecided(question("purpose", in: &interview))
    var asked = try question("department", in: &interview)
    _ = try interview.answer("no", to: asked)
    asked = try question("history › existing", in: &interview)
    #expect(asked.choices.map(\.word) == ["yes", "no"])
    _ = try interview.answer("y", to: asked)
    #expect(
      SampleFixture.text(interview.bytes)
        == "title: Printing\ndepartment: \"no\"\nkind: outsourcing\npurpose: TBD\nhistory:\n  existing: yes\n")
  }

  @Test func consequencesAreTold() throws {
    var interview = SampleFixture.interview("種類: 外部委託\n受渡し:\n  - 内容: 名簿\n    渡す者: 市\n    受け取る者: 受託者\n")
    let asked = try question("受渡し 1件目 › 方法", in: &interview)
    let consequences = try interview.answer("普通郵便", to: asked)
    #expect(!consequences.isEmpty)
    #expect(consequences.allSatisfy { !$0.title.isEmpty && !$0.fix.isEmpty })
  }

  @Test func marksAndLineBreaksStay() throws {
    var interview = SampleFixture.interview("\u{FEFF}件名: 📌\r\n種類: 外部委託")
    _ = try interview.answer("福祉課", to: question("所管課", in: &interview))
    #expect(SampleFixture.text(interview.bytes) == "\u{FEFF}件名: 📌\r\n所管課: 福祉課\r\n種類: 外部委託")
  }

  /// Pasted numbers are hidden in what is shown, never in what is written.
  @Test func personalDataIsNotRewritten() throws {
    let text = "種類: 外部委託\n個人情報の項目: [電話 090-1234-5678, 氏名]\n"
    var interview = SampleFixture.interview(text)
    for _ in 0..<40 {
      guard let question = interview.next() else { break }
      if question.place == "個人情報の項目 1件目 › 区分" {
        _ = try interview.answer("1", to: question)
      } else {
        interview.skip(question)
      }
    }
    #expect(SampleFixture.text(interview.bytes).contains("090-1234-5678"))
  }

  @Test func unreadableFilesAreNotAsked() {
    var interview = SampleFixture.interview("件名：x\n")
    #expect(!interview.isReadable)
    #expect(interview.next() == nil)
  }

  /// Any answers whatever: every text on the way is readable, all comments stay, going back leads to the start.
  @Test func randomSessions() {
    for seed in 0..<12 {
      var dice = RandomSource(seed: UInt64(seed))
      let sample = dice.pick(SampleFixture.samples)
      var interview = Interview(
        Linter(SampleFixture.ruleSet), sample.bytes, templates: SampleFixture.templates,
        language: dice.pick(Language.allCases))
      let comments = SampleFixture.facts(sample.bytes).facts.tree.comments.count
      for _ in 0..<60 {
        guard let question = interview.next() else { break }
        switch dice.below(8) {
        case 0: interview.skip(question)
        case 1: try? interview.leaveUndecided(question)
        case 2: _ = try? interview.answerNone(question)
        case 3: interview.goBack()
        default:
          let words = ["1", "2", "1,2", "はい", "2026-04-01", "5年", "30", "自由な文: # 📌", "- x", "\"", "[", "未定", "*"]
          if (try? interview.answer(dice.pick(words), to: question)) == nil { interview.skip(question) }
        }
        #expect(interview.isReadable, "seed \(seed)\n\(SampleFixture.text(interview.bytes))")
      }
      #expect(
        SampleFixture.facts(interview.bytes).facts.tree.comments.count == comments, "seed \(seed), \(sample.name)")
      while interview.canGoBack { interview.goBack() }
      #expect(interview.bytes == sample.bytes)
    }
  }
}
