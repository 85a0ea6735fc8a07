import BuiltinRuleSet
import Foundation
import Linting
import SourceText
import TestSupport
import Testing

/// Lints every sample under its board's policy and compares with what the board really asked. The outcome is the table
/// of `SamplePolicies/README.md`; with `SHIMON_REWRITE=1` in the environment it is written anew.
struct ReplayTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("SamplePolicies")
  private static let marks = (start: "<!-- replay: generated -->\n", end: "<!-- end of replay -->\n")

  /// A case of a board: what was asked, and what Shimon says to the paper.
  private struct Replay {
    var board: String
    var name: String
    var questions: [BoardQuestion]
    /// The rules with findings, and the number of findings of each.
    var findings: [String: Int]
    /// The rules that the paper satisfies.
    var satisfied: Set<String>
    /// The same for the approved paper, where there is one.
    var approved: [String: Int]?
    /// The groups of findings under the usual policy, without the board's own, in the order shown: of each its rules.
    var groups: [Set<String>]
    /// The questions that weigh as warnings or errors there, equal ones counted once; and the groups with one of them.
    var weighty: (questions: Int, groups: Int)
    /// How many are raised there.
    var raisedPlainly: [BoardQuestion] {
      questions.filter { question in groups.contains { !$0.isDisjoint(with: question.rules) } }
    }

    /// Of these, how many are asked in the first ten groups; and how many would be, on the average, if the same groups
    /// stood in any order.
    var asked: (first: Int, shuffled: Double) {
      var (first, shuffled) = (0, 0.0)
      for question in raisedPlainly {
        let places = groups.indices.filter { !groups[$0].isDisjoint(with: question.rules) }
        if places.contains(where: { $0 < 10 }) { first += 1 }
        // The chance that none of the places is among the first ten.
        var none = 1.0
        for place in 0..<min(10, groups.count) {
          none *= max(0, Double(groups.count - places.count - place)) / Double(groups.count - place)
        }
        shuffled += 1 - none
      }
      return (first, shuffled)
    }

    var raised: [BoardQuestion] { questions.filter { !$0.rules.allSatisfy { findings[$0] == nil } } }
    var silent: [BoardQuestion] { questions.filter { $0.rules.allSatisfy { findings[$0] == nil } } }
    /// Questions that the paper answers already, in the view of their rules.
    var answered: [BoardQuestion] { silent.filter { $0.rules.contains(where: satisfied.contains) } }
    /// Questions that no rule raises although the paper does not answer them.
    var missed: [BoardQuestion] { silent.filter { !$0.rules.contains(where: satisfied.contains) } }
    var beyond: Int {
      let asked = Set(questions.flatMap(\.rules))
      return findings.filter { !asked.contains($0.key) }.reduce(0) { $0 + $1.value }
    }
    var total: Int { findings.values.reduce(0, +) }

    /// The raised questions that were answered by a promise, and of these the ones whose rules have fewer findings on
    /// the approved paper.
    var promised: (all: [BoardQuestion], settled: [BoardQuestion])? {
      guard let approved else { return nil }
      let all = raised.filter { $0.promised != nil }
      let settled = all.filter { question in
        question.rules.contains { approved[$0, default: 0] < findings[$0, default: 0] }
      }
      return (all, settled)
    }
  }

  private static func replays() throws -> [Replay] {
    let all = BoardQuestion.read(RuleSource.builtinQuestions).questions
    let plain = Linter(.builtin())
    var replays: [Replay] = []
    for board in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let place = folder.appendingPathComponent(board)
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []).sorted()
      guard names.contains("policy.yaml") else { continue }
      let policy = SourceFile(
        name: "\(board)/policy.yaml", bytes: Array(try Data(contentsOf: place.appendingPathComponent("policy.yaml"))))
      let read = PolicyFile.read(policy)
      #expect(read.diagnostics.isEmpty)
      let ruleSet = RuleSet.builtin(policy: Policy(read.policy))
      #expect(ruleSet.problems.map(\.diagnostic.message.en).isEmpty, "\(board)")
      let linter = Linter(ruleSet)
      func lint(_ name: String) throws -> (findings: [String: Int], proposal: LintedProposal) {
        let proposal = linter.lint(Array(try Data(contentsOf: place.appendingPathComponent(name))))
        #expect(proposal.result.isReadable, "\(board)/\(name)")
        return (
          Dictionary(grouping: proposal.result.findings) { ruleSet.rules[$0.rule].id }.mapValues(\.count), proposal
        )
      }
      for name in names where name.hasSuffix(".submitted.yaml") {
        let label = String(name.dropLast(".submitted.yaml".count))
        let prefix = "\(board)-\(label)-q"
        let approved = "\(label).approved.yaml"
        let (findings, proposal) = try lint(name)
        let unmoved = plain.lint(Array(try Data(contentsOf: place.appendingPathComponent(name))))
        let satisfied = proposal.outcomes.filter { $0.verdict == .satisfied }.map { ruleSet.rules[Int($0.rule)].id }
        replays.append(
          Replay(
            board: board, name: label, questions: all.filter { $0.id.hasPrefix(prefix) && !$0.rules.isEmpty },
            findings: findings, satisfied: Set(satisfied),
            approved: names.contains(approved) ? try lint(approved).findings : nil, groups: groups(of: unmoved),
            weighty: weighty(in: unmoved)))
      }
    }
    return replays
  }

  private static func weighty(in proposal: LintedProposal) -> (questions: Int, groups: Int) {
    let rules = Set(proposal.result.findings.filter { $0.severity >= .warning }.map(\.rule))
    return (rules.count, Set(rules.map { proposal.ruleSet.rules[$0].rank.group }).count)
  }

  private static func groups(of proposal: LintedProposal) -> [Set<String>] {
    var result: [(group: Int, rules: Set<String>)] = []
    for finding in proposal.result.findings {
      let rule = proposal.ruleSet.rules[finding.rule]
      if result.last?.group != rule.rank.group { result.append((rule.rank.group, [])) }
      result[result.count - 1].rules.insert(rule.id)
    }
    return result.map(\.rules)
  }

  private static func table(_ replays: [Replay]) -> String {
    var text =
      "| case | questions with a rule | raised | answered by the paper | missed | findings | of them beyond the questions | promises settled | without the policy: raised | in the first ten | shuffled | warnings and errors |\n"
    text += "| --- | --: | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: |\n"
    for replay in replays {
      let missed = replay.missed.map(\.id).joined(separator: ", ")
      let promised = replay.promised.map { "\($0.settled.count) of \($0.all.count)" } ?? ""
      text +=
        "| \(replay.board)/\(replay.name) | \(replay.questions.count) | \(replay.raised.count) | \(replay.answered.count) | \(missed) |"
      let (first, shuffled) = replay.asked
      text += " \(replay.total) | \(replay.beyond) | \(promised) | \(replay.raisedPlainly.count) | \(first) |"
      text += " \(rounded(shuffled)) | \(replay.weighty.questions) |\n"
    }
    let asked = replays.reduce(0) { $0 + $1.questions.count }
    let raised = replays.reduce(0) { $0 + $1.raised.count }
    let promised = replays.compactMap(\.promised)
    let settled = promised.reduce(0) { $0 + $1.settled.count }
    let answered = replays.reduce(0) { $0 + $1.answered.count }
    text +=
      "\n\(raised) of \(asked) questions are raised, \(answered) more are answered by the paper itself; of \(promised.reduce(0) { $0 + $1.all.count }) that were answered"
    text += " by a promise, \(settled) have fewer findings on the approved paper.\n\n"
    let long = replays.filter { $0.groups.count > 20 }
    let first = long.reduce(0) { $0 + $1.asked.first }
    let shuffled = long.reduce(0) { $0 + $1.asked.shuffled }
    text +=
      "Without the board's policy \(replays.reduce(0) { $0 + $1.raisedPlainly.count }) are raised. Of the \(long.count) papers"
    text +=
      " with more than 20 groups of findings, \(first) of the board's questions stand in the first ten; in any order it would be"
    text += " \(rounded(shuffled)): \(rounded(Double(first) / shuffled)) times as many. A paper has"
    text +=
      " \(rounded(Double(replays.reduce(0) { $0 + $1.weighty.questions }) / Double(replays.count))) warnings and errors on the average, equal questions"
    let matters = replays.reduce(0) { $0 + $1.weighty.groups }
    text += " counted once, on \(rounded(Double(matters) / Double(replays.count))) matters.\n\n"
    text += "<details><summary>Which rule raises which question</summary>\n\n"
    for replay in replays {
      for question in replay.raised {
        let rules = question.rules.filter { replay.findings[$0] != nil }.joined(separator: ", ")
        text += "- \(question.id): \(question.text.ja) → \(rules)\n"
      }
    }
    return text + "\n</details>\n"
  }

  private static func rounded(_ number: Double) -> String { String(format: "%.1f", number) }

  @Test func theBoardsQuestionsAreRaised() throws {
    let replays = try ReplayTests.replays()
    #expect(replays.count >= 26)
    let file = ReplayTests.folder.appendingPathComponent("README.md")
    let marks = ReplayTests.marks
    #expect(
      try ExpectedOutput.holds(ReplayTests.table(replays), in: file, from: marks.start, to: marks.end),
      "stale: run SHIMON_REWRITE=1 swift test --filter Replay")
    let asked = replays.reduce(0) { $0 + $1.questions.count }
    let raised = replays.reduce(0) { $0 + $1.raised.count }
    #expect(raised * 100 >= asked * 80)
    let promised = replays.compactMap(\.promised)
    let all = promised.reduce(0) { $0 + $1.all.count }
    #expect(promised.reduce(0) { $0 + $1.settled.count } * 100 >= all * 60)
  }
}
