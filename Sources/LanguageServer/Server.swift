import Linting
import Proposal
import SourceText

/// A language server for proposals (LSP 3.17): takes messages in, gives messages out, touches nothing else.
///
/// Whoever runs it carries the bytes: see ``FrameReader``. No message can make it fail; what it does not understand is
/// answered with an error or, where no answer is wanted, passed over.
package struct Server: Sendable {
  enum Phase: Sendable {
    case waiting
    case running
    case shutDown
    case ended
  }

  let version: String
  let askedLanguage: Language?
  var phase = Phase.waiting
  var settings: ClientSettings
  var ruleSets: any RuleProvider
  /// A linter for each document, by address; it keeps its memory from keystroke to keystroke.
  var linters: [String: Linter] = [:]
  var documents: [String: Document] = [:]
  var analyses: [String: Analysis] = [:]
  /// Documents whose diagnostics are out of date at the editor, in the order of their changes.
  var unpublished: [String] = []
  /// How often the rules were read anew.
  var generation = 0
  /// The id of the diagnostics that the editor was given last, by document. Ids of earlier servers mean nothing.
  var pulled: [String: JSONValue] = [:]
  /// What is to be asked of the editor.
  var questions = EditorQuestions()

  /// A server that no editor has spoken to.
  ///
  /// - Parameters:
  ///   - rule sets: the rules.
  ///   - language: the language asked for; nil to follow the editor.
  ///   - version: the version of the program, to be told to the editor.
  package init(_ ruleSets: any RuleProvider, language: Language?, version: String) {
    self.ruleSets = ruleSets
    askedLanguage = language
    settings = ClientSettings(language: language)
    self.version = version
  }

  /// The day by which suppressions expire; nil for never.
  package var today: CalendarDay? {
    didSet { if today != oldValue { analyses.removeAll() } }
  }

  /// Once the editor has said `exit`: 0 if it said `shutdown` before, else 1.
  package private(set) var exitStatus: Int32?

  /// Whether the editor has said `shutdown`, so that it may go away.
  package var isShutDown: Bool { phase == .shutDown || phase == .ended }

  /// Handles what has arrived, in order.
  ///
  /// All that has arrived should be given at once: requests that are cancelled further on are not worked on, and
  /// diagnostics are made for the last state of each document only.
  ///
  /// - Returns: the contents of the messages to send, in order.
  package mutating func receive(_ frames: [FrameReader.Frame]) -> [[UInt8]] {
    let messages = frames.map { frame in
      switch frame {
      case .message(let content): Message(content)
      case .malformed: Message.invalid(id: .null, ResponseError(.parseError, .malformedFrame))
      }
    }
    var cancellations: [JSONValue: Int] = [:]
    for (index, message) in messages.enumerated() {
      if case .notification("$/cancelRequest", let params) = message, let id = params["id"] {
        cancellations[id] = index
      }
    }
    var output: [[UInt8]] = []
    for (index, message) in messages.enumerated() {
      guard phase != .ended else { break }
      switch message {
      case .request(let id, let method, let params):
        let isCancelled = (cancellations[id] ?? -1) > index
        output.append(answer(id, method, RequestParameters(params), isCancelled: isCancelled))
      case .notification(let method, let params): notice(method, params)
      case .response: break
      case .invalid(let id, let error): output.append(OutgoingMessage.error(error, of: id, settings.language))
      }
    }
    output += publish()
    if phase == .running { questions.watch(ruleSets.origins, settings) }
    return output + questions.take()
  }

  private mutating func answer(
    _ id: JSONValue, _ method: String, _ params: RequestParameters, isCancelled: Bool
  ) -> [UInt8] {
    do throws(ResponseError) {
      if isCancelled { throw ResponseError(.requestCancelled, .cancelled) }
      return OutgoingMessage.result(try result(of: method, params), of: id)
    } catch {
      return OutgoingMessage.error(error, of: id, settings.language)
    }
  }

  /// What a notification does. Unknown ones, and what makes no sense, are passed over.
  private mutating func notice(_ method: String, _ params: JSONValue) {
    if method == "exit" {
      exitStatus = phase == .shutDown ? 0 : 1
      phase = .ended
      return
    }
    guard phase == .running else { return }
    switch method {
    case "initialized": questions.begin()
    case "textDocument/didOpen": open(params)
    case "textDocument/didChange": change(params)
    case "textDocument/didClose": close(params)
    case "textDocument/didSave": save(params)
    case "workspace/didChangeConfiguration": configure(params)
    case "workspace/didChangeWatchedFiles": readRulesAnew()
    default: break
    }
  }
}

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
    let isPolicy = PolicyFile.fileNames.contains { uri.hasSuffix("/" + $0) }
    if isForeign || isPolicy || ruleSets.isOrigin(uri) { readRulesAnew() }
  }

  /// Policies and rules may have changed.
  mutating func readRulesAnew() {
    ruleSets.forget()
    linters.removeAll()
    generation += 1
    judgeAnew()
  }

  /// All documents are judged again; an editor that asks for diagnostics itself is told to.
  mutating func judgeAnew() {
    analyses.removeAll()
    unpublished = documents.keys.sorted()
    if settings.pullsDiagnostics, settings.refreshesDiagnostics { questions.add("workspace/diagnostic/refresh") }
  }

  private mutating func markChanged(_ uri: String) {
    analyses[uri] = nil
    if !unpublished.contains(uri) { unpublished.append(uri) }
  }
}

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
    judgeAnew()
  }
}
