import BuiltinRuleSet
import CEL
import Foundation
import Linting
import Proposal
import SourceText

@testable import Authoring

/// The built-in rules, the sample proposals, and short ways to work on them.
enum SampleFixture {
  static let ruleSet = RuleSet.builtin()
  static let templates = TemplateSet.read(RuleSource.builtin, ruleSet.plan.vocabulary).templates

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The sample proposals, by name.
  static let samples: [(name: String, bytes: [UInt8])] = {
    let folder = root.appendingPathComponent("SamplePolicies")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".submitted.yaml") || $0.hasSuffix(".approved.yaml") }.sorted().compactMap {
      guard let data = try? Data(contentsOf: folder.appendingPathComponent($0)) else { return nil }
      return ($0, Array(data))
    }
  }()

  static func facts(_ bytes: [UInt8]) -> (facts: Facts, problems: [Diagnostic]) {
    var facts = Facts()
    facts.memory.adopt(ruleSet.pool)
    let found = facts.read(bytes, by: ruleSet.plan)
    return (facts, found.form + found.meaning)
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  static func interview(_ text: String, _ language: Language = .japanese) -> Interview {
    Interview(Linter(ruleSet), Array(text.utf8), templates: templates, language: language)
  }
}
