import Linting
import Proposal
import SourceText
import YAML

/// The outline of a document.
extension Server {
  mutating func documentSymbols(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, analysis) = try open(params), let ruleSet = analysis.ruleSet else { return .null }
    let symbols = DocumentSymbol.outline(of: analysis, ruleSet.plan.vocabulary, settings.language)
    guard settings.nestsSymbols else {
      return .array(symbols.flatMap { flat($0, in: nil, document) })
    }
    return .array(symbols.map { nested($0, document) })
  }

  private func nested(_ symbol: DocumentSymbol, _ document: Document) -> JSONValue {
    .object([
      "name": .string(symbol.name),
      "detail": symbol.detail.isEmpty ? nil : .string(symbol.detail),
      "kind": .integer(symbol.kind.rawValue),
      "range": JSONValue(document.range(of: symbol.span, settings.encoding)),
      "selectionRange": JSONValue(document.range(of: symbol.selection, settings.encoding)),
      "children": symbol.children.isEmpty ? nil : .array(symbol.children.map { nested($0, document) }),
    ])
  }

  private func flat(_ symbol: DocumentSymbol, in container: String?, _ document: Document) -> [JSONValue] {
    let own: JSONValue = .object([
      "name": .string(symbol.name),
      "kind": .integer(symbol.kind.rawValue),
      "location": .location(document.uri, document.range(of: symbol.span, settings.encoding)),
      "containerName": container.map { .string($0) },
    ])
    return [own] + symbol.children.flatMap { flat($0, in: symbol.name, document) }
  }
}

/// A section, an entry or a fact in the outline of a document.
struct DocumentSymbol {
  /// `SymbolKind`.
  enum Kind: Int {
    case property = 7
    case list = 18
    case object = 19
  }

  /// A name is cut to so many characters.
  private static let shownLength = 60

  var name: String
  var detail = ""
  var kind: Kind
  /// All of it.
  var span: Span
  /// Its key or name.
  var selection: Span
  var children: [DocumentSymbol] = []

  /// The fields of the proposal; in its lists the entries, in those again the lists and records.
  static func outline(of analysis: Analysis, _ vocabulary: Vocabulary, _ language: Language) -> [DocumentSymbol] {
    let builder = Builder(tree: analysis.tree, roles: analysis.roles, vocabulary: vocabulary, language: language)
    return analysis.tree.root.map { builder.fields(of: $0, withScalars: true) } ?? []
  }

  private struct Builder {
    let tree: Tree
    let roles: [NodeRole]
    let vocabulary: Vocabulary
    let language: Language

    func fields(of mapping: Int, withScalars: Bool) -> [DocumentSymbol] {
      tree.pairs(of: mapping).compactMap { pair in
        guard case .key(let place) = roles[pair.key] else { return nil }
        let isRecord = if case .record = vocabulary.field(place).type.element { true } else { false }
        guard withScalars || isRecord else { return nil }
        let key = tree.nodes[pair.key].span
        var symbol = DocumentSymbol(
          name: short(tree.text(of: pair.key)), kind: .property, span: key.joined(tree.nodes[pair.value].span),
          selection: key)
        switch tree.nodes[pair.value].kind {
        case .scalar: symbol.detail = short(tree.text(of: pair.value))
        case .mapping:
          symbol.kind = .object
          symbol.children = fields(of: pair.value, withScalars: false)
        case .sequence:
          symbol.kind = .list
          symbol.children = isRecord ? entries(of: pair.value) : []
        }
        return symbol
      }
    }

    private func entries(of list: Int) -> [DocumentSymbol] {
      tree.children(of: list).enumerated().map { number, item in
        let span = tree.nodes[item].span
        let name = name(of: item)
        return DocumentSymbol(
          name: name.isEmpty ? LocalizedText.entry(number + 1)[language] : name, kind: .object, span: span,
          selection: tree.nodes[item].kind == .mapping && tree.nodes[item].count > 0
            ? tree.nodes[item + 1].span : span,
          children: fields(of: item, withScalars: false))
      }
    }

    /// The words of the fields by which entries are told apart, or the first fact.
    private func name(of entry: Int) -> String {
      guard case .record(let type) = roles[entry] else {
        return tree.nodes[entry].kind == .scalar ? short(tree.text(of: entry)) : ""
      }
      let identity = vocabulary.records[type].identity
      let pairs = tree.pairs(of: entry)
      let named = pairs.filter { pair in
        if case .key(let place) = roles[pair.key] { identity.contains(place.field) } else { false }
      }
      let shown = named.isEmpty ? Array(pairs.prefix(1)) : named
      return short(shown.map { text(of: $0.value) }.filter { !$0.isEmpty }.joined(separator: " / "))
    }

    private func text(of node: Int) -> String {
      if tree.nodes[node].kind == .scalar { return short(tree.text(of: node)) }
      let items = tree.children(of: node).prefix(3).filter { tree.nodes[$0].kind == .scalar }
      return items.map { short(tree.text(of: $0)) }.joined(separator: ", ")
    }

    private func short(_ text: String) -> String {
      let line = text.utf8.count > 1_200 ? String(text.prefix(300)) : text
      let flat = line.split { $0.isNewline }.joined(separator: " ")
      return flat.count > DocumentSymbol.shownLength ? String(flat.prefix(DocumentSymbol.shownLength)) + "…" : flat
    }
  }
}

/// From the name of a data set to its declaration, and to all places that name it.
extension Server {
  mutating func definition(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, mentions, analysis) = try mentions(params) else { return .null }
    return .array(mentions.filter(\.isDeclaration).map { location($0, document, analysis) })
  }

  mutating func references(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, mentions, analysis) = try mentions(params) else { return .null }
    let withDeclaration = params.value["context"]?["includeDeclaration"]?.flag ?? false
    return .array(
      mentions.filter { withDeclaration || !$0.isDeclaration }.map { location($0, document, analysis) })
  }

  mutating func highlights(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, mentions, analysis) = try mentions(params) else { return .null }
    return .array(
      mentions.map { mention in
        let range = document.range(of: analysis.tree.nodes[mention.node].span, settings.encoding)
        // DocumentHighlightKind: Write for the declaration, Read for the others.
        return .object(["range": JSONValue(range), "kind": mention.isDeclaration ? 3 : 2])
      })
  }

  private mutating func mentions(
    _ params: RequestParameters
  ) throws(ResponseError) -> (document: Document, mentions: [Analysis.Mention], analysis: Analysis)? {
    guard let (document, analysis) = try open(params) else { return nil }
    let offset = document.offset(of: try params.position(), settings.encoding)
    guard let ruleSet = analysis.ruleSet, let node = analysis.node(at: offset) else { return nil }
    return (document, analysis.mentions(ofNameAt: node, ruleSet.plan.vocabulary), analysis)
  }

  private func location(_ mention: Analysis.Mention, _ document: Document, _ analysis: Analysis) -> JSONValue {
    .location(document.uri, document.range(of: analysis.tree.nodes[mention.node].span, settings.encoding))
  }
}
