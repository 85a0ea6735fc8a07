import Linting
import SourceText

/// A way to write findings. Files are written one by one as they are linted, in a fixed order; what the format keeps
/// for the end it keeps in a ``Tail``.
public protocol Format: Sendable {
  /// Whether the format also mentions files that nothing was found in.
  var wantsCleanFiles: Bool { get }
  /// Whether the format shows the paths of facts or fingerprints; how many further places of a finding it shows.
  var showsIdentity: Bool { get }
  var reasonLimit: Int { get }
  /// What is kept for the end, before the first file.
  var tail: Tail { get }
  /// What stands before the first file.
  func begin(_ output: inout OutputBuffer)
  /// One file. It runs in the thread that linted the file, with the engine that still holds its facts.
  func file(_ report: FileReport, _ engine: inout Engine) -> Fragment
  /// What stands before the body of a file that has one; `number` counts these files from 0.
  func introduce(_ number: Int, _ output: inout OutputBuffer)
  /// What stands behind the last file.
  func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer)
  /// What people should know that the output alone would not tell, such as that findings were left out.
  func remark(_ tail: Tail) -> LocalizedText?
}

extension Format {
  /// Most formats pass over clean files.
  public var wantsCleanFiles: Bool { false }
  /// Most formats tell findings apart for programs.
  public var showsIdentity: Bool { true }
  /// Most formats show all that they are given.
  public var reasonLimit: Int { .max }
  /// One list without limits.
  public var tail: Tail { Tail() }
  /// Most formats begin at once.
  public func begin(_ output: inout OutputBuffer) {}
  /// Most bodies just follow one another.
  public func introduce(_ number: Int, _ output: inout OutputBuffer) {}
  /// Most formats leave nothing out.
  public func remark(_ tail: Tail) -> LocalizedText? { nil }
}

/// What a format made of one file.
public struct Fragment: Sendable {
  /// Written in the file's turn.
  public var body = OutputBuffer()
  /// Handed to ``Format/end(_:_:_:)``, joined with those of the other files.
  public var tail: Tail?

  /// Nothing.
  public init() {}
}

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

/// What formats need to know besides the findings.
public struct FormatSetting: Sendable {
  /// The language of all texts.
  public var language: Language
  /// The colours, for a terminal.
  public var style: TextStyle
  /// The rules, of all policies together.
  public let book: RuleBook
  /// Whether the findings are compared with a baseline.
  public var hasBaseline: Bool
  /// The program's version.
  public var version: String
  /// The folder that paths in reports are relative to; empty for none.
  public var folder: String

  /// A setting.
  public init(
    language: Language, style: TextStyle, book: RuleBook, version: String, folder: String, hasBaseline: Bool = false
  ) {
    self.language = language
    self.style = style
    self.book = book
    self.hasBaseline = hasBaseline
    self.version = version
    self.folder = folder
  }
}
