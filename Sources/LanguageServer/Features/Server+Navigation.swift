import SourceText

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
    guard let book = analysis.book, let node = analysis.node(at: offset) else { return nil }
    return (document, analysis.mentions(ofNameAt: node, book.plan.vocabulary), analysis)
  }

  private func location(_ mention: Analysis.Mention, _ document: Document, _ analysis: Analysis) -> JSONValue {
    .location(document.uri, document.range(of: analysis.tree.nodes[mention.node].span, settings.encoding))
  }
}
