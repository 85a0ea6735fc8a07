import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Writes facts into the text of a proposal, the same way for every command and for editors: in the language of its
/// keys, at the place that the vocabulary gives a key, below the question that asks for it.
package struct FactWriter: Sendable {
  private struct Asked: Hashable {
    var question: String
    var record: [FactPath.Step]
  }

  /// How much was read: the text is read anew for every fact.
  private(set) var bytesRead = 0
  /// The questions written so far, by record: facts of one record that one question asks for share it.
  private var asked: Set<Asked> = []
  private let plan: BindingPlan
  private let ruleSet: RuleSet
  private let language: Language

  /// A writer by a rule set's vocabulary, with questions and, in a text without keys, keys in a language.
  package init(_ ruleSet: RuleSet, language: Language) {
    self.ruleSet = ruleSet
    plan = ruleSet.plan
    self.language = language
  }

  /// The text with a fact.
  ///
  /// - Parameters:
  ///   - word: what to write; nil for the word that leaves the matter open.
  ///   - path: the place of the fact.
  ///   - question: what to write above it as a comment, where that was not written yet and a comment can stand.
  package mutating func write(
    _ word: String? = nil, at path: FactPath, below question: String? = nil, in bytes: [UInt8]
  ) throws(EditError) -> [UInt8] {
    let facts = facts(bytes)
    let keys = facts.tree.keyLanguage(plan.vocabulary) ?? language
    let value = EditValue.word(word ?? AnswerWords.undecided(keys))
    let edits = try path.edits(setting: value, in: facts, plan.vocabulary, keys)
    guard let written = try? edits.applied(to: bytes) else { throw .unsafe(Span(0, 0)) }
    guard let question else { return written }
    return commented(path, question, written) ?? written
  }

  /// The text with the question above the fact; nil where no comment can stand there, as inside brackets. The fact
  /// itself is what counts.
  private mutating func commented(_ path: FactPath, _ question: String, _ bytes: [UInt8]) -> [UInt8]? {
    let record = Asked(question: question, record: Array(path.steps.dropLast()))
    guard asked.insert(record).inserted else { return nil }
    let facts = facts(bytes)
    guard let cell = path.cell(in: facts), facts.cellNodes[cell] > 0 else { return nil }
    let comment = LocalizedText.stubQuestion(AnswerWords.line(question))[language]
    let editor = TreeEditor(keepingSuppressionsIn: facts.tree)
    guard let edits = try? editor.insertComment(comment, above: Int(facts.cellNodes[cell]) - 1) else { return nil }
    return try? edits.applied(to: bytes)
  }

  private mutating func facts(_ bytes: [UInt8]) -> Facts {
    bytesRead += bytes.count
    var facts = Facts()
    facts.memory.adopt(ruleSet.pool)
    _ = facts.read(bytes, by: plan)
    return facts
  }
}
