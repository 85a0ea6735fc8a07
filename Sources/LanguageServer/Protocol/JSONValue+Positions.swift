import SourceText

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
