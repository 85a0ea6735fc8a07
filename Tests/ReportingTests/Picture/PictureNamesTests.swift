import BuiltinRuleSet
import Foundation
import Linting
import Proposal
import Testing

/// The picture names fields and options of the vocabulary in strings; a misspelt one would just never be drawn.
struct PictureNamesTests {
  /// What the vocabulary names: records, fields, options, and groups of these.
  private var known: Set<String> {
    let vocabulary = RuleSet.builtin().plan.vocabulary
    var names: Set<String> = []
    for record in vocabulary.records {
      names.insert(record.name)
      for field in record.fields { names.insert(field.name) }
    }
    for choice in vocabulary.choices {
      names.insert(choice.name)
      for option in choice.options { names.insert(option.name) }
      for group in choice.groups { names.insert(group.name) }
    }
    return names
  }

  @Test func everyNameIsInTheVocabulary() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/Reporting/Picture")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("FlowBuilder") }
    let known = known
    var count = 0
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: /"([a-z][a-z0-9_-]*)"/) {
        count += 1
        if !known.contains(String(match.output.1)) { Issue.record("\(file) names \(match.output.1)") }
      }
    }
    // The names are found at all: a picture of proposals needs dozens.
    #expect(count > 80)
  }
}
