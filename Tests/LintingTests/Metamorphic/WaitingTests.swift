import CEL
import Proposal
import SourceText
import TestSupport
import Testing

@testable import Linting

extension MetamorphicTests {
  /// No rule waits in silence: for each rule whose `when` is not known, a finding asks by name for a fact that it waits
  /// for, and that fact settles the rule or moves it on.
  @Suite struct Waits {
    private static let parts = 0..<8

    /// A rule that waits, with the facts that it waits for.
    private struct Wait: Hashable {
      var rule: Int
      /// The entry by its path; empty for the whole proposal.
      var place: String
      var facts: [FactPlace]
    }

    /// Every part of all examples and samples.
    private func specimens(_ part: Int) -> [Specimen] {
      let all = Corpus.examples + Corpus.samples
      return stride(from: part, to: all.count, by: Waits.parts.count).map { all[$0] }
    }

    @Test(arguments: parts)
    func everyExampleAndSampleAsksForWhatItsRulesWaitFor(_ part: Int) {
      var linter = Linter(Corpus.ruleSet)
      var failures: [String] = []
      for specimen in specimens(part) { failures += silent(&linter, specimen.bytes, specimen.name) }
      #expect(failures.isEmpty, "\(failures.count)\n\(failures.prefix(5).joined(separator: "\n"))")
    }

    @Test(arguments: parts)
    func aProposalWithHolesAsksForWhatItsRulesWaitFor(_ part: Int) {
      var linter = Linter(Corpus.ruleSet)
      var dice = RandomSource(seed: Corpus.seed, "holes \(part)")
      var failures: [String] = []
      for number in 0..<(Corpus.isWhole ? 400 : 25) {
        let specimen = dice.pick(Corpus.samples)
        let draft = specimen.draft.thinned(keeping: 10 + dice.below(85), &dice)
        failures += silent(&linter, DraftWriter(.lines).bytes(draft), "\(specimen.name), thinned \(number)")
      }
      #expect(failures.isEmpty, "\(failures.count), seed \(Corpus.seed)\n\(failures.prefix(3).joined(separator: "\n"))")
    }

    @Test(arguments: parts)
    func theFactAskedForMovesTheRuleOn(_ part: Int) {
      var linter = Linter(Corpus.ruleSet)
      var dice = RandomSource(seed: Corpus.seed, "moves \(part)")
      var failures: [String] = []
      for _ in 0..<(Corpus.isWhole ? 60 : 4) {
        let draft = dice.pick(Corpus.samples).draft.thinned(keeping: 10 + dice.below(85), &dice)
        let (waits, asked) = waits(&linter, DraftWriter(.lines).bytes(draft))
        for wait in Corpus.several(8, of: waits, &dice) {
          guard let fact = wait.facts.first(where: asked.contains) else { continue }
          for value in FittingValues.some(1, for: fact, &dice) {
            let bytes = DraftWriter(.lines).bytes(fact.stating(value, in: draft))
            let isStuck = self.waits(&linter, bytes).waits.contains {
              $0.rule == wait.rule && $0.place == wait.place && $0.facts.contains(fact)
            }
            let id = Corpus.ruleSet.rules[wait.rule].id
            if isStuck { failures.append("\(id), \(fact.name) as \(value)\n\(text(bytes))") }
          }
        }
      }
      #expect(failures.isEmpty, "\(failures.count), seed \(Corpus.seed)\n\(failures.prefix(3).joined(separator: "\n"))")
    }

    /// The rules that wait for no fact that a finding on show asks for, in words.
    private func silent(_ linter: inout Linter, _ bytes: [UInt8], _ name: String) -> [String] {
      let (waits, asked) = waits(&linter, bytes)
      return waits.filter { !$0.facts.contains(where: asked.contains) }.map { wait in
        let facts = wait.facts.map(\.name).joined(separator: ", ")
        return "\(name): \(Corpus.ruleSet.rules[wait.rule].id) at '\(wait.place)' waits for \(facts)\n\(text(bytes))"
      }
    }

    /// The rules that wait, and the facts that findings ask for. What is listed as waiting under a suppression is told.
    private func waits(_ linter: inout Linter, _ bytes: [UInt8]) -> (waits: [Wait], asked: Set<FactPlace>) {
      linter.lint(bytes) { waits(&$0) }
    }

    private func waits(_ proposal: inout LintedProposal) -> (waits: [Wait], asked: Set<FactPlace>) {
      let result = proposal.result
      guard result.isReadable else { return ([], []) }
      var asked = Set<FactPlace>()
      for fact in result.findings.flatMap(\.missing) {
        if let place = FactPlace(cell: fact.cell, in: proposal.facts) { asked.insert(place) }
      }
      let listed = Set(result.waiting.map { [$0.rule, $0.instance] })
      let waits = proposal.outcomes.compactMap { outcome -> Wait? in
        let (rule, instance) = (Int(outcome.rule), Int(outcome.instance))
        guard outcome.verdict == .undetermined, !listed.contains([rule, instance]) else { return nil }
        let place = instance < 0 ? "" : proposal.facts.path(ofInstance: instance, proposal.ruleSet.plan)
        return Wait(rule: rule, place: place, facts: awaited(rule, instance, &proposal))
      }
      return (waits, asked)
    }

    private func awaited(_ rule: Int, _ instance: Int, _ proposal: inout LintedProposal) -> [FactPlace] {
      let scope = proposal.ruleSet.rules[rule].scope
      guard let when = proposal.ruleSet.rules[rule].when, scope.isEmpty || instance >= 0 else {
        let lists = unwritten(scope[...], proposal.facts.root.cell, proposal)
        return lists.compactMap { FactPlace(cell: $0, in: proposal.facts) }
      }
      let explanation = proposal.evaluator.explain(
        when, memory: &proposal.facts.memory, root: proposal.facts.root, it: proposal.entry(Int32(instance)))
      return explanation.missing.compactMap { FactPlace(cell: Int($0), in: proposal.facts) }
    }

    /// The cells of the lists that are not written, on the way to the entries of a rule.
    private func unwritten(_ scope: ArraySlice<Int>, _ base: Int, _ proposal: LintedProposal) -> [Int] {
      guard let field = scope.first else { return [] }
      let value = proposal.facts.memory.cells[base + field]
      switch value.kind {
      case .unknown: return [base + field]
      case .record: return unwritten(scope.dropFirst(), value.cell, proposal)
      case .list:
        return value.range.flatMap { unwritten(scope.dropFirst(), proposal.facts.memory.cells[$0].cell, proposal) }
      default: return []
      }
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(1_500), as: UTF8.self) }
  }
}

extension Draft {
  /// The same with so many of a hundred facts, one drawn from it; of a record at least one is left.
  fileprivate func thinned(keeping percent: Int, _ dice: inout RandomSource) -> Draft {
    switch self {
    case .nothing, .word: return self
    case .list(let items):
      return .list(items.map { Item(origin: $0.origin, value: $0.value.thinned(keeping: percent, &dice)) })
    case .record(let type, let pairs):
      var kept = pairs.filter { _ in dice.chance(percent) }
      if kept.isEmpty, !pairs.isEmpty { kept = [dice.pick(pairs)] }
      return .record(
        type: type,
        kept.map { Pair(field: $0.field, key: $0.key, value: $0.value.thinned(keeping: percent, &dice)) })
    }
  }
}
