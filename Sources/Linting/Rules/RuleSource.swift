import SourceText

/// A file below a rule folder.
public struct RuleSource: Sendable {
  /// The path below the folder, with `/`: `deletion/certificate-contents.yaml`.
  public var path: String
  /// The name to show, and the bytes.
  public var file: SourceFile

  /// A file at `path`.
  public init(path: String, file: SourceFile) {
    self.path = path
    self.file = file
  }

  /// What a file is, by its path.
  enum Role {
    case rule(id: String)
    case vocabulary
    case boards
    case topics
    case other
  }

  /// What may stand in a rule folder beside the folders of topics.
  private static let ownNames = [
    "vocabulary.yaml", "boards.yaml", "topics.yaml", "board-questions.yaml", "clause-words.yaml", "templates.yaml",
  ]

  /// Whether a file of this path is read at all: rules stand in a folder of their topic.
  public var isKnown: Bool { path.contains("/") || RuleSource.ownNames.contains(path) }

  var role: Role {
    guard path.hasSuffix(".yaml") else { return .other }
    switch path {
    case "vocabulary.yaml": return .vocabulary
    case "boards.yaml": return .boards
    case "topics.yaml": return .topics
    default:
      let isRule = path.contains("/") && !path.hasPrefix("clauses/") && !path.hasPrefix("profiles/")
      return isRule ? .rule(id: String(path.dropLast(".yaml".count))) : .other
    }
  }
}
