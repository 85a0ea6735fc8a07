import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Writes proposals in canonical form: order of the vocabulary, layout, and key language where one is asked for.
package struct ProposalFormatter: Sendable {
  /// Why a proposal was left as it is.
  package enum Refusal: Error, Sendable {
    /// It cannot be read; the mistakes of form.
    case unreadable([Diagnostic])
    /// Its layout cannot be changed without changing something else.
    case edit(EditError)
    /// What it says would change. The check is there so that this never reaches a file.
    case meaning
  }

  private let plan: BindingPlan
  private let pool: ConstantPool
  private let layout: Layout

  /// A formatter for proposals by a rule set's vocabulary, that writes keys in a language; nil keeps them as they are.
  package init(_ ruleSet: RuleSet, keys: Language?) {
    plan = ruleSet.plan
    pool = ruleSet.pool
    layout = Layout(plan.vocabulary, keys: keys)
  }

  /// The proposal in canonical form. What it states was compared with what it stated before.
  package func format(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    var before = Facts()
    before.memory.adopt(pool)
    let found = before.read(bytes, by: plan)
    guard !found.form.contains(where: { $0.severity == .error }) else { throw .unreadable(found.form) }
    if let none = found.meaning.first(where: { $0.isNoProposal }) { throw .unreadable([none]) }
    let result: [UInt8]
    do throws(EditError) {
      result = try layout.format(before.tree)
    } catch {
      throw .edit(error)
    }
    var after = Facts()
    after.memory.adopt(pool)
    let again = after.read(result, by: plan)
    guard !again.form.contains(where: { $0.severity == .error }), before.states(sameAs: after, plan),
      found.meaning.map({ $0.code }).sorted() == again.meaning.map({ $0.code }).sorted()
    else { throw .meaning }
    return result
  }
}

extension Layout {
  /// The canonical layout of a proposal: keys in the order of the vocabulary, in a language or, for nil, as they are
  /// written. Keys that the vocabulary does not know stay behind the key that they follow.
  package init(_ vocabulary: Vocabulary, keys: Language?) {
    self.init(
      rank: { path, key in vocabulary.record(at: path).flatMap { vocabulary.records[$0].field(key: key) } },
      rename: { path, key in
        guard let keys, let record = vocabulary.record(at: path), let field = vocabulary.records[record].field(key: key)
        else { return nil }
        return vocabulary.records[record].fields[field].key(keys)
      },
      binds: { Suppression.isWritten(in: $0) })
  }
}

extension Vocabulary {
  /// The record that the keys of a path lead to, from the proposal itself; nil where a key leads nowhere.
  func record(at path: [String]) -> Int? {
    var record = root
    for key in path {
      guard let field = records[record].field(key: key),
        case .record(let inner) = records[record].fields[field].type.element
      else { return nil }
      record = inner
    }
    return record
  }
}

extension RecordType {
  /// The field that a key in any language names.
  func field(key: String) -> Int? { keys.find(Array(key.utf8)[...]) }
}
