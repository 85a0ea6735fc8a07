import CEL
import SourceText
import YAML

/// Binds the tree of a proposal to the vocabulary, cell by cell.
struct Binder {
  /// Further mistakes are not looked into: each costs a search for the word that was meant.
  static let diagnosticLimit = 500
  /// In a mapping with more keys no key is put in the place of a misspelt one.
  private static let keyLimit = 200

  let plan: BindingPlan
  var facts: Facts
  var diagnostics: [Diagnostic] = []
  /// Text that was joined over line breaks; it stands behind what the tree decoded.
  var joinedText: [UInt8] = []
  /// Signs that occur in the names of data sets.
  var nameSigns = NameSigns()
  /// Whether a hash stands in the file that may have been meant to begin a comment: a full-width one, or one behind a
  /// space that is none of YAML's.
  var mayHoldComment = false
  /// The body that the proposal is of, once a word was met that depends on it.
  var ownBody: OwnBody?

  init(_ plan: BindingPlan, facts: Facts) {
    self.plan = plan
    self.facts = facts
  }

  /// Adds a diagnostic, as long as there are not too many.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Binder.diagnosticLimit {
      diagnostics.append(diagnostic)
    } else if diagnostics.count == Binder.diagnosticLimit {
      diagnostics.append(.tooManyMistakes(diagnostic.span))
    }
  }

  mutating func bind() {
    let root = plan.vocabulary.root
    guard facts.tree.root != nil, facts.tree.nodes[0].kind == .mapping else {
      let span = facts.tree.nodes.first?.span ?? Span(0, 0)
      let fullWidthColon = "：".utf8.map { $0 }
      let hasTypo = facts.tree.source.indices.contains { facts.tree.source[$0...].starts(with: fullWidthColon) }
      let edits = facts.tree.root.map { facts.tree.colonEdits(in: $0, plan.vocabulary.records[root].keys) } ?? []
      report(.notAProposal(span, hasFullWidthColon: hasTypo, edits: edits))
      _ = place(root, node: -1, owner: -1, ordinal: -1)
      return
    }
    mayHoldComment = Binder.mayHoldComment(facts.tree.source)
    let instance = place(root, node: 0, owner: -1, ordinal: -1)
    bind(mapping: 0, instance: instance)
    if nameSigns.mayDiffer { unifyNames() }
    checkFormat()
  }

  /// `format`, where it is written, must be the one this vocabulary is for.
  private mutating func checkFormat() {
    guard let field = plan.vocabulary.records[plan.vocabulary.root].field(.format) else { return }
    let node = Int(facts.cellNodes[field])
    guard node >= 0, !facts.tree.isEmptyScalar(node) else { return }
    let text = facts.tree.text(of: node)
    if text != Vocabulary.format {
      report(.unknownFormat(facts.tree.nodes[node].span, found: text, known: Vocabulary.format))
    }
  }

  // MARK: Records

  /// Lays out an instance that states nothing, with the records in it, and gives its index.
  mutating func place(_ type: Int, node: Int, owner: Int, ordinal: Int) -> Int {
    let layout = plan.layouts[type]
    let base = facts.memory.cells.count
    let index = facts.instances.count
    facts.instances.append(
      Facts.Instance(
        type: UInt32(type), base: UInt32(base), node: Int32(node), owner: Int32(owner), ordinal: Int32(ordinal)))
    for value in layout.template {
      var moved = value
      moved.payload += UInt64(base)
      facts.memory.cells.append(moved)
    }
    facts.cellNodes.append(contentsOf: repeatElement(-1, count: layout.template.count))
    for owner in layout.owners { facts.cellOwners.append(Int32(index) + owner) }
    for nested in layout.nested {
      facts.instances.append(
        Facts.Instance(
          type: UInt32(nested.type), base: UInt32(base + nested.offset), node: -1, owner: Int32(base + nested.owner),
          ordinal: -1))
    }
    return index
  }

  mutating func bind(mapping: Int, instance: Int) {
    let type = Int(facts.instances[instance].type)
    let base = Int(facts.instances[instance].base)
    facts.instances[instance].node = Int32(mapping)
    var key = mapping + 1
    let end = facts.tree.next(after: mapping)
    while key < end {
      let value = key + 1
      let bytes = facts.tree.bytes(of: key)
      if let field = plan.vocabulary.records[type].keys.find(bytes, hash: facts.tree.nodes[key].keyHash)
        ?? field(ofOwnKey: key, in: type)
      {
        if facts.cellNodes[base + field] >= 0 {
          reportTwice(field, type: type, key: key, first: Int(facts.cellNodes[base + field]) - 1)
        } else {
          bind(field: field, of: type, base: base, instance: instance, value: value)
          reportNames(in: value, plan.vocabulary.records[type].fields[field].type)
        }
      } else {
        reportUnknownKey(key, type: type, base: base)
      }
      key = facts.tree.next(after: value)
    }
  }

  /// Says where the name of an entry holds several.
  private mutating func reportNames(in value: Int, _ type: FieldType) {
    guard type.element == .name, !type.isList, facts.tree.nodes[value].kind == .scalar, openness(value) == .said,
      let typo = nameTypo(in: value)
    else { return }
    report(typo)
  }

  private mutating func bind(field: Int, of type: Int, base: Int, instance: Int, value: Int) {
    let fieldType = plan.vocabulary.records[type].fields[field].type
    let cell = base + field
    facts.cellNodes[cell] = Int32(value)
    switch openness(value) {
    case .blank: return
    case .undecided: return markUndecided(cell, value: value)
    case .said: break
    }
    // As with a blank, the rule that asks for the fact asks all the same, and points here.
    let mayBeNone = fieldType.isList || facts.tree.nodes[value].kind == .scalar
    if !plan.vocabulary.records[type].fields[field].isAnsweredByNone, mayBeNone, saysNone(value, fieldType.element) {
      return
    }
    if fieldType.isList {
      facts.memory.cells[cell] = list(fieldType.element, cell: cell, value: value)
    } else if case .record(let inner) = fieldType.element {
      bindSingle(inner, cell: cell, value: value)
    } else {
      facts.memory.cells[cell] = scalar(fieldType.element, cell: cell, value: value)
    }
  }

  /// What a single value says as a whole; a mapping or sequence is looked into for itself.
  private func openness(_ node: Int) -> ScalarWords.Openness {
    guard facts.tree.nodes[node].kind == .scalar else { return .said }
    return facts.tree.isEmptyScalar(node) ? .blank : ScalarWords.openness(trimmed(node).bytes)
  }

  /// What a node says with all that stands in it: a section whose fields are all blank is not written.
  private func opennessThroughout(_ node: Int) -> ScalarWords.Openness {
    let found = facts.tree.nodes[node]
    if found.kind == .scalar { return openness(node) }
    // `[]` says that there is nothing; `{}` says nothing.
    if found.count == 0 { return found.kind == .sequence ? .said : .blank }
    var result = ScalarWords.Openness.blank
    var child = node + 1
    let end = facts.tree.next(after: node)
    while child < end {
      let value = found.kind == .mapping ? child + 1 : child
      switch opennessThroughout(value) {
      case .said: return .said
      case .undecided: result = .undecided
      case .blank: break
      }
      child = facts.tree.next(after: value)
    }
    return result
  }

  /// `未定`, for a record, leaves all its fields open.
  private mutating func markUndecided(_ cell: Int, value: Int) {
    let held = facts.memory.cells[cell]
    guard held.kind == .record else {
      facts.memory.cells[cell] = .unknown(.undecided, cell: cell)
      return
    }
    let inner = Int(held.aux)
    let base = Int(held.payload)
    for field in plan.vocabulary.records[inner].fields.indices where facts.memory.cells[base + field].kind == .unknown {
      facts.memory.cells[base + field] = .unknown(.undecided, cell: base + field)
      facts.cellNodes[base + field] = Int32(value)
    }
  }

  private mutating func bindSingle(_ type: Int, cell: Int, value: Int) {
    let base = Int(facts.memory.cells[cell].payload)
    guard let instance = facts.instance(at: base) else { return }
    facts.memory.cells[cell] = .record(type: type, cell: base, isWritten: opennessThroughout(value) == .said)
    bind(record: type, instance: instance, base: base, value: value)
  }

  /// Binds a node to an instance: a mapping field by field, a scalar by the record's shorthand.
  private mutating func bind(record type: Int, instance: Int, base: Int, value: Int) {
    facts.instances[instance].node = Int32(value)
    switch facts.tree.nodes[value].kind {
    case .mapping: bind(mapping: value, instance: instance)
    case .scalar:
      let edits = facts.tree.colonEdits(in: value, plan.vocabulary.records[type].keys)
      if !edits.isEmpty {
        // The fields are there, only miswritten: nobody should be asked for them.
        for field in plan.vocabulary.records[type].fields.indices
        where facts.memory.cells[base + field].kind == .unknown {
          facts.memory.cells[base + field] = .unknown(.invalid, cell: base + field)
        }
        report(.fieldsWithoutColon(facts.tree.nodes[value].span, edits: facts.tree.isOnKeyLine(value) ? [] : edits))
      } else if let shorthand = plan.vocabulary.records[type].shorthand {
        bind(field: shorthand, of: type, base: base, instance: instance, value: value)
      } else {
        report(.recordExpected(facts.tree.nodes[value].span, plan.vocabulary.records[type]))
      }
    case .sequence:
      report(.listNotExpected(facts.tree.nodes[value].span, plan.vocabulary.records[type].label))
    }
  }

  // MARK: Lists

  private mutating func list(_ element: FieldType.Element, cell: Int, value: Int) -> Value {
    let node = facts.tree.nodes[value]
    switch node.kind {
    case .scalar:
      if isNone(value, element) { return .list(offset: 0, count: 0) }
      if let typo = bulletTypo(in: value) ?? listTypo(in: value, element, isItem: false) {
        report(typo)
        if typo.severity == .error { return .unknown(.invalid, cell: cell) }
      }
      if case .record(let type) = element, plan.vocabulary.records[type].shorthand == nil {
        report(.recordExpected(node.span, plan.vocabulary.records[type]))
        return .unknown(.invalid, cell: cell)
      }
      return items([value], element, cell: cell)
    // `[なし]` is `なし`.
    case .sequence where saysNone(onlyItemOf: value, element): return .list(offset: 0, count: 0)
    case .sequence:
      return items(facts.tree.children(of: value), element, cell: cell)
    case .mapping:
      report(.listExpected(node.span, isRecord: isRecord(element), edits: bulletFixes(ofKeysIn: value, element)))
      return .unknown(.invalid, cell: cell)
    }
  }

  private func isRecord(_ element: FieldType.Element) -> Bool {
    if case .record = element { return true }
    return false
  }

  private mutating func items(_ nodes: [Int], _ element: FieldType.Element, cell: Int) -> Value {
    // A blank is no item. What is left keeps its number in the file.
    var items: [(number: Int, node: Int, isUndecided: Bool)] = []
    items.reserveCapacity(nodes.count)
    var open: [Int] = []
    var saysAny = nodes.isEmpty
    for (number, node) in nodes.enumerated() {
      if facts.tree.isEmptyScalar(node) { report(.emptyItem(facts.tree.nodes[node].span)) }
      var openness = opennessThroughout(node)
      // A list in a list, or fields in place of a name or a choice, are a mistake, blank or not.
      switch (facts.tree.nodes[node].kind, element) {
      case (.scalar, _), (.mapping, .record): break
      default: openness = .said
      }
      if openness != .said { open.append(node) }
      if openness == .blank { continue }
      items.append((number, node, openness == .undecided))
      if openness == .said { saysAny = true }
    }
    if !open.isEmpty, case .record(let type) = element {
      for node in open where !saysAny || opennessThroughout(node) == .blank { checkOpen(node, type, isAlone: !saysAny) }
    }
    guard saysAny else { return .unknown(items.isEmpty ? .unstated : .undecided, cell: cell) }
    let offset = facts.memory.cells.count
    for (place, item) in items.enumerated() {
      facts.memory.cells.append(.unknown(.undecided, cell: offset + place))
      facts.cellNodes.append(Int32(item.node))
      facts.cellOwners.append(-1)
    }
    for (place, item) in items.enumerated() {
      if let typo = itemTypo(in: item.node, element) {
        facts.memory.cells[offset + place] = .unknown(.invalid, cell: offset + place)
        report(typo)
      } else if case .record(let type) = element {
        let instance = self.place(type, node: item.node, owner: cell, ordinal: item.number)
        let base = Int(facts.instances[instance].base)
        facts.memory.cells[offset + place] = .record(type: type, cell: base, isWritten: true)
        bind(record: type, instance: instance, base: base, value: item.node)
      } else if !item.isUndecided {
        facts.memory.cells[offset + place] = scalar(element, cell: offset + place, value: item.node)
      }
    }
    return .list(offset: offset, count: items.count)
  }

  /// Looks for mistakes in an entry that says nothing, such as a misspelt key without a value, and leaves no facts of it.
  /// A blank among entries that say something is a mistake itself.
  private mutating func checkOpen(_ node: Int, _ type: Int, isAlone: Bool) {
    guard facts.tree.nodes[node].kind == .mapping else {
      if !isAlone, !facts.tree.isEmptyScalar(node) { report(.emptyItem(facts.tree.nodes[node].span)) }
      return
    }
    let counts = (facts.memory.cells.count, facts.cellNodes.count, facts.cellOwners.count, facts.instances.count)
    let instance = place(type, node: node, owner: -1, ordinal: -1)
    bind(mapping: node, instance: instance)
    facts.memory.cells.removeSubrange(counts.0...)
    facts.cellNodes.removeSubrange(counts.1...)
    facts.cellOwners.removeSubrange(counts.2...)
    facts.instances.removeSubrange(counts.3...)
  }

  // MARK: Diagnostics

  private mutating func reportTwice(_ field: Int, type: Int, key: Int, first: Int) {
    let label = plan.vocabulary.records[type].fields[field].label
    report(.fieldTwice(facts.tree.nodes[key].span, first: facts.tree.nodes[first].span, label: label))
  }

  private mutating func reportUnknownKey(_ key: Int, type: Int, base: Int) {
    guard diagnostics.count <= Binder.diagnosticLimit else { return }
    let word = facts.tree.text(of: key)
    let standard = WordForm.standard(word)
    let record = plan.vocabulary.records[type]
    let candidates = record.fields.flatMap { $0.japaneseKeys + $0.englishKeys }
    let lexicon = Lexicon(candidates, record.keys)
    // Strings of Swift compare by canonical equivalence, so that this finds decomposed text as well.
    let same = candidates.first { WordForm.standard($0) == standard }
    var meant =
      same.map { Suggestion(word: $0, safety: .safe) } ?? plan.vocabulary.suggestion(for: word, in: lexicon)
    if let near = meant?.word, let field = record.keys.find(Array(near.utf8)[...]) {
      if facts.cellNodes[base + field] < 0, facts.memory.cells[base + field].kind == .unknown {
        // The fact is there, only misspelt: nobody should be asked for it.
        facts.memory.cells[base + field] = .unknown(.invalid, cell: base + field)
      }
      if meant?.safety == .safe, isWanted(field, of: record, lexicon, besides: key) {
        meant?.safety = .needsConsent
      }
    }
    if let same {
      let isSafe = meant?.safety == .safe
      return report(.characterForm(facts.tree.nodes[key].span, word, same, isSafe: isSafe))
    }
    let bytes = Array(standard.utf8)[...]
    let elsewhere = plan.vocabulary.records.filter { $0.keys.find(bytes) != nil }.map { $0.label }
    report(
      .unknownField(facts.tree.nodes[key].span, word: word, record: record, meant: meant, elsewhere: elsewhere))
  }

  /// Whether another key of the same mapping is a field's, or is as likely to be meant for it.
  private func isWanted(_ field: Int, of record: RecordType, _ lexicon: Lexicon, besides key: Int) -> Bool {
    let pairs = facts.tree.pairs(of: Int(facts.tree.nodes[key].parent))
    // Where there are more keys than any record has, what is meant is not looked into.
    return pairs.count > Binder.keyLimit
      || pairs.contains { pair in
        guard pair.key != key else { return false }
        if let found = record.keys.find(facts.tree.bytes(of: pair.key)) { return found == field }
        let other = plan.vocabulary.suggestion(for: facts.tree.text(of: pair.key), in: lexicon)
        return other.map { record.keys.find(Array($0.word.utf8)[...]) == field } ?? false
      }
  }
}
