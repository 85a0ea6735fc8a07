import SourceText

/// What the editor said of itself when it connected, and what it was told to ask for.
struct ClientSettings: Sendable {
  /// The language of messages.
  var language: Language = .japanese
  /// The units of columns.
  var encoding: PositionEncoding = .utf16
  /// Whether hovers may be Markdown.
  var showsMarkdownInHovers = false
  /// Whether the documentation of completions may be Markdown.
  var showsMarkdownInCompletions = false
  /// Whether diagnostics may name further places.
  var showsRelatedInformation = false
  /// Whether the editor asks for diagnostics itself; they are not sent unasked then, for it would show them twice.
  var pullsDiagnostics = false
  /// Whether it asks for them again when told to.
  var refreshesDiagnostics = false
  /// Whether it watches files that the server names.
  var watchesFiles = false
  /// Whether those may be named by a folder and a pattern below it.
  var takesRelativePatterns = false
  /// Whether symbols may stand in one another.
  var nestsSymbols = false
  /// Whether code actions may be more than commands.
  var takesCodeActions = false
  /// Whether edits may name the version of the document they are for.
  var takesVersionedEdits = false

  /// The settings of a connection.
  ///
  /// - Parameters:
  ///   - params: `InitializeParams`.
  ///   - asked: the language asked for on the command line.
  init(_ params: JSONValue, language asked: Language?) {
    language = ClientSettings.language(params, asked)
    let capabilities = params["capabilities"]
    let offered = capabilities?["general"]?["positionEncodings"]?.items?.compactMap(\.text) ?? []
    encoding = offered.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
    let text = capabilities?["textDocument"]
    func takesMarkdown(_ formats: JSONValue?) -> Bool { formats?.items?.contains("markdown") ?? false }
    showsMarkdownInHovers = takesMarkdown(text?["hover"]?["contentFormat"])
    showsMarkdownInCompletions = takesMarkdown(text?["completion"]?["completionItem"]?["documentationFormat"])
    showsRelatedInformation = text?["publishDiagnostics"]?["relatedInformation"]?.flag ?? false
    pullsDiagnostics = text?["diagnostic"]?.isObject ?? false
    let workspace = capabilities?["workspace"]
    refreshesDiagnostics = workspace?["diagnostics"]?["refreshSupport"]?.flag ?? false
    watchesFiles = workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.flag ?? false
    takesRelativePatterns = workspace?["didChangeWatchedFiles"]?["relativePatternSupport"]?.flag ?? false
    nestsSymbols = text?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.flag ?? false
    takesCodeActions = text?["codeAction"]?["codeActionLiteralSupport"]?.isObject ?? false
    takesVersionedEdits = workspace?["workspaceEdit"]?["documentChanges"]?.flag ?? false
  }

  /// The settings before an editor has connected.
  init(language: Language?) { self.language = language ?? .japanese }

  /// `initializationOptions.lang` counts before the command line, and that before the locale of the editor.
  private static func language(_ params: JSONValue, _ asked: Language?) -> Language {
    if let word = params["initializationOptions"]?["lang"]?.text, let language = Language(rawValue: word) {
      return language
    }
    if let asked { return asked }
    return params["locale"]?.text?.hasPrefix("en") == true ? .english : .japanese
  }
}
