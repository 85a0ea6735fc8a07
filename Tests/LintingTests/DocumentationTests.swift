import BuiltinRuleSet
import Foundation
import Linting
import SourceText
import Testing

/// The examples in documents are what they say.
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A YAML block of a document.
  private struct Example {
    var document: String
    var text: String
  }

  /// The YAML blocks of all READMEs, by the way they begin; those that begin otherwise are proposals.
  private func examples(_ isWanted: (String) -> Bool) throws -> [Example] {
    let folders = ["Rules", "SamplePolicies", "Sources", "Tests"]
    let below = try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: DocumentationTests.root.appendingPathComponent(folder).path)
        .map { folder + "/" + $0 }
    }
    let documents = ["README.md", "README.ja.md"] + below.filter { $0.contains("/README.") && $0.hasSuffix(".md") }
    return try documents.flatMap { document in
      let text = try String(contentsOf: DocumentationTests.root.appendingPathComponent(document), encoding: .utf8)
      let blocks = text.components(separatedBy: "```yaml\n").dropFirst()
        .compactMap { $0.components(separatedBy: "```").first }
      return blocks.filter(isWanted).map { Example(document: document, text: $0) }
    }
  }

  private static func isRule(_ text: String) -> Bool { text.hasPrefix("title:") }
  private static func isDetails(_ text: String) -> Bool { text.hasPrefix("details:") }
  private static func isPolicy(_ text: String) -> Bool { text.hasPrefix("format: shimon-policy") }
  private static func isOther(_ text: String) -> Bool {
    text.hasPrefix("evidence:") || isDetails(text) || text.hasPrefix("format: shimon-baseline")
  }

  @Test func rulesAreSound() throws {
    let rules = try examples(DocumentationTests.isRule)
    #expect(!rules.isEmpty)
    for rule in rules {
      let ruleSet = SmallRuleSet.ruleSet(rule.text)
      #expect(ruleSet.problems.map(\.diagnostic.message.en).isEmpty, "\(rule.document)")
      #expect(RuleTest(ruleSet).failures.map(\.diagnostic.message.en).isEmpty, "\(rule.document)")
    }
  }

  /// Details go on from the rule shown before them.
  @Test func detailsAreSound() throws {
    let blocks = try examples { DocumentationTests.isRule($0) || DocumentationTests.isDetails($0) }
    let pairs = zip(blocks, blocks.dropFirst()).filter { DocumentationTests.isDetails($1.text) }
    #expect(!pairs.isEmpty)
    for (rule, details) in pairs {
      let ruleSet = SmallRuleSet.ruleSet(rule.text + details.text)
      #expect(ruleSet.problems.map(\.diagnostic.message.en).isEmpty, "\(rule.document)")
      #expect(ruleSet.rules.count > 1)
      #expect(RuleTest(ruleSet).failures.map(\.diagnostic.message.en).isEmpty, "\(rule.document)")
    }
  }

  @Test func policiesAreSound() throws {
    let policies = try examples(DocumentationTests.isPolicy)
    #expect(Set(policies.map(\.document)).count >= 3)
    for policy in policies {
      let read = PolicyFile.read(SourceFile(name: "policy.yaml", text: policy.text))
      #expect(read.diagnostics.isEmpty, "\(policy.document)")
      let ruleSet = RuleSet.builtin(policy: Policy(read.policy))
      #expect(ruleSet.problems.map(\.diagnostic.message.en).isEmpty, "\(policy.document)")
    }
  }

  @Test func proposalsAreReadable() throws {
    let proposals = try examples {
      !DocumentationTests.isRule($0) && !DocumentationTests.isPolicy($0) && !DocumentationTests.isOther($0)
    }
    #expect(Set(proposals.map(\.document)).count >= 4)
    let linter = Linter(BuiltinRulesTests.ruleSet)
    for proposal in proposals {
      #expect(linter.lint(Array(proposal.text.utf8)).result.problems.map(\.message.en).isEmpty, "\(proposal.document)")
    }
  }

  @Test func samplesAreReadable() throws {
    let folder = DocumentationTests.root.appendingPathComponent("SamplePolicies")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".submitted.yaml") || $0.hasSuffix(".approved.yaml") }
    #expect(names.count >= 6)
    let linter = Linter(BuiltinRulesTests.ruleSet)
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      let proposal = linter.lint(bytes)
      let result = proposal.result
      #expect(result.problems.map(\.message.en).isEmpty, "\(name)")
      #expect(!result.findings.isEmpty, "\(name)")
      // Every finding's span slices whole characters of the file.
      for finding in result.findings {
        #expect(String(validating: bytes[finding.span.range], as: UTF8.self) != nil, "\(name)")
        #expect(!finding.span.isEmpty, "\(name)")
      }
    }
  }
}
