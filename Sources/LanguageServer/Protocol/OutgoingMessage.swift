import SourceText

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

  private static func bytes(_ members: KeyValuePairs<String, JSONValue?>) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(.object(members))
    return writer.output.bytes
  }
}
