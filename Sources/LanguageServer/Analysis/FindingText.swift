import Linting
import Reporting
import SourceText

/// A finding with its texts in the language of the editor, made while the engine still holds the proposal.
struct FindingText: Sendable {
  /// The finding.
  let finding: Finding
  /// The rule's id.
  let rule: String
  /// What the rule is about, with the verdict.
  let title: String
  /// What a board would ask.
  let question: String
  /// The harm.
  let why: String
  /// What to decide and write.
  let fix: String
  /// The names of the facts that are not written.
  let missing: [String]
  /// The boards that asked.
  let boards: [String]
  /// The articles and guidelines behind the rule.
  let law: [String]

  init(_ finding: Finding, _ engine: inout Engine, _ language: Language) {
    let found = engine.book.rules[finding.rule]
    self.finding = finding
    rule = found.id
    let verdict = LocalizedText.verdict(finding.verdict)[language]
    title = found.title[language] + (language == .japanese ? "（\(verdict)）" : " (\(verdict))")
    question = engine.text(found.question, for: finding, language)
    why = engine.text(found.why, for: finding, language)
    fix = engine.text(found.fix, for: finding, language)
    missing = finding.missing.map { fact in
      (fact.isUndecided ? LocalizedText.undecided(fact.label) : fact.label)[language]
    }
    boards = engine.book.boardNames(of: found, language)
    law = found.law.map { LawCitation.shown($0, language) }
  }
}
