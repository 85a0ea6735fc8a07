import BuiltinRuleSet
import BuiltinRules
import Foundation
import SourceText
import Testing

@testable import Linting

/// The rule set that was compiled into the program must be the rule set that its files make.
struct PackedRuleSetTests {
  static let packed = RuleSet.builtin()
  static let loaded = RuleSet(loading: RuleSource.builtin)

  @Test func everyRuleIsTheSame() {
    #expect(PackedRuleSetTests.packed.rules.count == PackedRuleSetTests.loaded.rules.count)
    #expect(PackedRuleSetTests.packed.rules.count > 200)
    for (packed, loaded) in zip(PackedRuleSetTests.packed.rules, PackedRuleSetTests.loaded.rules) {
      #expect(bytes(of: packed) == bytes(of: loaded), "\(loaded.id)")
      #expect(packed.id == loaded.id && packed.source == loaded.source)
      #expect(packed.title == loaded.title && packed.fix.source == loaded.fix.source)
      #expect(packed.conditions == loaded.conditions && packed.when == loaded.when && packed.require == loaded.require)
      #expect(packed.askedBy == loaded.askedBy && packed.ground == loaded.ground && packed.clause == loaded.clause)
      #expect(packed.boards == loaded.boards && packed.law(.japanese) == loaded.law(.japanese))
    }
  }

  @Test func theWholeRuleSetIsTheSame() {
    #expect(!PackedRuleSetTests.loaded.packed.isEmpty)
    #expect(BuiltinRules.packedRuleSet.withUTF8Buffer { Array($0) } == PackedRuleSetTests.loaded.packed)
    #expect(PackedRuleSetTests.packed.sources.map(\.path) == PackedRuleSetTests.loaded.sources.map(\.path))
    #expect(PackedRuleSetTests.packed.ruleIDs == PackedRuleSetTests.loaded.ruleIDs)
    #expect(PackedRuleSetTests.packed.digest == PackedRuleSetTests.loaded.digest)
    #expect(PackedRuleSetTests.packed.acts.day == PackedRuleSetTests.loaded.acts.day)
    #expect(PackedRuleSetTests.packed.acts.day != nil)
  }

  /// Where built-in files have names only, as in a browser, a policy's parameters need the texts of their rules.
  @Test func textsMayBeGivenAfterwards() {
    let policy = PolicyFile.read(
      SourceFile(
        name: "policy.yaml",
        text: "format: shimon-policy/1\nparams:\n  data-subjects/criteria: {empty: \"^$\"}\n")
    ).policy
    let path = "data-subjects/criteria.yaml"
    let texts = RuleSource.builtin.filter { $0.path == path }
    #expect(texts.count == 1)
    let given = RuleSet.builtin(policy: Policy(policy), texts: texts)
    #expect(given.problems.isEmpty)
    let blank = RuleSet.builtin(
      policy: Policy(policy), texts: [RuleSource(path: path, file: SourceFile(name: path, text: ""))])
    #expect(!blank.problems.isEmpty)
  }

  @Test func aRuleSetWithProblemsIsNotPacked() {
    let sources = RuleSource.builtin + [RuleSource(path: "a/b.yaml", file: SourceFile(name: "b", text: "title: x\n"))]
    #expect(RuleSet(loading: sources).packed.isEmpty)
  }

  /// Rules of a folder and the parameters and weights of a policy come to the same whichever way the rule set is made.
  @Test func foldersAndPoliciesComeToTheSame() throws {
    let added = RuleSource(
      path: "local/extra.yaml",
      file: SourceFile(
        name: "extra.yaml", text: SmallRuleSet.rule(for: "transfers", require: #"it.encrypted && "暗号" != it.container"#)
      ))
    let twice = RuleSource(
      path: "transfer/method.yaml",
      file: SourceFile(name: "method.yaml", text: SmallRuleSet.rule(require: "has(title)")))
    let policy = PolicyFile.read(
      SourceFile(
        name: "policy.yaml",
        text: """
          format: shimon-policy/1
          params:
            data-subjects/criteria: {empty: "^$"}
            no-such/rule: {a: 1}
          rules: {deletion/*: info, storage/place-specific: off}
          """)
    ).policy
    for extra in [[], [added], [twice], [added, twice]] {
      for policy in [Policy(), Policy(policy)] {
        let packed = RuleSet.builtin(and: extra, policy: policy)
        let loaded = RuleSet(loading: RuleSource.builtin + extra, policy: policy)
        #expect(packed.rules.map(\.id) == loaded.rules.map(\.id))
        #expect(packed.rules.map(\.severity) == loaded.rules.map(\.severity))
        #expect(packed.rules.map(\.source) == loaded.rules.map(\.source))
        #expect(packed.sources.map(\.file.name) == loaded.sources.map(\.file.name))
        #expect(
          packed.problems.map { "\($0.source) \($0.diagnostic)" }
            == loaded.problems.map { "\($0.source) \($0.diagnostic)" })
      }
    }
    try expectSameVerdicts(.builtin(), RuleSet(loading: RuleSource.builtin))
    try expectSameVerdicts(
      .builtin(and: [added], policy: Policy(policy)),
      RuleSet(loading: RuleSource.builtin + [added], policy: Policy(policy)))
  }

  /// Lints the sample proposals by both rule sets.
  private func expectSameVerdicts(_ packed: RuleSet, _ loaded: RuleSet) throws {
    let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../SamplePolicies").standardized
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (found?.compactMap { $0 as? URL } ?? []).filter { $0.path.hasSuffix(".submitted.yaml") }
    let linters = (Linter(packed), Linter(loaded))
    var count = 0
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = Array(try Data(contentsOf: file))
      var (first, second) = (linters.0.lint(bytes), linters.1.lint(bytes))
      let (left, right) = (first.result.findings, second.result.findings)
      #expect(
        first.outcomes.map { [Int($0.rule), Int($0.instance), Int($0.verdict.rawValue)] }
          == second.outcomes.map { [Int($0.rule), Int($0.instance), Int($0.verdict.rawValue)] })
      #expect(left.map(\.fingerprint) == right.map(\.fingerprint))
      #expect(left.map(\.path) == right.map(\.path) && left.map(\.subject) == right.map(\.subject))
      #expect(left.map { $0.missing.map(\.label) } == right.map { $0.missing.map(\.label) })
      for (one, other) in zip(left, right) {
        let texts = (packed.rules[one.rule].fix, loaded.rules[other.rule].fix)
        #expect(first.text(texts.0, for: one, .japanese) == second.text(texts.1, for: other, .japanese))
      }
      count += left.count
    }
    #expect(count > 50)
  }

  private func bytes(of rule: Rule) -> [UInt8] {
    var packer = Packer()
    rule.pack(into: &packer)
    return packer.bytes
  }
}
