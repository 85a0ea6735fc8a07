import BuiltinBook
import Foundation
import Linting
import SourceText
import Testing

/// The examples in documents are what they say.
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The YAML blocks of a document.
  private func blocks(_ name: String) throws -> [String] {
    let text = try String(contentsOf: DocumentationTests.root.appendingPathComponent(name), encoding: .utf8)
    return text.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
  }

  @Test func theWorkedExampleIsASoundRule() throws {
    let rules = try blocks("Rules/README.md").filter { $0.hasPrefix("title:") }
    #expect(!rules.isEmpty)
    for rule in rules {
      let book = SmallBook.book(rule)
      #expect(book.problems.map(\.diagnostic.message.en).isEmpty)
      #expect(RuleTest(book).failures.map(\.diagnostic.message.en).isEmpty)
    }
  }

  @Test func theWorkedPolicyIsSound() throws {
    let policies = try blocks("Rules/README.md").filter { $0.hasPrefix("format: shimon-policy") }
    #expect(policies.count == 1)
    for policy in policies {
      let read = PolicyFile.read(SourceFile(name: "policy.yaml", text: policy))
      #expect(read.diagnostics.isEmpty)
      let book = RuleBook(loading: RuleSource.builtin, policy: Policy(read.policy))
      #expect(book.problems.map(\.diagnostic.message.en).isEmpty)
    }
  }

  @Test(arguments: ["README.md", "README.ja.md"])
  func proposalsInTheReadmeAreReadable(_ name: String) throws {
    let proposals = try blocks(name).filter { !$0.hasPrefix("format: shimon-policy") }
    #expect(proposals.count == 3)
    var engine = Engine(BuiltinRulesTests.book)
    for proposal in proposals {
      #expect(engine.lint(Array(proposal.utf8)).problems.map(\.message.en).isEmpty)
    }
  }

  @Test func samplesAreReadable() throws {
    let folder = DocumentationTests.root.appendingPathComponent("SamplePolicies")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".submitted.yaml") || $0.hasSuffix(".approved.yaml") }
    #expect(names.count >= 6)
    var engine = Engine(BuiltinRulesTests.book)
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      let result = engine.lint(bytes)
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
