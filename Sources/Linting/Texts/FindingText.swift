import Proposal
import SourceText

/// What is said of a finding, in one language, on one line each and safe to show: the one source of these words for
/// every format, report, comparison, the editor and the interview.
///
/// What quotes facts is filled in when it is made, and only what its reader asks for; the rest is put together when it
/// is read.
package struct FindingText: Sendable {
  /// The texts that quote facts.
  package struct Parts: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let question = Parts(rawValue: 1)
    package static let why = Parts(rawValue: 2)
    package static let fix = Parts(rawValue: 4)
    /// Why the finding matters as much as it does.
    package static let risk = Parts(rawValue: 8)
    package static let all: Parts = [.question, .why, .fix, .risk]
  }

  package let finding: Finding
  package let language: Language
  /// What is said of the rule, whatever it finds.
  package let ruleText: RuleText
  private let parts: Parts
  private var filled: (question: String, why: String, fix: String) = ("", "", "")

  /// The texts of a finding of a proposal.
  ///
  /// - Parameter parts: what of the texts that quote facts will be read.
  package init(
    _ finding: Finding, in proposal: inout LintedProposal, _ language: Language, _ parts: Parts = .all
  ) {
    self.finding = finding
    self.language = language
    self.parts = parts
    ruleText = RuleText(finding.rule, of: proposal.ruleSet, language)
    riskReasons = parts.contains(.risk) ? finding.risk.reasons(proposal.ruleSet.riskScale, language) : []
    if parts.contains(.question) { filled.question = proposal.line(of: finding, 0, language) { $0.question } }
    if parts.contains(.why) { filled.why = proposal.line(of: finding, 1, language) { $0.why } }
    if parts.contains(.fix) { filled.fix = proposal.line(of: finding, 2, language) { $0.fix } }
  }

  /// The title with the verdict.
  package var heading: String { FindingText.heading(title, finding.verdict, language) }

  /// The heading of any finding of a rule with this verdict.
  package static func heading(_ title: String, _ verdict: Verdict, _ language: Language) -> String {
    let word = LocalizedText.verdict(verdict)[language]
    return language == .japanese ? "\(title)（\(word)）" : "\(title) (\(word))"
  }

  /// How much it weighs.
  package var severity: Severity { finding.severity }
  /// What was found, in a word.
  package var verdict: String { LocalizedText.verdict(finding.verdict)[language] }
  /// The entry it is about, by name; empty for the whole proposal.
  package var subject: String { SafeText.line(finding.subject) }
  /// The names of the facts that are not written, each once.
  package var missing: [String] { finding.missing.labels(language) }
  /// Why the condition could not be evaluated; empty unless that is the verdict.
  package var failure: String { finding.failure.map { SafeText.line($0[language]) } ?? "" }
  /// The further places that led to it, each with the name of the fact that stands there.
  package var reasons: [(span: Span, label: String)] {
    finding.reasons.map { ($0.span, SafeText.line($0.label[language])) }
  }
  /// How much it matters, from 0 to 100.
  package var risk: Int { finding.risk.points }
  /// Why: the data, how many people, and how they are exposed.
  package let riskReasons: [String]
  /// The risk with its reasons in a line: "72 (1,200 people, handed over on a removable medium)".
  package var riskLine: String {
    if riskReasons.isEmpty { return String(risk) }
    let reasons = riskReasons.joined(separator: LocalizedText.comma[language])
    return language == .japanese ? "\(risk)（\(reasons)）" : "\(risk) (\(reasons))"
  }
  /// The identity within the file: 16 hexadecimal digits.
  package var fingerprint: String { finding.fingerprintText }

  /// What a board would ask.
  package var question: String { read(.question, filled.question) }
  /// The harm.
  package var why: String { read(.why, filled.why) }
  /// What to decide and write.
  package var fix: String { read(.fix, filled.fix) }

  private func read(_ part: Parts, _ text: String) -> String {
    assert(parts.contains(part), "a text of a finding that was not asked for")
    return text
  }

  // What the rule says of itself.
  /// The rule's id.
  package var rule: String { ruleText.id }
  /// What the rule is about.
  package var title: String { ruleText.title }
  /// The boards that asked.
  package var boards: [String] { ruleText.boards }
}

