import Linting
import SourceText

/// One linted file on its way into a format: what was found, and the text it was found in.
public struct FileReport: Sendable {
  /// The file.
  public let source: SourceView
  /// What linting gave.
  public let result: FileResult
  /// The language of all texts.
  public let language: Language

  /// A report of a file that was just linted.
  public init(_ file: SourceFile, result: FileResult, language: Language) {
    source = SourceView(file)
    self.result = result
    self.language = language
  }
}

extension RuleBook {
  /// The names of the boards behind a rule.
  public func boardNames(of rule: Rule, _ language: Language) -> [String] {
    rule.boards.map { boards.name(of: $0)[language] }
  }
}
