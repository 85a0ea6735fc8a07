import BuiltinRuleSet
import Foundation
import Linting
import SourceText
import TestSupport
import Testing

/// What would still be asked if a board's minutes had never been read: of each board the rules and details that rest on
/// it alone are deleted, and its questions are counted that another rule asks. Which rule asks which question in truth
/// was read a record at a time and stands in `Rules/board-questions.yaml`. The table is in `Rules/README.md`; with
/// `SHIMON_REWRITE=1` in the environment it is written anew.
struct ReplayWithoutBoardTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let marks = (
    start: "<!-- without the board: generated -->\n", end: "<!-- end of without the board -->\n"
  )
  private static let ruleSet = BuiltinRulesTests.ruleSet
  /// The questions and measures for which there are rules.
  private static let records = BoardQuestion.read(RuleSource.builtinQuestions).questions.filter { !$0.rules.isEmpty }
  private static let boards = ruleSet.boards.boards.map(\.id)

  /// Whether a rule would not be there without a board: nobody else asked it, and nothing else carries it. A rule of the
  /// ground `board` says itself that the duties it cites (such as Article 66) do not carry its demand; a guideline, a
  /// standard, the terms of other bodies or an accident that it cites names the measure.
  private static func restsOnItAlone(_ rule: Rule, _ board: String) -> Bool {
    rule.ground == .board && rule.boards == [board] && rule.citations.allSatisfy { $0.kind.isBinding }
  }

  /// The rules and details that remain without a board.
  private static func remaining(without board: String) -> Set<String> {
    Set(ruleSet.rules.filter { !restsOnItAlone($0, board) }.map(\.id))
  }

  /// The questions of a board that a remaining rule asks.
  private static func stillAsked(_ board: String) -> [BoardQuestion] {
    let remaining = remaining(without: board)
    return records.filter { $0.board == board && $0.stillAskedBy.contains(where: remaining.contains) }
  }

  @Test func everyRecordWasRead() {
    #expect(ReplayWithoutBoardTests.records.count == 422)
    for record in ReplayWithoutBoardTests.records {
      #expect(record.stillAskedBy.isEmpty == (record.onlyHere != nil), "\(record.id)")
    }
  }

  @Test func noRecordNamesARuleThatRestsOnItsBoardAlone() {
    for board in ReplayWithoutBoardTests.boards {
      let remaining = ReplayWithoutBoardTests.remaining(without: board)
      for record in ReplayWithoutBoardTests.records where record.board == board {
        let gone = record.stillAskedBy.filter { !remaining.contains($0) }
        #expect(gone.isEmpty, "\(record.id) names rules that are none, or are gone without \(board)")
        #expect(Set(record.stillAskedBy).count == record.stillAskedBy.count, "\(record.id)")
      }
    }
  }

  @Test func whatIsStillAskedIsInTheTable() throws {
    let table = try ReplayWithoutBoardTests.table()
    print(table)
    let marks = ReplayWithoutBoardTests.marks
    let file = ReplayWithoutBoardTests.root.appendingPathComponent("Rules/README.md")
    #expect(
      try ExpectedOutput.holds(table, in: file, from: marks.start, to: marks.end),
      "stale: run SHIMON_REWRITE=1 swift test --filter Replay")
  }

  private static func table() throws -> String {
    var text = """
      | board | rules and details that rest on it alone | questions and measures | still asked without it | questions on its papers as submitted | raised there by one of these rules | answered there in its view |
      | --- | --: | --: | --: | --: | --: | --: |

      """
    var sums = [0, 0, 0, 0, 0, 0]
    for board in boards {
      let papers = try raised(board)
      let row = [
        ruleSet.rules.count - remaining(without: board).count, records.count { $0.board == board },
        stillAsked(board).count,
        papers.questions, papers.raised, papers.answered,
      ]
      for (index, number) in row.enumerated() { sums[index] += number }
      text += line(board, row)
    }
    return text + line("all", sums)
  }

  private static func line(_ name: String, _ row: [Int]) -> String {
    "| \(name) | " + row.map(String.init).joined(separator: " | ") + " |\n"
  }

  /// How many questions a board asked about its sample papers as submitted, of how many one of the rules that still ask
  /// it has a finding there, and of how many others such a rule finds the answer there.
  private static func raised(_ board: String) throws -> (questions: Int, raised: Int, answered: Int) {
    let place = root.appendingPathComponent("SamplePolicies/\(board)")
    let linter = Linter(ruleSet)
    let remaining = remaining(without: board)
    var result = (questions: 0, raised: 0, answered: 0)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    for name in names where name.hasSuffix(".submitted.yaml") {
      let prefix = "\(board)-\(name.dropLast(".submitted.yaml".count))-q"
      let proposal = linter.lint(Array(try Data(contentsOf: place.appendingPathComponent(name))))
      let found = Set(proposal.result.findings.map { ruleSet.rules[$0.rule].id }).intersection(remaining)
      let satisfied = Set(
        proposal.outcomes.filter { $0.verdict == .satisfied }.map { ruleSet.rules[Int($0.rule)].id }
      ).intersection(remaining)
      for question in records where question.id.hasPrefix(prefix) {
        result.questions += 1
        if question.stillAskedBy.contains(where: found.contains) {
          result.raised += 1
        } else if question.stillAskedBy.contains(where: satisfied.contains) {
          result.answered += 1
        }
      }
    }
    return result
  }
}
