import SourceText

/// Documents come, change and go.
extension Server {
  mutating func open(_ params: JSONValue) {
    guard let item = params["textDocument"], let uri = item["uri"]?.text, let text = item["text"]?.text else { return }
    documents[uri] = Document(uri: uri, version: item["version"]?.wholeNumber ?? 0, text: text)
    markChanged(uri)
  }

  /// Applies the changes in order. A document that is not open is passed over. Versions are taken as the editor counts
  /// them: messages arrive in order, so the last one is right even where its number is not greater.
  mutating func change(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.text, var document = documents[uri],
      let changes = params["contentChanges"]?.items
    else { return }
    // Nobody else may hold the text while it changes, or every change would copy it.
    documents[uri] = nil
    document.version = params["textDocument"]?["version"]?.wholeNumber ?? document.version
    for change in changes {
      guard let text = change["text"]?.text else { continue }
      if let range = change["range"]?.range {
        document.replace(range, by: text, settings.encoding)
      } else if change["range"] == nil {
        document.replace(by: text)
      }
    }
    documents[uri] = document
    markChanged(uri)
  }

  mutating func close(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.text, documents.removeValue(forKey: uri) != nil else { return }
    markChanged(uri)
  }

  /// A policy or rule that is saved counts from then on.
  mutating func save(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.text else { return }
    let isForeign = documents[uri].map { analysis(of: $0).isForeign } ?? false
    if isForeign || uri.hasSuffix("/.shimon.yaml") { readRulesAnew() }
  }

  /// Policies and rules may have changed.
  mutating func readRulesAnew() {
    shelf.forget()
    engines.removeAll()
    analyses.removeAll()
    unpublished = documents.keys.sorted()
  }

  private mutating func markChanged(_ uri: String) {
    analyses[uri] = nil
    if !unpublished.contains(uri) { unpublished.append(uri) }
  }
}
