import Linting
import SourceText

/// Changes that the editor can offer.
extension Server {
  mutating func codeActions(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    let range = try params.range()
    guard settings.takesCodeActions, let (document, analysis) = try open(params), let ruleSet = analysis.ruleSet
    else { return [] }
    let context = params.value["context"]
    let only = context?["only"]?.items?.compactMap(\.text)
    let span = Span(
      document.offset(of: range.start, settings.encoding), document.offset(of: range.end, settings.encoding))
    let finder = CodeActionFinder(document, analysis, ruleSet, settings)
    let shown = context?["diagnostics"]?.items ?? []
    // An editor that names diagnostics asks about these and not about their neighbours at the same place.
    let found = finder.actions(touching: span) { code, place in
      shown.isEmpty || shown.contains { isSame($0, CodeAction.Target(code: code, span: place), document) }
    }
    // Fixing all changes what nobody looks at, so it is for proposals alone; a single fix was chosen by hand.
    let wanted = found.filter { $0.isWanted(only) && ($0.kind != .fixAll || analysis.isOurs) }
    return .array(wanted.map { json($0, document, among: shown) })
  }

  /// Whether a diagnostic that the editor names is one of the server's.
  private func isSame(_ diagnostic: JSONValue, _ target: CodeAction.Target, _ document: Document) -> Bool {
    diagnostic["code"]?.text == target.code
      && diagnostic["range"]?.range == document.range(of: target.span, settings.encoding)
  }

  private func json(_ action: CodeAction, _ document: Document, among shown: [JSONValue]) -> JSONValue {
    let edits = JSONValue.array(
      action.edits.map { .edit(document.range(of: $0.span, settings.encoding), $0.text) })
    let edit: JSONValue
    if settings.takesVersionedEdits {
      let id = JSONValue.object(["uri": .string(document.uri), "version": .integer(document.version)])
      edit = .object(["documentChanges": [.object(["textDocument": id, "edits": edits])]])
    } else {
      edit = .object(["changes": .object([JSONValue.Member(document.uri, edits)])])
    }
    let fixed = shown.filter { diagnostic in action.fixes.contains { isSame(diagnostic, $0, document) } }
    return .object([
      "title": .string(action.title), "kind": .string(action.kind.rawValue),
      "diagnostics": fixed.isEmpty ? nil : .array(fixed), "isPreferred": action.isPreferred ? true : nil,
      "edit": edit,
    ])
  }
}

/// A change of the document under a title.
struct CodeAction: Sendable {
  /// `CodeActionKind`.
  enum Kind: String, Sendable {
    case quickFix = "quickfix"
    case fixAll = "source.fixAll"
  }

  /// A diagnostic that the change does away with.
  struct Target: Sendable {
    var code: String
    var span: Span
  }

  var title: String
  var kind = Kind.quickFix
  var edits: [TextEdit]
  var fixes: [Target] = []
  var isPreferred = false

  /// Whether the editor asked for this kind, or for one that it belongs to. What changes the whole document is given
  /// only where it is asked for.
  func isWanted(_ only: [String]?) -> Bool {
    guard let only else { return kind == .quickFix }
    return only.contains { $0.isEmpty || kind.rawValue == $0 || kind.rawValue.hasPrefix("\($0).") }
  }
}
