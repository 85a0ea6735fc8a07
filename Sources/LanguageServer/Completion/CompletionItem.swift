import SourceText

/// Something that can be written at the cursor (LSP 3.17, `CompletionItem`).
struct CompletionItem {
  /// `CompletionItemKind`.
  enum Kind: Int {
    case field = 5
    case module = 9
    case value = 12
    case reference = 18
    case option = 20
    case constant = 21
  }

  /// The word to show.
  var label: String
  /// What it is.
  var kind: Kind
  /// A few words behind it.
  var detail: String
  /// More about it.
  var documentation: MarkupText?
  /// What is written.
  var text: String
  /// Other words by which it may be found.
  var aliases: [String] = []

  /// - Parameters:
  ///   - number: its place in the list.
  ///   - typed: what was typed of it.
  func json(_ number: Int, typed: String, _ range: EditorRange) -> JSONValue {
    let digits = String(number)
    return .object([
      "label": .string(label),
      "kind": .integer(kind.rawValue),
      "detail": detail.isEmpty ? nil : .string(detail),
      "documentation": documentation.flatMap { $0.isEmpty ? nil : $0.content },
      "sortText": .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits),
      "filterText": .string(filterText(typed)),
      "textEdit": .edit(range, text),
    ])
  }

  /// The word that editors compare with what is typed: the one of its names that begins like it.
  private func filterText(_ typed: String) -> String {
    let start = Spelling.fold(typed)
    guard !start.isEmpty else { return label }
    let names = [label] + aliases
    // An editor compares letter by letter, so where only the folded forms agree it is given what was typed.
    guard let name = names.first(where: { Spelling.fold($0).starts(with: start) }) else { return label }
    return name.hasPrefix(typed) ? name : typed + name
  }
}
