import SourceText

/// The formats by the names that `--format` takes.
public enum FormatName: String, CaseIterable, Sendable {
  /// Code frames for people.
  case text
  /// One JSON object.
  case json
  /// One JSON object a line.
  case ndjson

  /// The format, with what it needs to know of the terminal.
  public func make(language: Language, style: TextStyle) -> any Format {
    switch self {
    case .text: TextFormat(language: language, style: style)
    case .json: JSONFormat()
    case .ndjson: NDJSONFormat()
    }
  }
}
