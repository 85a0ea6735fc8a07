import Linting
import SourceText

/// A way to write findings. Files are written one by one as they are linted, in a fixed order; what the format keeps
/// for the end it keeps in a ``DeferredOutput``.
package protocol Format: Sendable {
  /// Whether the format also mentions files that nothing was found in.
  var wantsCleanFiles: Bool { get }
  /// Whether the format shows the paths of facts or fingerprints; how many further places of a finding it shows.
  var showsIdentity: Bool { get }
  /// Whether the format lists the rules that wait for what no finding asks for.
  var listsWaiting: Bool { get }
  var reasonLimit: Int { get }
  /// What is kept for the end, before the first file.
  var tail: DeferredOutput { get }
  /// What stands before the first file.
  func begin(_ output: inout OutputBuffer)
  /// One file. It runs in the thread that linted the file, with the proposal that still holds its facts.
  func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput
  /// What stands before the body of a file that has one; `number` counts these files from 0.
  func introduce(_ number: Int, _ output: inout OutputBuffer)
  /// What stands behind the last file.
  func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer)
  /// What people should know that the output alone would not tell, such as that findings were left out.
  func remark(_ tail: DeferredOutput) -> LocalizedText?
}

extension Format {
  /// Most formats pass over clean files.
  package var wantsCleanFiles: Bool { false }
  /// Most formats tell findings apart for programs.
  package var showsIdentity: Bool { true }
  /// Most formats are about findings only.
  package var listsWaiting: Bool { false }
  /// Most formats show all that they are given.
  package var reasonLimit: Int { .max }
  /// One list without limits.
  package var tail: DeferredOutput { DeferredOutput() }
  /// Most formats begin at once.
  package func begin(_ output: inout OutputBuffer) {}
  /// Most bodies just follow one another.
  package func introduce(_ number: Int, _ output: inout OutputBuffer) {}
  /// Most formats leave nothing out.
  package func remark(_ tail: DeferredOutput) -> LocalizedText? { nil }
}

extension Format {
  /// A whole output about one proposal.
  package func document(_ report: FileReport, _ proposal: inout LintedProposal) -> OutputBuffer {
    var output = OutputBuffer()
    var summary = Summary()
    var tail = self.tail
    summary.add(report.result)
    begin(&output)
    if wantsCleanFiles || !report.result.isSilent {
      let fragment = file(report, &proposal)
      if !fragment.body.isEmpty {
        introduce(0, &output)
        output.append(bytes: fragment.body.bytes)
      }
      if let more = fragment.tail { tail.join(more) }
    }
    end(tail, summary, &output)
    return output
  }
}

/// What a format made of one file.
package struct FileOutput: Sendable {
  /// Written in the file's turn.
  package var body = OutputBuffer()
  /// Handed to ``Format/end(_:_:_:)``, joined with those of the other files.
  package var tail: DeferredOutput?

  /// Nothing.
  package init() {}
}

/// The formats by the names that `--format` takes.
package enum FormatName: String, CaseIterable, Sendable {
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

  /// Whether the format lists all rules, found or not. To gather them takes longer than to lint a few files.
  package var listsRules: Bool { self == .sarif }

  /// The format, with what it needs to know.
  package func make(_ setting: FormatSetting) -> AnyFormat {
    switch self {
    case .text: AnyFormat(TextFormat(language: setting.language, style: setting.style, showsAll: setting.showsAll))
    case .json: AnyFormat(JSONFormat())
    case .ndjson: AnyFormat(NDJSONFormat())
    case .sarif: AnyFormat(SARIFFormat(setting))
    case .junit: AnyFormat(JUnitFormat(folder: setting.folder))
    case .checkstyle: AnyFormat(CheckstyleFormat(folder: setting.folder))
    case .github: AnyFormat(GitHubFormat(language: setting.language, folder: setting.folder))
    case .gitlab: AnyFormat(GitLabFormat(folder: setting.folder))
    case .csv: AnyFormat(CSVFormat(language: setting.language, folder: setting.folder))
    case .markdown: AnyFormat(MarkdownFormat(language: setting.language, folder: setting.folder))
    }
  }
}

/// What formats need to know besides the findings.
package struct FormatSetting: Sendable {
  /// The language of all texts.
  package var language: Language
  /// The colours, for a terminal.
  package var style: TextStyle
  /// The rules: for a format that lists them those of all policies together, for others any.
  package let ruleSet: RuleSet
  /// Whether the findings are compared with a baseline.
  package var hasBaseline: Bool
  /// Whether all findings are shown whole, where a format else shows those that matter most.
  package var showsAll: Bool
  /// The program's version.
  package var version: String
  /// The folder that paths in reports are relative to; empty for none.
  package var folder: String

  /// A setting.
  package init(
    language: Language, style: TextStyle, ruleSet: RuleSet, version: String, folder: String, hasBaseline: Bool = false,
    showsAll: Bool = false
  ) {
    self.language = language
    self.style = style
    self.ruleSet = ruleSet
    self.hasBaseline = hasBaseline
    self.showsAll = showsAll
    self.version = version
    self.folder = folder
  }
}
