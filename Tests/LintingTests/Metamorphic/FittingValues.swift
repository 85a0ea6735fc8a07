import Proposal
import TestSupport

@testable import Authoring

/// Values that fit a field: all its options, numbers and days of all sizes, and what others wrote there.
struct FittingValues {
  /// What examples and samples say in a field, by record and field; lists of a few entries only.
  private static let written: [[Int]: [Draft]] = {
    var found: [[Int]: Set<Draft>] = [:]
    func collect(_ draft: Draft) {
      switch draft {
      case .nothing, .word: break
      case .list(let items): for item in items { collect(item.value) }
      case .record(let type, let pairs):
        for pair in pairs {
          collect(pair.value)
          if case .list(let items) = pair.value, items.count > 2 { continue }
          if isStated(pair.value) { found[[type, pair.field], default: []].insert(pair.value) }
        }
      }
    }
    for specimen in Corpus.examples + Corpus.samples { collect(specimen.draft) }
    // The text of each is made once: to make it in each comparison takes seconds.
    return found.mapValues { drafts in
      drafts.map { (text: "\($0)", draft: $0) }.sorted { $0.text < $1.text }.map(\.draft)
    }
  }()

  private static func isStated(_ draft: Draft) -> Bool {
    switch draft {
    case .nothing: false
    case .word(let word): !word.isEmpty && !ScalarWords.isUndecided(Array(word.utf8)[...])
    case .list(let items): items.allSatisfy { isStated($0.value) }
    case .record: true
    }
  }

  /// So many values for a fact; where everything is to be tried, all of them with some of what others wrote.
  static func some(_ count: Int, for place: FactPlace, _ dice: inout RandomSource) -> [Draft] {
    var values = place.type.isList ? lists(place.type.element) : single(place.type.element)
    if let step = place.path.steps.last {
      let field = Corpus.vocabulary.records[step.record].fields[step.field]
      // Of some fields that there is nothing is no answer.
      if !field.isAnsweredByNone { values.removeAll { $0 == .list([]) || $0 == .word("なし") } }
    }
    if let step = place.path.steps.last, place.item == nil {
      values += (written[[step.record, step.field]] ?? []).shuffled(using: &dice).prefix(6)
    }
    return Corpus.several(count, of: values, &dice)
  }

  private static func lists(_ element: FieldType.Element) -> [Draft] {
    let items = single(element)
    let lone = items.map { Draft.list([Draft.Item(origin: 0, value: $0)]) }
    let pair = items.suffix(2).enumerated().map { Draft.Item(origin: $0.offset, value: $0.element) }
    return [.list([])] + lone + (items.count > 1 ? [.list(pair)] : [])
  }

  private static func single(_ element: FieldType.Element) -> [Draft] {
    switch element {
    case .text: [.word("なし"), .word("施錠した保管庫に置き、二人で確かめて記録する"), .word("適切に行う")]
    case .name, .reference: [.word("届出にない名簿"), .word("名簿")]
    case .yesNo: [.word("yes"), .word("no")]
    case .integer: [.word("0"), .word("1"), .word("3"), .word("100000")]
    case .date: [.word("2000-01-01"), .word("2026-04-01"), .word("2099-12-31")]
    case .period, .deadline: [.word("即日"), .word("1日"), .word("30日"), .word("10年")]
    case .choice(let type): Corpus.vocabulary.choices[type].options.map { .word($0.name) }
    case .record(let type): [record(type)]
    }
  }

  /// A record that says one thing: one that says nothing is not written.
  private static func record(_ type: Int) -> Draft {
    let fields = Corpus.vocabulary.records[type].fields
    for (index, field) in fields.enumerated() {
      if case .record = field.type.element { continue }
      guard let value = single(field.type.element).last else { continue }
      return .record(type: type, [Draft.Pair(field: index, key: field.name, value: value)])
    }
    return .record(type: type, [])
  }
}
