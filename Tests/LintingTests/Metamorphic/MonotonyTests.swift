import Proposal
import SourceText
import TestSupport
import Testing

@testable import Linting

extension MetamorphicTests {
  /// What a proposal says more never makes a question of an answer, and answers what was asked.
  ///
  /// A list that is written is taken for the whole list: a further entry is another fact, not a further one.
  @Suite struct Monotony {
    private static let parts = 0..<8

    /// The specimens of one of the parts into which the work is divided.
    private func specimens(_ part: Int, _ name: String, examples: Int, samples: Int) -> [Specimen] {
      let all = Corpus.some(name, examples: examples, samples: samples)
      return stride(from: part, to: all.count, by: Monotony.parts.count).map { all[$0] }
    }

    /// All rules; where everything is tried, of most examples only their own.
    private func ruleSet(for specimen: Specimen) -> RuleSet {
      var ruleSet = Corpus.ruleSet
      if Corpus.isWhole, let rule = specimen.rule, Int(specimen.name.utf8.last ?? 0) % 8 != 0 {
        ruleSet.rules = [ruleSet.rules[rule]]
      }
      return ruleSet
    }

    @Test(arguments: parts)
    func aFurtherFactMakesNoQuestionOfAnAnswer(_ part: Int) {
      var dice = RandomSource(seed: Corpus.seed, "further \(part)")
      var failures: [String] = []
      for specimen in specimens(part, "further", examples: 48, samples: 2) {
        var linter = Linter(ruleSet(for: specimen))
        let proposal = linter.lint(specimen.bytes)
        let before = VerdictMap(proposal)
        for place in Corpus.several(12, of: FactPlace.open(in: proposal.facts), &dice) {
          for value in FittingValues.some(2, for: place, &dice) {
            let bytes = DraftWriter(.lines).bytes(place.stating(value, in: specimen.draft))
            let after = VerdictMap(&linter, bytes)
            let found = after.problems + before.lost(in: after, linter.ruleSet)
            if !found.isEmpty { failures.append("\(specimen.name), \(place.name): \(found)\n\(text(bytes))") }
          }
        }
      }
      #expect(failures.isEmpty, "\(failures.count), seed \(Corpus.seed)\n\(failures.prefix(3).joined(separator: "\n"))")
    }

    @Test(arguments: parts)
    func aStatedFactIsNotAskedForAgain(_ part: Int) {
      var linter = Linter(Corpus.ruleSet)
      var dice = RandomSource(seed: Corpus.seed, "stated \(part)")
      var failures: [String] = []
      for specimen in specimens(part, "stated", examples: 96, samples: 2) {
        // Of an example its own rule is asked; of the others it says hardly anything.
        let questions = questions(&linter, specimen.bytes).open.filter {
          specimen.rule == nil || $0.rule == specimen.rule
        }
        for question in Corpus.several(12, of: questions, &dice) {
          for value in FittingValues.some(3, for: question.fact, &dice) {
            let bytes = DraftWriter(.lines).bytes(question.fact.stating(value, in: specimen.draft))
            let after = self.questions(&linter, bytes)
            let isOpen = after.open.contains(question)
            if isOpen || !after.problems.isEmpty {
              let rule = Corpus.ruleSet.rules[question.rule].id
              failures.append("\(specimen.name), \(rule), \(question.fact.name): \(after.problems)\n\(text(bytes))")
            }
          }
        }
      }
      #expect(failures.isEmpty, "\(failures.count), seed \(Corpus.seed)\n\(failures.prefix(3).joined(separator: "\n"))")
    }

    /// A fact that a rule waits for, of an entry or the whole proposal.
    private struct Question: Equatable {
      var rule: Int
      var subject: String
      var fact: FactPlace
    }

    private func questions(_ linter: inout Linter, _ bytes: [UInt8]) -> (open: [Question], problems: [String]) {
      linter.lint(bytes) { questions($0) }
    }

    private func questions(_ proposal: LintedProposal) -> (open: [Question], problems: [String]) {
      let result = proposal.result
      var open: [Question] = []
      for finding in result.findings + result.suppressed.map(\.finding) where finding.verdict == .unstated {
        let subject =
          finding.instance < 0 ? "" : proposal.facts.path(ofInstance: finding.instance, proposal.ruleSet.plan)
        for missing in finding.missing {
          guard let fact = FactPlace(cell: missing.cell, in: proposal.facts) else {
            Issue.record("no place for \(missing.path)")
            continue
          }
          open.append(Question(rule: finding.rule, subject: subject, fact: fact))
        }
      }
      return (open, result.problems.map(\.code))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(2_000), as: UTF8.self) }

    /// What is exempt must be there, and need it.
    @Test func exemptionsAreNeeded() throws {
      #expect(VerdictMap.openingQuestions.keys.sorted() == ["documents/prohibitions-in-specification/promises"])
      let ruleSet = Corpus.ruleSet
      let rule = try #require(ruleSet.rules.firstIndex { $0.id == "documents/prohibitions-in-specification/promises" })
      var linter = Linter(ruleSet)
      let documents = "documents: [{kind: contract}, {kind: specification, duties: [training]}]\n"
      let subject = VerdictMap.Subject(rule: rule, place: "")
      #expect(VerdictMap(&linter, Array(documents.utf8)).verdicts[subject] == .satisfied)
      let promise = documents + "personnel: {pledge_submitted: yes}\n"
      #expect(VerdictMap(&linter, Array(promise.utf8)).verdicts[subject] == .unstated)
    }
  }
}
