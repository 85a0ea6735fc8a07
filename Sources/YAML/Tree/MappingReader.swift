import SourceText

/// Reads a mapping whose keys are known, such as a rule file, and reports what does not fit.
///
/// Proposals have a vocabulary of their own; this reads Shimon's own files: rules, policies, clauses.
package struct MappingReader: Sendable {
  /// The document.
  package let tree: Tree
  /// The mapping.
  package let node: Int
  /// What did not fit so far.
  package private(set) var diagnostics: [Diagnostic] = []
  private let keys: [String]
  /// The value of each of ``keys``; -1 where the key is absent.
  private var values: [Int]

  /// Reads the keys of the mapping at `node`; each must be one of `keys`.
  package init(_ tree: Tree, at node: Int, keys: [String]) {
    self.tree = tree
    self.node = node
    self.keys = keys
    values = Array(repeating: -1, count: keys.count)
    guard tree.nodes[node].kind == .mapping else {
      diagnostics.append(.notAMapping(tree.nodes[node].span, keys: keys))
      return
    }
    for pair in tree.pairs(of: node) {
      let key = tree.bytes(of: pair.key)
      if let index = keys.firstIndex(where: { $0.utf8.elementsEqual(key) }) {
        values[index] = pair.value
      } else {
        let name = tree.text(of: pair.key)
        diagnostics.append(.unknownKey(tree.nodes[pair.key].span, key: name, allowed: keys))
      }
    }
  }

  /// Adds a diagnostic of the caller's.
  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// The value of a key, or nil where the key is absent or empty.
  package func value(_ key: String) -> Int? {
    guard let index = keys.firstIndex(of: key), values[index] >= 0, !tree.isEmptyScalar(values[index]) else {
      return nil
    }
    return values[index]
  }

  /// The place to report about a missing key: the first key of the mapping.
  package var place: Span { tree.pairs(of: node).first.map { tree.nodes[$0.key].span } ?? tree.nodes[node].span }

  /// The span of a key's value, or of the mapping's first key.
  package func span(_ key: String) -> Span { value(key).map { tree.nodes[$0].span } ?? place }

  /// The value of a key that must be there.
  package mutating func required(_ key: String) -> Int? {
    if let value = value(key) { return value }
    report(.missingKey(place, key: key))
    return nil
  }

  /// A text.
  package mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    return scalar(value)
  }

  /// A text that must be there.
  package mutating func requiredText(_ key: String) -> String? {
    guard let value = required(key) else { return nil }
    return scalar(value)
  }

  /// A text in both languages: `{ja: …, en: …}`.
  package mutating func localized(_ key: String, required isRequired: Bool = true) -> LocalizedText? {
    guard let value = isRequired ? required(key) : value(key) else { return nil }
    var inner = MappingReader(tree, at: value, keys: ["ja", "en"])
    let ja = inner.requiredText("ja")
    let en = inner.requiredText("en")
    diagnostics += inner.diagnostics
    guard let ja, let en else { return nil }
    return LocalizedText(ja: ja, en: en)
  }

  /// A list of texts; a lone text is a list of one.
  package mutating func texts(_ key: String) -> [String] {
    items(key).compactMap { scalar($0) }
  }

  /// The items of a list; a lone scalar is a list of one.
  package mutating func items(_ key: String) -> [Int] {
    guard let value = value(key) else { return [] }
    switch tree.nodes[value].kind {
    case .scalar: return [value]
    case .sequence: return tree.children(of: value)
    case .mapping:
      report(.notAList(tree.nodes[value].span))
      return []
    }
  }

  /// The pairs of a mapping below a key.
  package mutating func pairs(_ key: String) -> [(key: Int, value: Int)] {
    value(key).map { pairs(at: $0) } ?? []
  }

  /// The pairs of a mapping; a diagnostic where the node is none.
  package mutating func pairs(at node: Int) -> [(key: Int, value: Int)] {
    guard tree.nodes[node].kind == .mapping else {
      report(.notAMapping(tree.nodes[node].span, keys: []))
      return []
    }
    return tree.pairs(of: node)
  }

  /// The text of a scalar; a diagnostic where the node is none.
  package mutating func scalar(_ node: Int) -> String? {
    guard tree.nodes[node].kind == .scalar else {
      report(.notText(tree.nodes[node].span))
      return nil
    }
    return tree.text(of: node)
  }
}

/// What a ``MappingReader`` has to say.
extension Diagnostic {
  static func notAMapping(_ span: Span, keys: [String]) -> Diagnostic {
    Diagnostic(
      "format/not-a-mapping", at: span,
      LocalizedText(ja: "ここには「名前: 値」の並びが要ります。", en: "A mapping (`key: value`) is expected here."),
      help: keys.isEmpty ? nil : .allowedKeys(keys))
  }

  static func notAList(_ span: Span) -> Diagnostic {
    Diagnostic(
      "format/not-a-list", at: span, LocalizedText(ja: "ここには一覧（- …）が要ります。", en: "A list is expected here."))
  }

  static func notText(_ span: Span) -> Diagnostic {
    Diagnostic("format/not-text", at: span, LocalizedText(ja: "ここには文字の値が要ります。", en: "Text is expected here."))
  }

  static func missingKey(_ span: Span, key: String) -> Diagnostic {
    Diagnostic(
      "format/missing-key", at: span, LocalizedText(ja: "「\(key)」がありません。", en: "`\(key)` is missing."))
  }

  static func unknownKey(_ span: Span, key: String, allowed: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: key, among: allowed)
    return Diagnostic(
      "format/unknown-key", at: span,
      LocalizedText(ja: "「\(key.excerpt)」という名前はありません。", en: "There is no key `\(key.excerpt)`."),
      help: near.map(LocalizedText.didYouMean) ?? .allowedKeys(allowed),
      fix: near.map { Fix(replacing: span, by: $0) })
  }
}

extension LocalizedText {
  fileprivate static func allowedKeys(_ keys: [String]) -> LocalizedText {
    let list = keys.joined(separator: ", ")
    return LocalizedText(ja: "使えるのは \(list) です。", en: "Allowed are \(list).")
  }
}
