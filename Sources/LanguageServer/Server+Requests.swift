import Linting
import SourceText

/// Requests and what answers them.
extension Server {
  mutating func result(of method: String, _ params: RequestParameters) throws(ResponseError) -> JSONValue {
    switch phase {
    case .waiting:
      guard method == "initialize" else { throw ResponseError(.serverNotInitialized, .notInitialized) }
      return initialize(params.value)
    case .running: break
    case .shutDown, .ended: throw ResponseError(.invalidRequest, .alreadyShutDown)
    }
    switch method {
    case "initialize": throw ResponseError(.invalidRequest, .alreadyInitialized)
    case "shutdown":
      phase = .shutDown
      return .null
    case "textDocument/diagnostic": return try pullDiagnostics(params)
    case "textDocument/hover": return try hover(params)
    case "textDocument/completion": return try completion(params)
    case "textDocument/codeAction": return try codeActions(params)
    case "textDocument/documentSymbol": return try documentSymbols(params)
    case "textDocument/definition": return try definition(params)
    case "textDocument/references": return try references(params)
    case "textDocument/documentHighlight": return try highlights(params)
    case "textDocument/formatting": return try formatting(params)
    default: throw ResponseError(.methodNotFound, .unknownMethod(method))
    }
  }

  /// An open document with what is known of it; nil for a document that is not open.
  mutating func open(_ params: RequestParameters) throws(ResponseError) -> (document: Document, analysis: Analysis)? {
    let uri = try params.uri()
    guard let document = documents[uri] else { return nil }
    return (document, analysis(of: document))
  }

  /// What is known of the present state of a document.
  mutating func analysis(of document: Document) -> Analysis {
    if let known = analyses[document.uri] { return known }
    let analysis: Analysis
    if linters[document.uri] == nil { linters[document.uri] = linter(forDocumentAt: document.uri) }
    let language = settings.language
    linters[document.uri]?.options.today = today
    if let judged = linters[document.uri]?.lint(document.bytes, { Analysis(document, &$0, language) }) {
      analysis = judged
    } else {
      analysis = Analysis(withoutRules: document)
    }
    analyses[document.uri] = analysis
    return analysis
  }

  /// A linter for a document; nil where its policy or rules are wrong.
  private mutating func linter(forDocumentAt uri: String) -> Linter? {
    guard let ruleSet = ruleSets.ruleSet(forDocumentAt: uri) else { return nil }
    var options = Linter.Options()
    // An editor knows places by line and column.
    options.namesPaths = false
    options.listsWaiting = false
    return Linter(ruleSet, options)
  }
}
