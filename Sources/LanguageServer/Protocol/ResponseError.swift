import SourceText

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
