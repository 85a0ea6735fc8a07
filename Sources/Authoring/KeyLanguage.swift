import CEL
import Proposal
import SourceText
import YAML

extension Facts {
  /// Whether both state, leave open and mistake the same: every field of every record, in the same order of entries.
  ///
  /// Names of keys, order of keys, comments and layout do not count.
  package func states(sameAs other: Facts, _ plan: BindingPlan) -> Bool {
    guard !instances.isEmpty, !other.instances.isEmpty else { return instances.isEmpty == other.instances.isEmpty }
    return record(root, isSameAs: other.root, in: other, plan)
  }

  private func record(_ left: Value, isSameAs right: Value, in other: Facts, _ plan: BindingPlan) -> Bool {
    guard left.aux == right.aux, left.flag == right.flag else { return false }
    return plan.vocabulary.records[Int(left.aux)].fields.indices.allSatisfy { field in
      value(
        memory.cells[left.cell + field], isSameAs: other.memory.cells[right.cell + field], in: other, plan)
    }
  }

  private func value(_ left: Value, isSameAs right: Value, in other: Facts, _ plan: BindingPlan) -> Bool {
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .unknown: return left.flag == right.flag
    case .string: return memory.text(of: left) == other.memory.text(of: right)
    case .record: return record(left, isSameAs: right, in: other, plan)
    case .list:
      return left.count == right.count
        && zip(left.range, right.range).allSatisfy {
          value(memory.cells[$0], isSameAs: other.memory.cells[$1], in: other, plan)
        }
    default: return left.payload == right.payload && left.aux == right.aux
    }
  }
}

extension Tree {
  /// The language in which most keys of the proposal are written; nil where it has no keys that the vocabulary knows, or
  /// as many of one as of the other. What could be read of an unsound file is enough.
  package func keyLanguage(_ vocabulary: Vocabulary) -> Language? {
    var balance = 0
    var waiting: [(node: Int, record: Int)] = root == nil ? [] : [(0, vocabulary.root)]
    while let (node, record) = waiting.popLast() {
      if nodes[node].kind == .sequence { waiting += children(of: node).map { ($0, record) } }
      for pair in pairs(of: node) {
        let key = bytes(of: pair.key)
        guard let field = vocabulary.records[record].keys.find(key) else { continue }
        balance += key.allSatisfy { $0 < 0x80 } ? -1 : 1
        if case .record(let inner) = vocabulary.records[record].fields[field].type.element {
          waiting.append((pair.value, inner))
        }
      }
    }
    return balance == 0 ? nil : balance > 0 ? .japanese : .english
  }
}

extension Field {
  /// The key in a language.
  package func key(_ language: Language) -> String {
    language == .japanese ? japaneseKeys.first ?? name : name
  }

  /// All keys, that of a language first: any of them finds the field, the first is written.
  func keys(_ language: Language) -> [String] { [key(language)] + japaneseKeys + englishKeys }
}

extension ChoiceType.Option {
  /// The word to write in a language.
  package func word(_ language: Language) -> String {
    language == .japanese ? japaneseWords.first ?? name : name
  }
}
