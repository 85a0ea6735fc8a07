import Linting
import Proposal
import SourceText
import TestSupport
import Testing

/// What is said in another way must be judged the same way: for every rule, on every example and sample.
struct MetamorphicTests {
  @Test(arguments: Change.all)
  func nothingChangesAVerdict(_ change: Change) throws {
    var linter = Linter(Corpus.ruleSet)
    var dice = RandomSource(seed: Corpus.seed, change.name)
    var failures: [String] = []
    for specimen in Corpus.some(change.name, examples: 60, samples: 4) {
      let before = Corpus.sampleTables[specimen.name] ?? VerdictTable(&linter, specimen.bytes)
      let outcome = try change.apply(specimen, &dice)
      let after = VerdictTable(&linter, outcome.bytes).renumbered(by: outcome.origins)
      var found = after.problems + after.badSpans
      // A rule that waits for a fact of any entry asks for it in the first, so the order of entries may move that, and
      // so may a name where the rules that wait read words in it.
      let movesWaiting = [
        "entries in another order", "names extended", "names replaced", "everything together",
      ].contains(change.name)
      let exempt = movesWaiting ? change.exempt.union(["sections/awaited"]) : change.exempt
      found += after.differences(from: before, except: exempt, Corpus.ruleSet)
      if change.keepsFingerprints { found += after.renamedFindings(since: before, except: exempt, Corpus.ruleSet) }
      if !found.isEmpty { failures.append("\(specimen.name): \(found.prefix(6))\n\(text(outcome.bytes))") }
    }
    #expect(
      failures.isEmpty, "\(failures.count) changed, seed \(Corpus.seed)\n\(failures.prefix(3).joined(separator: "\n"))")
  }

  /// The rules that a new name means something to read words.
  @Test func exemptRulesReadWords() {
    for id in Set(Change.readingNames.keys).union(Change.readingEnds.keys).union(Change.readingNationalNames).sorted() {
      let rule = Corpus.ruleSet.rule(named: id)
      let condition = rule.map { ($0.conditions.when ?? "") + $0.conditions.require } ?? ""
      let reads = condition.contains(".contains(") || condition.contains(".matches(")
      #expect(reads || rule?.forbidden.isEmpty == false || rule?.looksForMedia == true, "\(id)")
    }
  }

  @Test func nothingIsLeftOut() {
    #expect(Corpus.examples.count == Corpus.ruleSet.rules.reduce(0) { $0 + $1.examples.count })
    #expect(Corpus.examples.count > 1_500)
    #expect(Corpus.samples.count >= 38)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(2_000), as: UTF8.self) }
}
