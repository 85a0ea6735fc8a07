import Linting
import SourceText
import Testing

/// Days of which only the month or the year is written.
struct InexactDayTests {
  private func lint(_ rule: String, _ text: String) -> (verdicts: [String], missing: [String], proposal: LintedProposal)
  {
    let linter = Linter(SmallRuleSet.ruleSet(SmallRuleSet.rule(require: rule)))
    let proposal = linter.lint(Array(text.utf8))
    let problems = (linter.ruleSet.problems.map(\.diagnostic) + proposal.result.problems).map { $0.message.en }
    return (
      problems + proposal.outcomes.map(\.verdict.word),
      proposal.result.findings.flatMap(\.missing).map(\.label.ja), proposal
    )
  }

  /// An answer is given only where every day of the span gives it.
  @Test(arguments: [
    ("2026-04", "<=", "2026-05-01", "satisfied"), ("2026-04", "<=", "2026-04-30", "satisfied"),
    ("2026-04", "<", "2026-04-30", "unstated"), ("2026-04", "<", "2026-05-01", "satisfied"),
    ("2026-04", "<=", "2026-04-15", "unstated"), ("2026-04", "<=", "2026-03-31", "violated"),
    ("2026年度", "<", "2026-04-01", "violated"), ("2026-03-31", "<", "令和8年度", "satisfied"),
    ("2026-04", "<=", "2026-04", "unstated"), ("2026-03", "<", "2026-04", "satisfied"),
    ("2026-05", ">=", "2026-04", "satisfied"), ("2026-05", ">", "2026年", "unstated"),
    ("2026-04", "==", "2026-05-01", "violated"), ("2026-04", "==", "2026-04-01", "unstated"),
    ("2026-04", "!=", "2027年", "satisfied"), ("令和8年4月末", "==", "2026-04-30", "satisfied"),
  ])
  func comparisonsAreConservative(_ start: String, _ sign: String, _ end: String, _ expected: String) {
    let found = lint("schedule.start \(sign) schedule.end", "schedule: {start: \(start), end: \(end)}\n")
    #expect(found.verdicts == [expected])
  }

  @Test func whatNeedsTheDayAsksForIt() {
    let text = "schedule: {start: 令和8年4月, end: 2026-04-10}\n"
    #expect(lint("schedule.start <= schedule.end", text).missing == ["日程の開始日（年月日まで）"])
    #expect(lint("schedule.end - schedule.start <= days(30)", text).missing == ["日程の開始日（年月日まで）"])
    // Where something else would do as well, that is asked for.
    #expect(lint("stated(title) || schedule.start <= schedule.end", text).missing == ["件名"])
    #expect(lint("days_between(schedule.start, schedule.end) > 3", text).verdicts == ["unstated"])
    #expect(lint("stated(schedule.start) && has(schedule.start)", text).verdicts == ["satisfied"])
  }

  @Test func spansAreShownByTheirShortestName() throws {
    for (written, ja, en) in [
      ("令和8年4月", "2026-04", "2026-04"), ("令和8年度", "2026年度", "fiscal 2026"), ("2026年", "2026年", "2026"),
      ("2026年4月上旬", "2026-04-01から2026-04-10まで", "2026-04-01 to 2026-04-10"),
    ] {
      let rule = SmallRuleSet.rule(require: "stated(title)", fix: "{schedule.start}")
      let linter = Linter(SmallRuleSet.ruleSet(rule))
      var proposal = linter.lint(Array("schedule: {start: \(written)}\n".utf8))
      let finding = try #require(proposal.result.findings.first)
      let fix = proposal.ruleSet.rules[0].fix
      #expect(proposal.text(fix, for: finding, .japanese) == ja)
      #expect(proposal.text(fix, for: finding, .english) == en)
    }
  }

  @Test func aFiscalYearIsAnAmountOfTime() {
    let found = lint("storage.all(s, s.retention == days(1095))", "storage: [{what: 名簿, retention: 3年度}]\n")
    #expect(found.verdicts == ["satisfied"])
  }
}
