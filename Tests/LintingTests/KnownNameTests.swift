import BuiltinRuleSet
import Linting
import Proposal
import Testing

/// The names that Swift sources go by are names of the built-in vocabulary.
struct KnownNameTests {
  private let vocabulary = RuleSet.builtin().plan.vocabulary

  @Test(arguments: KnownName.Record.allCases)
  func recordsHaveTheirFields(_ name: KnownName.Record) throws {
    let index = try #require(vocabulary.record(named: name.rawValue), "no record '\(name.rawValue)'")
    let known = Set(vocabulary.records[index].fields.map(\.name))
    let missing = name.fields.map(\.rawValue).filter { !known.contains($0) }
    #expect(missing.isEmpty, "the record '\(name.rawValue)' has no fields \(missing)")
  }

  @Test func everyFieldBelongsToARecord() {
    let listed = Set(KnownName.Record.allCases.flatMap(\.fields))
    let unlisted = KnownName.FieldName.allCases.filter { !listed.contains($0) }
    #expect(unlisted.isEmpty, "not in KnownName.Record.fields, and so not tested: \(unlisted)")
  }

  @Test func choicesHaveTheirOptions() throws {
    let types: [any KnownOption.Type] = [
      KnownName.ContractorStatus.self, KnownName.CopyKind.self, KnownName.DataSource.self,
      KnownName.DisposalMethod.self, KnownName.Encryption.self, KnownName.Form.self, KnownName.Hosting.self,
      KnownName.MailClass.self, KnownName.MediaPolicy.self, KnownName.Party.self, KnownName.ProposalKind.self,
    ]
    for type in types {
      let index = try #require(vocabulary.choice(named: type.choice), "no choice '\(type.choice)'")
      let known = Set(vocabulary.choices[index].options.map(\.name))
      let missing = names(type).filter { !known.contains($0) }
      #expect(missing.isEmpty, "the choice '\(type.choice)' has no options \(missing)")
    }
  }

  @Test func formsHaveTheirGroups() throws {
    let index = try #require(vocabulary.choice(of: KnownName.Form.self))
    let known = Set(vocabulary.choices[index].groups.map(\.name))
    #expect(KnownName.FormGroup.allCases.allSatisfy { known.contains($0.rawValue) })
  }

  private func names<Option: KnownOption>(_ options: Option.Type) -> [String] { options.allCases.map(\.rawValue) }
}
