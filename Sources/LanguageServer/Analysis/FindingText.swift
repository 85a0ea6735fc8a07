import Linting
import Reporting
import SourceText

/// A finding with the texts of its diagnostic in the language of the editor, made while the engine still holds the
/// proposal. What only a hover tells is made then: every keystroke makes the texts of all findings.
struct FindingText: Sendable {
  /// The finding.
  let finding: Finding
  /// The rule's id.
  let rule: String
  /// What the rule is about, with the verdict.
  let title: String
  /// What a board would ask.
  let question: String
  /// The names of the facts that are not written.
  let missing: [String]

  init(_ finding: Finding, _ engine: inout Engine, _ language: Language) {
    let found = engine.book.rules[finding.rule]
    self.finding = finding
    rule = found.id
    let verdict = LocalizedText.verdict(finding.verdict)[language]
    title = found.title[language] + (language == .japanese ? "（\(verdict)）" : " (\(verdict))")
    question = engine.text(found.question, for: finding, language)
    missing = finding.missing.map { fact in
      (fact.isUndecided ? LocalizedText.undecided(fact.label) : fact.label)[language]
    }
  }
}
