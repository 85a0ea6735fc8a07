import SourceText

/// Completion of keys, choices, names and suppressions.
extension Server {
  mutating func completion(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, analysis) = try open(params) else { return .null }
    let offset = document.offset(of: try params.position(), settings.encoding)
    guard let book = analysis.book,
      let context = CursorReader(document, book.plan.vocabulary).context(at: offset)
    else { return .null }
    let range = document.range(of: context.span, settings.encoding)
    let list = CompletionList(document, analysis, book, settings)
    let items = list.items(context).enumerated().map { number, item in
      item.json(number, typed: context.typed, range)
    }
    // Japanese is typed in other letters than it is written in: with each letter the list is made anew.
    return .object(["isIncomplete": true, "items": .array(items)])
  }
}
