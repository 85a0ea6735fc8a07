import SourceText

/// The formats by the names that `--format` takes.
public enum FormatName: String, CaseIterable, Sendable {
  /// Code frames for people.
  case text
  /// One JSON object.
  case json
  /// One JSON object a line.
  case ndjson
  /// The Static Analysis Results Interchange Format.
  case sarif
  /// Test results, for build servers.
  case junit
  /// The XML of Checkstyle.
  case checkstyle
  /// Workflow commands of GitHub Actions.
  case github
  /// Code Quality of GitLab.
  case gitlab
  /// A table for spreadsheets.
  case csv
  /// A summary for a job or a comment.
  case markdown

  /// The format, with what it needs to know.
  public func make(_ setting: FormatSetting) -> any Format {
    switch self {
    case .text: TextFormat(language: setting.language, style: setting.style)
    case .json: JSONFormat()
    case .ndjson: NDJSONFormat()
    case .sarif: SARIFFormat(setting)
    case .junit: JUnitFormat(folder: setting.folder)
    case .checkstyle: CheckstyleFormat(folder: setting.folder)
    case .github: GitHubFormat(language: setting.language, folder: setting.folder)
    case .gitlab: GitLabFormat(folder: setting.folder)
    case .csv: CSVFormat(language: setting.language, folder: setting.folder)
    case .markdown: MarkdownFormat(language: setting.language, folder: setting.folder)
    }
  }
}
