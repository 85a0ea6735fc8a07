import Authoring
import BuiltinRuleSet
import Linting
import Proposal
import SourceText
import TestSupport
import YAML

/// Edits: the edited text reads as the edited tree, canonical form is reached in one step and means the same, fixes leave
/// no more mistakes than there were.
///
/// The first eight bytes choose the change, the others are the document.
struct EditTarget: FuzzTarget {
  static let name = "edits"
  private let ruleSet = RuleSet.builtin()

  mutating func problem(with bytes: [UInt8]) -> String? {
    let seed = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let document = Array(bytes.dropFirst(8))
    return changed(document, seed) ?? laidOut(document) ?? formatted(document) ?? fixed(document)
  }

  private func changed(_ document: [UInt8], _ seed: UInt64) -> String? {
    var change = RandomChange(document, RandomSource(seed: seed))
    guard change.isReadable, let problem = change.run(), !problem.hasPrefix("refused") else { return nil }
    return "\(change.name): \(problem)"
  }

  private func laidOut(_ document: [UInt8]) -> String? {
    var tree = Tree()
    guard tree.read(document).allSatisfy({ $0.code == "yaml/empty" }) else { return nil }
    guard let once = try? Layout().format(tree) else { return nil }
    return Layout().problem(tree, once)
  }

  private func formatted(_ document: [UInt8]) -> String? {
    for keys in [nil, Language.japanese, .english] {
      let formatter = ProposalFormatter(ruleSet, keys: keys)
      do throws(ProposalFormatter.Refusal) {
        let once = try formatter.format(document)
        let twice = try formatter.format(once)
        if once != twice { return "fmt twice is not fmt once" }
      } catch {
        if case .meaning = error { return "fmt would change what is said" }
      }
    }
    return nil
  }

  private func fixed(_ document: [UInt8]) -> String? {
    var facts = Facts()
    let before = facts.read(document, by: ruleSet.plan)
    let outcome = Fixer(ruleSet.plan).fix(document)
    let after = facts.read(outcome.bytes, by: ruleSet.plan)
    func errors(_ diagnostics: [Diagnostic]) -> Int { diagnostics.count { $0.severity == .error } }
    if outcome.changes.isEmpty, outcome.bytes != document { return "changed without saying so" }
    if errors(after.form) > errors(before.form) { return "fixes left more mistakes of form" }
    if errors(before.form) == 0, errors(after.meaning) > errors(before.meaning) {
      return "fixes left more mistakes of meaning"
    }
    return nil
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    (project.proposals + project.contents(of: "Rules/questionnaire", ending: ".yaml")).enumerated().map {
      index, bytes in
      (0..<8).map { UInt8(truncatingIfNeeded: (index + 1) &* 0x9E37 >> $0) } + bytes
    }
  }
}
