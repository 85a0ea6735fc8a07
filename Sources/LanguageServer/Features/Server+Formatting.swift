import Proposal
import SourceText
import YAML

/// The whole document in canonical layout.
extension Server {
  mutating func formatting(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, analysis) = try open(params), let book = analysis.book else { return .null }
    if let error = analysis.problems.first(where: { $0.severity == .error && $0.code.hasPrefix("yaml/") }) {
      throw ResponseError(.requestFailed, .cannotFormat(error.message))
    }
    let formatted: [UInt8]
    do {
      formatted = try Layout(book.plan.vocabulary).format(analysis.tree)
    } catch {
      throw ResponseError(.requestFailed, .cannotFormat(error.message))
    }
    guard formatted != document.bytes else { return [] }
    return .array(
      TextEdit.lines(from: document.bytes, to: formatted).map { edit in
        .edit(document.range(of: edit.span, settings.encoding), edit.text)
      })
  }
}
