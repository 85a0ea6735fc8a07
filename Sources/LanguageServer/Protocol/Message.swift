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
