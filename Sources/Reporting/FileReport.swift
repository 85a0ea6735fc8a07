import Linting
import Proposal
import SourceText

/// One linted file on its way into a format: what was found, the text it was found in, and how to name things.
public struct FileReport {
  /// The file.
  public let source: SourceView
  /// What linting gave.
  public let result: FileResult
  /// The language of all texts.
  public let language: Language
  /// The engine that judged the file, which fills the rules' texts with its facts.
  public var engine: Engine

  /// A report of a file that `engine` has just linted.
  public init(_ file: SourceFile, result: FileResult, engine: Engine, language: Language) {
    source = SourceView(file)
    self.result = result
    self.engine = engine
    self.language = language
  }

  /// The rule behind a finding.
  public func rule(of finding: Finding) -> Rule { engine.book.rules[finding.rule] }

  /// A rule's text with the facts of the finding.
  public mutating func text(_ template: Template, _ finding: Finding) -> String {
    engine.text(template, for: finding, language)
  }

  /// The names of the boards behind a rule.
  public func boards(of rule: Rule) -> [String] { rule.boards.map { engine.book.boards.name(of: $0)[language] } }
}
