import SourceText

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