/// What is said of a rule whatever it finds, in one language, on one line each and safe to show.
package struct RuleText: Sendable {
  private let rule: Rule
  private let allBoards: Boards
  private let vocabulary: Vocabulary
  package let language: Language

  /// The texts of a rule of a rule set.
  package init(_ index: Int, of ruleSet: RuleSet, _ language: Language) {
    self.init(ruleSet.rules[index], of: ruleSet, language)
  }

  /// The texts of a rule of a rule set, also of one that is switched off.
  package init(_ rule: Rule, of ruleSet: RuleSet, _ language: Language) {
    self.rule = rule
    allBoards = ruleSet.boards
    vocabulary = ruleSet.plan.vocabulary
    self.language = language
  }

  /// The rule's id.
  package var id: String { rule.id }
  /// The folder of the rule.
  package var topic: String { rule.topic }
  /// The group of rules whose findings are told together.
  package var group: String { rule.group }
  /// What it is about, in a few words.
  package var title: String { SafeText.line(rule.title[language]) }
  /// What a board would ask; in the place of each fact that it quotes stands what the fact is called.
  package var question: String { outline(of: rule.question) }
  /// The harm, likewise.
  package var why: String { outline(of: rule.why) }
  /// What to decide and write, likewise.
  package var fix: String { outline(of: rule.fix) }

  private func outline(of template: Template) -> String {
    SafeText.line(template.outline(language) { vocabulary.label(ofPath: $0, scope: rule.scope) })
  }
  /// The boards that asked.
  package var boards: [String] { rule.boards.map { SafeText.line(allBoards.name(of: $0)[language]) } }
  /// What kind of ground it has.
  package var ground: String { LocalizedText.ground(rule.ground)[language] }
  /// The same in a line, with the articles in short.
  package var groundAndLaw: String { SafeText.line(LocalizedText.ground(of: rule, language)) }
  /// The articles and guidelines behind it.
  package var law: [String] { rule.law(language).map { SafeText.line($0) } }
  /// The clause that settles it, by id; empty where there is none.
  package var clause: String { rule.clause ?? "" }
}

extension Risk {
  /// So many exposures are named.
  private static let exposureLimit = 3

  /// What makes it as high as it is, in words on one line each: the data, how many people, how they are exposed.
  package func reasons(_ scale: RiskScale, _ language: Language) -> [String] {
    var result: [String] = []
    if let dataClass { result.append(SafeText.line(scale.classes[dataClass].reason[language])) }
    if let people, people > 0 { result.append(LocalizedText.people(people)[language]) }
    return result
      + exposures.prefix(Risk.exposureLimit).map { SafeText.line(scale.exposures[$0].reason[language]) }
  }
}

extension LintedProposal {
  /// A text of a rule for a finding, on one line; `part` tells it from the others.
  fileprivate mutating func line(
    of finding: Finding, _ part: Int, _ language: Language, _ template: (Rule) -> Template
  ) -> String {
    let text = prepared(PreparedText.Key(.line, language, part: part), of: finding.rule) { proposal in
      var text = PreparedText()
      text.append(template(proposal.ruleSet.rules[finding.rule]), language, shown: { SafeText.line($0) })
      return text
    }
    var output = OutputBuffer()
    write(text, for: finding, language, to: &output) { $1.append(text: SafeText.line($0)) }
    return output.text
  }
}

extension [Finding.MissingFact] {
  /// What they are called, each once; those marked as undecided say so.
  package func labels(_ language: Language) -> [String] {
    indices.filter { !repeatsLabel(at: $0) }.map { label(at: $0, language) }
  }

  /// What one is called. By index: an element taken out would be copied with all its texts.
  package func label(at index: Int, _ language: Language) -> String {
    let name = SafeText.line(self[index].label[language])
    return self[index].isUndecided ? LocalizedText.undecided(name, language) : name
  }

  /// Whether one is called the same as one before it. Several entries of a list often lack the same, which nobody wants
  /// to read once for each.
  package func repeatsLabel(at index: Int) -> Bool {
    for earlier in 0..<index
    where self[earlier].isUndecided == self[index].isUndecided && self[earlier].label == self[index].label {
      return true
    }
    return false
  }

  /// Their names alone, each once.
  package func names(_ language: Language) -> [String] {
    var names: [String] = []
    for index in indices {
      let name = SafeText.line(self[index].label[language])
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension Finding {
  /// The fingerprint as 16 hexadecimal digits, the same in every format.
  package var fingerprintText: String { fingerprint.hexadecimal }

  /// The names of the facts that are missing, each once, as a text quotes them.
  func missingNames(_ language: Language) -> String {
    var result = ""
    for index in missing.indices where !missing.repeatsLabel(at: index) {
      if !result.isEmpty { result += language == .japanese ? "」「" : ", " }
      result += missing[index].label[language]
    }
    return result
  }
}
