import BuiltinRuleSet
import Linting
import Proposal
import SourceText
import Testing

@testable import Authoring

struct TemplateTests {
  static let kinds = ProposalTemplate.kinds(SampleFixture.ruleSet.plan.vocabulary).map(\.name)

  private func template(_ kind: String, _ keys: Language, _ comments: Language) throws -> [UInt8] {
    try ProposalTemplate(SampleFixture.templates, SampleFixture.ruleSet.plan, keys: keys, comments: comments).text(
      .init(kind: kind))
  }

  @Test func theRuleSetIsSound() throws {
    let read = TemplateSet.read(RuleSource.builtin, SampleFixture.ruleSet.plan.vocabulary)
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    #expect(Set(read.templates.kinds.keys) == Set(TemplateTests.kinds))
  }

  @Test(arguments: kinds)
  func templatesAreProposals(_ kind: String) throws {
    for (keys, comments) in [(Language.japanese, Language.japanese), (.english, .english), (.japanese, .english)] {
      let bytes = try template(kind, keys, comments)
      let linter = Linter(SampleFixture.ruleSet)
      let proposal = linter.lint(bytes)
      let result = proposal.result
      #expect(result.problems.isEmpty, "\(result.problems.map(\.code))")
      #expect(result.findings.count > 2)
      #expect(result.findings.allSatisfy { $0.verdict == .unstated }, "\(result.findings.map(\.path))")
      #expect(try ProposalFormatter(SampleFixture.ruleSet, keys: keys).format(bytes) == bytes)
      let shown = proposal.head(.japanese).first { $0.label == "種類" }?.text ?? ""
      #expect(ProposalTemplate.kind(shown, SampleFixture.ruleSet.plan.vocabulary) == kind)
    }
  }

  /// Every field that is shown as a comment can be put to use by taking its `# ` away.
  @Test(arguments: kinds)
  func commentedFieldsAreFields(_ kind: String) throws {
    for language in Language.allCases {
      let text = SampleFixture.text(try template(kind, language, language))
      var uncommented = 0
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        let indent = line.prefix { $0 == " " }
        let rest = line.dropFirst(indent.count)
        guard rest.hasPrefix("# "), rest.contains(":  # ") else { return String(line) }
        uncommented += 1
        return String(indent + rest.dropFirst(2))
      }
      #expect(uncommented > 10)
      let problems = SampleFixture.facts(Array(lines.joined(separator: "\n").utf8)).problems
      #expect(problems.isEmpty, "\(problems.map { $0.message.en })")
    }
  }

  @Test func answersAreFilledIn() throws {
    var answers = ProposalTemplate.Answers(kind: "outsourcing")
    answers.title = "印刷: 「通知」 # 1 📌"
    answers.department = "no"
    answers.isContractorDecided = false
    answers.usesMedia = false
    answers.usesCloud = true
    let bytes = try ProposalTemplate(
      SampleFixture.templates, SampleFixture.ruleSet.plan, keys: .japanese, comments: .japanese
    ).text(answers)
    let proposal = Linter(SampleFixture.ruleSet).lint(bytes)
    #expect(proposal.result.problems.isEmpty)
    #expect(proposal.title == answers.title)
    #expect(proposal.text(ofRootField: .department) == "no")
    let text = SampleFixture.text(bytes)
    #expect(text.contains("\nシステム:"))
    #expect(text.contains("選定状況: 選定前"))
    #expect(text.contains("使用: 使用禁止"))
    #expect(try ProposalFormatter(SampleFixture.ruleSet, keys: nil).format(bytes) == bytes)
  }

  @Test(arguments: [
    ("format: shimon-templates/2\nkinds: {}\nrecords: {}\n", "templates/format"),
    ("format: shimon-templates/1\nkinds: {outsourcing: {write: [titel]}}\nrecords: {}\n", "templates/unknown-word"),
    ("format: shimon-templates/1\nkinds: {outsorcing: {write: [title]}}\nrecords: {}\n", "templates/unknown-word"),
    ("format: shimon-templates/1\nkinds: {}\nrecords: {}\n", "templates/lacking"),
    ("format: shimon-templates/1\nkinds: {outsourcing: {write: [media]}}\nrecords: {}\n", "templates/lacking"),
    ("format: shimon-templates/1\nkinds: {outsourcing: {write: [title], comment: [title]}}\n", "templates/field-twice"),
    ("format: shimon-templates/1\nkinds: {}\nrecords: {mediaa: {write: [use]}}\n", "templates/unknown-word"),
  ])
  func mistakes(_ text: String, _ code: String) {
    let read = TemplateSet.read(Array(text.utf8), SampleFixture.ruleSet.plan.vocabulary)
    #expect(read.diagnostics.contains { $0.code == code }, "\(read.diagnostics.map(\.code))")
  }
}
