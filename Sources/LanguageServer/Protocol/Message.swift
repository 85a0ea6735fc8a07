import SourceText

/// A message from the editor (JSON-RPC 2.0).
enum Message: Sendable {
  /// Wants an answer.
  case request(id: JSONValue, method: String, params: JSONValue)
  /// Wants none.
  case notification(method: String, params: JSONValue)
  /// Answers a request of the server, which makes none.
  case response
  /// Cannot be understood; the answer to give.
  case invalid(id: JSONValue, ResponseError)

  init(_ content: [UInt8]) {
    let value: JSONValue
    do {
      value = try JSONReader.read(content)
    } catch {
      self = .invalid(id: .null, ResponseError(.parseError, error.message))
      return
    }
    let id = value["id"].flatMap(Message.identifier)
    guard value.isObject, value["jsonrpc"] == "2.0", value["id"] == nil || id != nil else {
      self = .invalid(id: id ?? .null, ResponseError(.invalidRequest, .invalidRequest))
      return
    }
    guard let method = value["method"] else {
      let isResponse = id != nil && (value["result"] != nil || value["error"] != nil)
      self = isResponse ? .response : .invalid(id: id ?? .null, ResponseError(.invalidRequest, .invalidRequest))
      return
    }
    guard let name = method.text else {
      self = .invalid(id: id ?? .null, ResponseError(.invalidRequest, .invalidRequest))
      return
    }
    let params = value["params"] ?? .null
    self = id.map { .request(id: $0, method: name, params: params) } ?? .notification(method: name, params: params)
  }

  /// A text or whole number. An answer that fails before its id is known carries null, which no request may.
  static func identifier(_ value: JSONValue) -> JSONValue? {
    switch value {
    case .string, .integer: value
    default: nil
    }
  }
}

/// Positions and ranges as LSP 3.17 has them.
extension JSONValue {
  init(_ position: EditorPosition) {
    self = .object(["line": .integer(position.line), "character": .integer(position.character)])
  }

  init(_ range: EditorRange) {
    self = .object(["start": JSONValue(range.start), "end": JSONValue(range.end)])
  }

  /// A `Position`; nil for anything else.
  var position: EditorPosition? {
    guard let line = self["line"]?.wholeNumber, let character = self["character"]?.wholeNumber, line >= 0,
      character >= 0
    else { return nil }
    return EditorPosition(line: line, character: character)
  }

  /// A `Range`; nil for anything else.
  var range: EditorRange? {
    guard let start = self["start"]?.position, let end = self["end"]?.position else { return nil }
    return EditorRange(start: start, end: end)
  }

  /// A `TextEdit`.
  static func edit(_ range: EditorRange, _ text: String) -> JSONValue {
    .object(["range": JSONValue(range), "newText": .string(text)])
  }

  /// A `Location`.
  static func location(_ uri: String, _ range: EditorRange) -> JSONValue {
    .object(["uri": .string(uri), "range": JSONValue(range)])
  }
}

/// The parts that the parameters of requests have in common; what is not there or of another kind is an error.
struct RequestParameters: Sendable {
  let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  /// The address of the document.
  func uri() throws(ResponseError) -> String {
    guard let uri = value["textDocument"]?["uri"]?.text else { throw .invalidParams("textDocument.uri") }
    return uri
  }

  /// The place in the document.
  func position() throws(ResponseError) -> EditorPosition {
    guard let position = value["position"]?.position else { throw .invalidParams("position") }
    return position
  }

  /// The stretch of the document.
  func range() throws(ResponseError) -> EditorRange {
    guard let range = value["range"]?.range else { throw .invalidParams("range") }
    return range
  }
}

extension ResponseError {
  static func invalidParams(_ name: String) -> ResponseError {
    ResponseError(.invalidParams, .invalidParameter(name))
  }
}

/// A message to the editor (JSON-RPC 2.0), as the bytes of its content.
enum OutgoingMessage {
  static func result(_ result: JSONValue, of id: JSONValue) -> [UInt8] {
    bytes(["jsonrpc": "2.0", "id": id, "result": result])
  }

  static func error(_ error: ResponseError, of id: JSONValue, _ language: Language) -> [UInt8] {
    let body: JSONValue = .object([
      "code": .integer(error.code.rawValue), "message": .string(error.message[language]),
    ])
    return bytes(["jsonrpc": "2.0", "id": id, "error": body])
  }

  static func notification(_ method: String, _ params: JSONValue) -> [UInt8] {
    bytes(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  static func request(_ method: String, _ params: JSONValue?, id: String) -> [UInt8] {
    bytes(["jsonrpc": "2.0", "id": .string(id), "method": .string(method), "params": params])
  }

  private static func bytes(_ members: KeyValuePairs<String, JSONValue?>) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(.object(members))
    return writer.output.bytes
  }
}

/// Why a request was not answered.
struct ResponseError: Error, Hashable, Sendable {
  /// The codes of JSON-RPC 2.0 and LSP 3.17 that the server uses.
  enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  var code: Code
  var message: LocalizedText

  init(_ code: Code, _ message: LocalizedText) {
    self.code = code
    self.message = message
  }
}
