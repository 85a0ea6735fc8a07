import Linting
import Proposal
import SourceText
import TestSupport
import Testing

@testable import Authoring

struct QuestionPlanTests {
  /// However people answer, the number of questions that can still come never rises, and holds for those that come.
  @Test func noAnswerRaisesTheNumber() {
    var starts = SampleFixture.samples.enumerated().filter { $0.offset % 6 == 0 }.map(\.element.bytes)
    starts.append(Array("形式: shimon/1\n".utf8))
    starts.append(Array("種類: 外部委託\n".utf8))
    for (seed, start) in starts.enumerated() {
      var dice = RandomSource(seed: UInt64(seed))
      var interview = Interview(
        Linter(SampleFixture.ruleSet), start, templates: SampleFixture.templates, language: .japanese)
      var number = interview.leftAtMost
      for _ in 0..<30 {
        guard let question = interview.next() else { break }
        let open = Set(interview.askable(false).filter { $0.importance < .may }.map { $0.place.key })
        #expect(open.count <= number, "seed \(seed): \(open.count) are open of \(number)")
        switch dice.below(6) {
        case 0: interview.skip(question)
        case 1: try? interview.leaveUndecided(question)
        case 2: _ = try? interview.answerNone(question)
        default:
          let words = ["1", "2", "1-2", "はい", "いいえ", "2026-04-01", "5年", "30", "名簿", "甲、乙", "*"]
          if (try? interview.answer(dice.pick(words), to: question)) == nil { interview.skip(question) }
        }
        let now = interview.leftAtMost
        #expect(now <= number, "seed \(seed): from \(number) to \(now) by \(question.planned.path)")
        number = now
      }
    }
  }

  /// Every field that can be asked for has a question of its own.
  @Test func everyFieldHasItsQuestion() {
    for record in SampleFixture.ruleSet.plan.vocabulary.records {
      for field in record.fields { #expect(field.hasQuestion, "\(record.name).\(field.name)") }
    }
  }
}
