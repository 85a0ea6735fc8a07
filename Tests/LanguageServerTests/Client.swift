import BuiltinRuleSet
import Linting
import SourceText

@testable import LanguageServer

/// An editor without pipes: what it says goes straight into a server.
struct Client {
  static let ruleSet = RuleSet.builtin()
  /// An editor that can do everything.
  static let capable = """
    {"general": {"positionEncodings": ["utf-16"]}, "workspace": {"workspaceEdit": {"documentChanges": false}},
     "textDocument": {"publishDiagnostics": {"relatedInformation": true}, "hover": {"contentFormat": ["markdown"]},
     "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
     "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
     "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}
    """
  /// Where the cursor stands in a text of a test.
  static let mark = "▮"

  var server: Server
  private var number = 0
  /// The diagnostics sent last, by document.
  private(set) var published: [String: [JSONValue]] = [:]
  private var texts: [String: String] = [:]

  /// Everything that the server has sent, but for diagnostics.
  private(set) var sent: [JSONValue] = []

  init(
    capabilities: String = Client.capable, language: Language? = nil, more: String = "",
    ruleSets: any RuleProvider = SingleRuleSet(Client.ruleSet)
  ) {
    server = Server(ruleSets, language: language, version: "test")
    _ = request("initialize", "{\"processId\": null, \"rootUri\": null, \"capabilities\": \(capabilities)\(more)}")
    notify("initialized", "{}")
  }

  /// A server that nobody has spoken to.
  init(waiting: Void) { server = Server(SingleRuleSet(Client.ruleSet), language: nil, version: "test") }

  // MARK: Messages

  /// Sends the contents of messages that arrive together, and takes in the diagnostics.
  mutating func send(_ contents: [String]) -> [JSONValue] {
    let output = server.receive(contents.map { .message(Array($0.utf8)) })
    return output.compactMap { content in
      guard let message = try? JSONReader.read(content) else { return nil }
      if message["method"] == "textDocument/publishDiagnostics", let uri = message["params"]?["uri"]?.text {
        published[uri] = message["params"]?["diagnostics"]?.items
      } else {
        sent.append(message)
      }
      return message
    }
  }

  mutating func notify(_ method: String, _ params: String) {
    _ = send(["{\"jsonrpc\": \"2.0\", \"method\": \"\(method)\", \"params\": \(params)}"])
  }

  /// The whole answer.
  mutating func answer(_ method: String, _ params: String) -> JSONValue? {
    number += 1
    let id = number
    return send(["{\"jsonrpc\": \"2.0\", \"id\": \(id), \"method\": \"\(method)\", \"params\": \(params)}"])
      .first { $0["id"] == .integer(id) }
  }

  mutating func request(_ method: String, _ params: String) -> JSONValue? { answer(method, params)?["result"] }

  // MARK: Documents

  /// Opens a text; its cursor mark is taken out.
  mutating func open(_ text: String, uri: String = "untitled:a") {
    let plain = text.replacing(Client.mark, with: "")
    texts[uri] = plain
    var writer = JSONWriter()
    writer.string(plain)
    notify(
      "textDocument/didOpen",
      "{\"textDocument\": {\"uri\": \"\(uri)\", \"languageId\": \"yaml\", \"version\": 1, \"text\": \(writer.output.text)}}"
    )
  }

  /// Opens a text and asks at its cursor.
  mutating func ask(_ method: String, _ text: String, more: String = "") -> JSONValue? {
    open(text)
    guard let mark = text.firstRange(of: Client.mark) else { return nil }
    let lines = text[..<mark.lowerBound].split(omittingEmptySubsequences: false) { $0.isNewline }
    let place = "{\"line\": \(lines.count - 1), \"character\": \(lines.last?.utf16.count ?? 0)}"
    return request(method, "{\"textDocument\": {\"uri\": \"untitled:a\"}, \"position\": \(place)\(more)}")
  }

  /// The labels offered at the cursor.
  mutating func completions(_ text: String) -> [String] {
    items(text).compactMap { $0["label"]?.text }
  }

  mutating func items(_ text: String) -> [JSONValue] {
    ask("textDocument/completion", text)?["items"]?.items ?? []
  }

  /// The text of a hover at the cursor.
  mutating func hover(_ text: String) -> String? {
    ask("textDocument/hover", text)?["contents"]?["value"]?.text
  }

  /// The codes of the diagnostics of the document.
  func codes(_ uri: String = "untitled:a") -> [String] { (published[uri] ?? []).compactMap { $0["code"]?.text } }

  /// A change with its title and the text it would make.
  typealias OfferedAction = (title: String, text: String, isPreferred: Bool)

  /// The changes offered for a diagnostic.
  mutating func actions(for code: String, uri: String = "untitled:a") -> [OfferedAction] {
    guard let diagnostic = published[uri]?.first(where: { $0["code"]?.text == code }), let range = diagnostic["range"]
    else { return [] }
    let context = JSONValue.object(["diagnostics": [diagnostic]])
    return actions(in: range, context, uri: uri)
  }

  mutating func actions(
    in range: JSONValue, _ context: JSONValue, uri: String = "untitled:a"
  ) -> [OfferedAction] {
    var writer = JSONWriter()
    writer.value(
      .object(["textDocument": .object(["uri": .string(uri)]), "range": range, "context": context]))
    let found = request("textDocument/codeAction", writer.output.text)?.items ?? []
    return found.map { action in
      let edits = action["edit"]?["changes"]?[uri]?.items ?? []
      return (action["title"]?.text ?? "", applied(edits, uri: uri), action["isPreferred"] != nil)
    }
  }

  /// The text of a document after edits.
  func applied(_ edits: [JSONValue], uri: String = "untitled:a") -> String {
    let document = Document(uri: uri, version: 0, text: texts[uri] ?? "")
    let changes = edits.compactMap { edit -> TextEdit? in
      guard let range = edit["range"]?.range, let text = edit["newText"]?.text else { return nil }
      return TextEdit(
        span: Span(document.offset(of: range.start, .utf16), document.offset(of: range.end, .utf16)), text: text)
    }
    let bytes = (try? changes.applied(to: document.bytes)) ?? Array("edits overlap".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
