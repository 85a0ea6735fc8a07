import Authoring
import Linting
import SourceText
import TestSupport
import Testing
import YAML

extension MetamorphicTests {
  /// A typo is reported, or it changes nothing; fixed, the proposal is judged as it was meant.
  @Suite struct TypoProperties {
    @Test(arguments: Typo.all, [false, true])
    func fixedTyposChangeNoVerdict(_ typo: Typo, everywhere: Bool) throws {
      var linter = Linter(Corpus.ruleSet)
      let fixer = Fixer(Corpus.ruleSet.plan)
      var dice = RandomSource(seed: Corpus.seed, typo.name)
      var failures: [String] = []
      var tried = 0
      for specimen in Corpus.some(typo.name, examples: 40, samples: 2) {
        let right = text(of: specimen, &dice)
        guard let wrong = try typo.applied(to: right, everywhere: everywhere, &dice) else { continue }
        tried += 1
        let before = Corpus.sampleTables[specimen.name] ?? VerdictTable(&linter, right)
        let misspelt = VerdictTable(&linter, wrong)
        let outcome = fixer.fix(wrong)
        let fixed = VerdictTable(&linter, outcome.bytes)
        var found = misspelt.badSpans + fixed.badSpans
        if misspelt.problems.isEmpty {
          found += misspelt.differences(from: before, Corpus.ruleSet).map { "in silence: \($0)" }
        }
        if !fixed.problems.isEmpty {
          // Where every line has the typo it may be too much to fix; then it stays reported.
          // A full-width hash where a value may stand asks; nothing else is left.
          let asked = typo.name == "full-width number sign" ? ["yaml/full-width-hash", "proposal/full-width-hash"] : []
          if !everywhere { found += fixed.problems.filter { !asked.contains($0) }.map { "not fixed: \($0)" } }
        } else {
          found += fixed.differences(from: before, Corpus.ruleSet)
        }
        if !found.isEmpty {
          failures.append(
            "\(specimen.name): \(found.prefix(6))\n\(String(decoding: wrong.prefix(2_000), as: UTF8.self))")
        }
      }
      #expect(tried > 0)
      #expect(
        failures.isEmpty,
        "\(failures.count) of \(tried), seed \(Corpus.seed)\n\(failures.prefix(4).joined(separator: "\n"))")
    }

    private func draft(of bytes: [UInt8]) -> Draft? {
      var tree = Tree()
      return tree.read(bytes).isEmpty ? Draft(tree, Corpus.vocabulary) : nil
    }

    /// The sample as it is; the example with Japanese keys and comments.
    private func text(of specimen: Specimen, _ dice: inout RandomSource) -> [UInt8] {
      guard specimen.rule != nil else { return specimen.bytes }
      let draft = Respelling(.japanese, RandomSource(seed: 0)).apply(specimen.draft)
      return TextChange.comments(DraftWriter(.lines).bytes(draft), &dice)
    }
  }
}
