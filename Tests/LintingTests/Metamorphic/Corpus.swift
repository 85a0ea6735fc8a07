import BuiltinRuleSet
import Foundation
import Linting
import Proposal
import SourceText
import TestSupport
import Testing
import YAML

/// All examples of the built-in rules and all samples, and how many of them a run tries.
///
/// `SHIMON_METAMORPHIC=all` tries everything; `SHIMON_SEED` chooses other ones.
enum Corpus {
  static let ruleSet = RuleSet.builtin()
  static let vocabulary = ruleSet.plan.vocabulary
  static let root = FieldType(.record(vocabulary.root))

  static let isWhole = ProcessInfo.processInfo.environment["SHIMON_METAMORPHIC"] == "all"
  static let seed = ProcessInfo.processInfo.environment["SHIMON_SEED"].flatMap { UInt64($0) } ?? 1

  /// The examples that stand in the rules.
  static let examples: [Specimen] = {
    let sources = ruleSet.sources
    return ruleSet.rules.indices.flatMap { index -> [Specimen] in
      let rule = ruleSet.rules[index]
      var tree = Tree()
      _ = tree.read(sources[rule.source].file.bytes)
      return rule.examples.enumerated().compactMap { number, example in
        let bytes = tree.standaloneDocument(of: example.proposal)
        return specimen("\(rule.id), example \(number + 1)", rule: index, bytes)
      }
    }
  }()

  /// The proposals that boards were given.
  static let samples: [Specimen] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SamplePolicies")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".submitted.yaml") || $0.hasSuffix(".approved.yaml") }.compactMap {
      guard let data = try? Data(contentsOf: folder.appendingPathComponent($0)) else { return nil }
      return specimen($0, rule: nil, Array(data))
    }
  }()

  /// The verdicts on the samples, which many tests compare with.
  static let sampleTables: [String: VerdictTable] = {
    var linter = Linter(ruleSet)
    return Dictionary(uniqueKeysWithValues: samples.map { ($0.name, VerdictTable(&linter, $0.bytes)) })
  }()

  private static func specimen(_ name: String, rule: Int?, _ bytes: [UInt8]) -> Specimen? {
    var tree = Tree()
    guard tree.read(bytes).isEmpty, let draft = Draft(tree, vocabulary) else { return nil }
    return Specimen(name: name, rule: rule, bytes: bytes, draft: draft)
  }

  /// So many examples and samples, others for every name; all of them where everything is to be tried.
  static func some(_ name: String, examples count: Int, samples sampleCount: Int) -> [Specimen] {
    if isWhole { return examples + samples }
    var dice = RandomSource(seed: seed, name)
    return Array(examples.shuffled(using: &dice).prefix(count) + samples.shuffled(using: &dice).prefix(sampleCount))
  }

  /// So many elements of a list, all of them where everything is to be tried.
  static func several<Element>(_ count: Int, of list: [Element], _ dice: inout RandomSource) -> [Element] {
    isWhole ? list : Array(list.shuffled(using: &dice).prefix(count))
  }
}
