import BuiltinRuleSet
import Foundation
import SourceText
import Testing

@testable import Linting

/// How much a finding matters, and the order in which findings are shown.
struct RiskTests {
  private static let ruleSet = RuleSet.builtin()

  private func lint(_ text: String) -> LintedProposal { Linter(RiskTests.ruleSet).lint(Array(text.utf8)) }

  private func risk(of rule: String, in proposal: LintedProposal) -> Risk? {
    proposal.result.findings.first { proposal.ruleSet.rules[$0.rule].id == rule }?.risk
  }

  // MARK: The scale

  @Test func theBuiltInScaleIsRead() {
    let scale = RiskTests.ruleSet.riskScale
    #expect(RiskTests.ruleSet.problems.isEmpty)
    #expect(!scale.classes.isEmpty && !scale.exposures.isEmpty && !scale.people.isEmpty)
    #expect(scale.weights.aspect.count == RiskTests.ruleSet.grid.columns.count)
    let ids = (scale.classes + scale.exposures).map { $0.id }
    #expect(Set(ids).count == ids.count)
    // Errors weigh more than warnings, and these more than notes.
    #expect(scale.weights.severity == scale.weights.severity.sorted())
  }

  /// A factor that no paper can have would be dead.
  @Test func everyFactorHoldsSomewhere() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var classes = Set<Int>()
    var exposures = Set<Int>()
    for folder in ["SamplePolicies", "Tests/Practice"] {
      let files = try #require(FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path))
      for case let name as String in files where name.hasSuffix(".yaml") && !name.hasSuffix("policy.yaml") {
        let file = root.appendingPathComponent(folder).appendingPathComponent(name)
        let proposal = Linter(RiskTests.ruleSet).lint(Array(try Data(contentsOf: file)))
        for finding in proposal.result.findings {
          if let dataClass = finding.risk.dataClass { classes.insert(dataClass) }
          exposures.formUnion(finding.risk.exposures)
        }
      }
    }
    let scale = RiskTests.ruleSet.riskScale
    let silent = scale.exposures.indices.filter { !exposures.contains($0) }.map { scale.exposures[$0].id }
    #expect(silent.isEmpty)
    // Only the worst class of a paper shows, so some may be hidden by others in all of them.
    #expect(classes.count > 3)
  }

  @Test(arguments: [
    ("base: 45", "base: 145", "145"),
    ("elements: [mailing]", "elements: [post]", "post"),
    ("for: systems", "for: title", "title"),
    ("mailings.size() > 0", "mails.size() > 0", "mails"),
  ])
  func mistakesInTheScaleAreToldAtTheirPlace(_ old: String, _ new: String, _ named: String) throws {
    let builtin = try #require(RuleSource.builtin.first { $0.path == RiskScale.path })
    let text = String(decoding: builtin.file.bytes, as: UTF8.self)
    #expect(text.contains(old))
    let changed = text.replacingOccurrences(of: old, with: new)
    let others = RuleSource.builtin.filter { !$0.path.contains("/") && $0.path != RiskScale.path }
    let file = SourceFile(name: "risk.yaml", text: changed)
    let ruleSet = RuleSet(loading: others + [RuleSource(path: RiskScale.path, file: file)])
    let problem = try #require(ruleSet.problems.first)
    #expect(problem.diagnostic.message.en.contains(named))
    let span = problem.diagnostic.span
    #expect(String(decoding: file.bytes[span.range], as: UTF8.self).contains(named))
  }

  // MARK: The risk of a finding

  @Test func whatIsMovedOnAStickMattersMore() throws {
    func paper(_ form: String) -> String {
      """
      件名: 名簿の引渡し
      種類: 外部委託
      対象者: [{対象: 市民, 人数: 1200}]
      個人情報の項目: [{名称: 氏名, 区分: 病歴}]
      受渡し: [{内容: 氏名, 渡す者: 市, 受け取る者: 受託者, 形: \(form)}]
      """
    }
    let onStick = try #require(risk(of: "transfer/parties-and-method", in: lint(paper("記録媒体"))))
    let onPaper = try #require(risk(of: "transfer/parties-and-method", in: lint(paper("紙"))))
    #expect(onStick.points > onPaper.points)
    #expect(onStick.people == 1_200)
    let scale = RiskTests.ruleSet.riskScale
    #expect(
      onStick.reasons(scale, .english) == [
        "sensitive data are handled", "1,200 people", "handed over on a removable medium", "goes to somebody outside",
      ])
    #expect(onStick.reasons(scale, .japanese)[1] == "1,200人分")
  }

  @Test func morePeopleMatterMore() throws {
    func paper(_ count: Int) -> String { "件名: 名簿\n種類: 外部委託\n対象者: [{対象: 市民, 人数: \(count)}]\n" }
    let few = try #require(risk(of: "sections/deletion", in: lint(paper(30))))
    let many = try #require(risk(of: "sections/deletion", in: lint(paper(460_000))))
    #expect(few.points < many.points)
    // Groups are added up, and a number that is no count of people harms nobody.
    let groups = lint("件名: 名簿\n種類: 外部委託\n対象者: [{対象: 市民, 人数: 9223372036854775807}, {対象: 子ども, 人数: 5}]\n")
    #expect(try #require(risk(of: "sections/deletion", in: groups)).people == 1 << 30)
  }

  @Test func risksAreParts() {
    let proposal = lint("件名: 名簿\n種類: 外部委託\n")
    #expect(!proposal.result.findings.isEmpty)
    for finding in proposal.result.findings { #expect((0...100).contains(finding.risk.points)) }
    // Nobody said who or what: there is nothing to name but what the kind of paper tells.
    #expect(proposal.result.findings.allSatisfy { $0.risk.dataClass == nil && $0.risk.people == nil })
  }

  @Test func withoutAScaleSeverityDecides() {
    let rules = [("warning", "a"), ("error", "b")].map { severity, name in
      (
        path: "topic/\(name).yaml",
        text: SmallRuleSet.rule(require: "purpose == 'x'").replacingOccurrences(
          of: "severity: error", with: "severity: \(severity)")
      )
    }
    let ruleSet = SmallRuleSet.ruleSet(rules)
    #expect(ruleSet.problems.isEmpty)
    let proposal = Linter(ruleSet).lint(Array("件名: 名簿\n目的: y\n".utf8))
    #expect(proposal.result.findings.map { proposal.ruleSet.rules[$0.rule].id } == ["topic/b", "topic/a"])
  }

  // MARK: The order

  /// The same question of one entry after the other does not fill the head of the list, nor does one section.
  @Test func whatIsAskedAgainCountsLess() throws {
    let proposal = lint(
      """
      件名: 名簿の引渡し
      種類: 外部委託
      受渡し: [{内容: 氏名, 形: 紙}, {内容: 住所, 形: 記録媒体}, {内容: 電話番号, 形: 電子データ}]
      保管: [{内容: 氏名}, {内容: 住所}]
      """)
    let weights = proposal.ruleSet.riskScale.weights
    // Of one rule what matters more stands before.
    let byRule = Dictionary(grouping: proposal.result.findings, by: \.rule)
    #expect(byRule.values.contains { $0.count > 2 })
    for findings in byRule.values {
      for (first, second) in zip(findings, findings.dropFirst()) {
        #expect(first.risk.points >= second.risk.points || first.verdict != second.verdict)
      }
    }
    // What stands first matters most; what stands later either matters less or is lessened by what stands before.
    var before: [Int: Int] = [:]
    var last = Int.max
    for finding in proposal.result.findings {
      let seen = before[finding.rule, default: 0]
      before[finding.rule] = seen + 1
      if seen == 0, before.count == 1 { last = finding.risk.points }
      #expect(finding.risk.points <= last || seen > 0 || weights.repeated < 100)
    }
    let elements = proposal.result.findings.prefix(6).map { proposal.ruleSet.rules[$0.rule].rank.element }
    #expect(Set(elements).count >= 3)
  }

  @Test func theNumbersOfGroupsAreThoseOfTheirNames() {
    var names: [Int: String] = [:]
    for rule in RiskTests.ruleSet.rules {
      #expect(names[rule.rank.group, default: rule.group] == rule.group)
      names[rule.rank.group] = rule.group
    }
    #expect(Set(names.values).count == names.count)
  }
}
