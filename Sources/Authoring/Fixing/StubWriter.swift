import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Writes `キー: 未定` for every fact that a rule misses, with the question as a comment above.
package struct StubWriter: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The text; as it was where nothing was missing.
    package var bytes: [UInt8]
    /// How many stubs were written.
    package var count: Int
    /// The facts for which none could be written, with the reason.
    package var left: [(fact: LocalizedText, reason: LocalizedText)]
  }

  /// A stub can make a rule ask for more; after so many rounds the rest is left.
  private static let roundLimit = 10
  /// The text is read anew for every stub. Once so many bytes were read the rest is left for another time.
  private static let readLimit = 1 << 26

  private var engine: Engine
  /// The questions written above a stub, by record: facts of one record that one question asks for share it.
  private var asked: Set<Asked> = []
  private var bytesRead = 0
  private let plan: BindingPlan
  private let language: Language

  /// A writer by the rules of an engine, with questions and, in a file without keys, keys in a language.
  package init(_ engine: Engine, language: Language) {
    self.engine = engine
    plan = engine.book.plan
    self.language = language
  }

  /// Adds the stubs that are missing. A text that cannot be read as a proposal stays as it is.
  package mutating func add(to bytes: [UInt8]) -> Outcome {
    var outcome = Outcome(bytes: bytes, count: 0, left: [])
    var tried: Set<FactPath> = []
    asked = []
    bytesRead = 0
    for _ in 0..<StubWriter.roundLimit {
      let wanted = wanted(in: outcome.bytes).filter { tried.insert($0.path).inserted }
      if wanted.isEmpty { break }
      for (index, stub) in wanted.enumerated() {
        guard bytesRead < StubWriter.readLimit else {
          outcome.left.append((.furtherFacts(wanted.count - index), .tooManyAtOnce))
          return outcome
        }
        write(stub, &outcome)
      }
    }
    return outcome
  }

  private struct Asked: Hashable {
    var question: String
    var record: [FactPath.Step]
  }

  private struct Stub {
    var path: FactPath
    var question: String
  }

  /// The facts missed in a text, each once, under the heaviest question; records as a whole only where nothing in them
  /// is missed by itself.
  private mutating func wanted(in bytes: [UInt8]) -> [Stub] {
    let result = engine.lint(bytes)
    guard result.isReadable else { return [] }
    var seen: Set<FactPath> = []
    var stubs: [Stub] = []
    var records: [Stub] = []
    for finding in result.findings where finding.verdict == .unstated {
      let question = engine.text(engine.book.rules[finding.rule].question, for: finding, language)
      for fact in finding.missing where !fact.isUndecided {
        guard let path = FactPath(cell: fact.cell, in: engine.facts, plan), seen.insert(path).inserted else { continue }
        let stub = Stub(path: path, question: question)
        if engine.facts.memory.cells[fact.cell].kind != .record {
          stubs.append(stub)
        } else if !isOpen(fact.cell) {
          records.append(stub)
        }
      }
    }
    let inner = Set(stubs.compactMap(\.path.owner))
    return stubs + records.filter { !inner.contains($0.path) }
  }

  /// Whether a record is marked as undecided as a whole.
  private func isOpen(_ cell: Int) -> Bool {
    let node = Int(engine.facts.cellNodes[cell])
    guard node >= 0, engine.facts.tree.nodes[node].kind == .scalar else { return false }
    return AnswerWords.isUndecided(AnswerWords.trimmed(engine.facts.tree.text(of: node)))
  }

  private mutating func facts(_ bytes: [UInt8]) -> Facts {
    bytesRead += bytes.count
    var facts = Facts()
    facts.memory.adopt(engine.book.pool)
    _ = facts.read(bytes, by: plan)
    return facts
  }

  private mutating func write(_ stub: Stub, _ outcome: inout Outcome) {
    let facts = facts(outcome.bytes)
    let keys = facts.keyLanguage ?? language
    do throws(EditError) {
      let value = EditValue.word(AnswerWords.undecided(keys))
      let edits = try stub.path.edits(setting: value, in: facts, plan.vocabulary, keys)
      guard let written = try? edits.applied(to: outcome.bytes) else { return }
      outcome.bytes = commented(stub, written) ?? written
      outcome.count += 1
    } catch {
      let label = LocalizedText(
        ja: stub.path.label(plan.vocabulary, .japanese), en: stub.path.label(plan.vocabulary, .english))
      outcome.left.append((label, error.message))
    }
  }

  /// The text with the question above the stub; nil where no comment can stand there, as inside brackets. The stub
  /// itself is what counts.
  private mutating func commented(_ stub: Stub, _ bytes: [UInt8]) -> [UInt8]? {
    let record = Asked(question: stub.question, record: Array(stub.path.steps.dropLast()))
    guard asked.insert(record).inserted else { return nil }
    let facts = facts(bytes)
    guard let cell = stub.path.cell(in: facts), facts.cellNodes[cell] > 0 else { return nil }
    let question = LocalizedText.stubQuestion(AnswerWords.line(stub.question))[language]
    let key = Int(facts.cellNodes[cell]) - 1
    let editor = TreeEditor(keepingSuppressionsIn: facts.tree)
    guard let edits = try? editor.insertComment(question, above: key) else { return nil }
    return try? edits.applied(to: bytes)
  }
}
