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
    if let number = ruleSets.number(forDocumentAt: document.uri) {
      let ruleSet = ruleSets.ruleSet(number)
      // The engine is worked on in its place, for it is too big to be copied.
      analysis = judge(document, &engines[number, default: Engine(ruleSet)])
    } else {
      analysis = Analysis(withoutRules: document)
    }
    analyses[document.uri] = analysis
    return analysis
  }

  private func judge(_ document: Document, _ engine: inout Engine) -> Analysis {
    engine.today = today
    // An editor knows places by line and column.
    engine.namesPaths = false
    engine.listsWaiting = false
    return Analysis(document, &engine, settings.language)
  }
}
