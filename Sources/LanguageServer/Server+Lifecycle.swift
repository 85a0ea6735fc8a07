import SourceText

/// The beginning of a connection.
extension Server {
  mutating func initialize(_ params: JSONValue) -> JSONValue {
    settings = ClientSettings(params, language: askedLanguage)
    phase = .running
    return .object([
      "capabilities": capabilities,
      "serverInfo": .object(["name": "shimon", "version": .string(version)]),
    ])
  }

  private var capabilities: JSONValue {
    .object([
      "positionEncoding": .string(settings.encoding.rawValue),
      // Changes come as edits (TextDocumentSyncKind.Incremental).
      "textDocumentSync": .object(["openClose": true, "change": 2, "save": true]),
      "hoverProvider": true,
      "completionProvider": .object(["triggerCharacters": [":", " ", "[", ",", "/"]]),
      "codeActionProvider": .object(["codeActionKinds": ["quickfix", "source.fixAll"]]),
      "documentSymbolProvider": true,
      "definitionProvider": true,
      "referencesProvider": true,
      "documentHighlightProvider": true,
      "documentFormattingProvider": true,
      "diagnosticProvider": .object([
        "identifier": "shimon", "interFileDependencies": false, "workspaceDiagnostics": false,
      ]),
    ])
  }

  /// `settings.shimon.lang`, or `settings.lang`, changes the language of messages.
  mutating func configure(_ params: JSONValue) {
    let shimon = params["settings"]?["shimon"] ?? params["settings"]
    guard let word = shimon?["lang"]?.text, let language = Language(rawValue: word), language != settings.language
    else { return }
    settings.language = language
    analyses.removeAll()
    unpublished = documents.keys.sorted()
  }
}
