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

  private let linter: Linter
  private var writer: FactWriter
  private let plan: BindingPlan
  private let language: Language

  /// A writer by the rules of a linter, with questions and, in a file without keys, keys in a language.
  package init(_ linter: Linter, language: Language) {
    self.linter = linter
    plan = linter.ruleSet.plan
    self.language = language
    writer = FactWriter(linter.ruleSet, language: language)
  }

  /// Adds the stubs that are missing. A text that cannot be read as a proposal stays as it is.
  package mutating func add(to bytes: [UInt8]) -> Outcome {
    var outcome = Outcome(bytes: bytes, count: 0, left: [])
    var tried: Set<FactPath> = []
    writer = FactWriter(linter.ruleSet, language: language)
    for _ in 0..<StubWriter.roundLimit {
      let wanted = wanted(in: outcome.bytes).filter { tried.insert($0.path).inserted }
      if wanted.isEmpty { break }
      for (index, stub) in wanted.enumerated() {
        guard writer.bytesRead < StubWriter.readLimit else {
          outcome.left.append((.furtherFacts(wanted.count - index), .tooManyAtOnce))
          return outcome
        }
        write(stub, &outcome)
      }
    }
    return outcome
  }

  private struct Stub {
    var path: FactPath
    var question: String
  }

  /// The facts missed in a text, each once, under the heaviest question; records as a whole only where nothing in them
  /// is missed by itself.
  private mutating func wanted(in bytes: [UInt8]) -> [Stub] {
    var proposal = linter.lint(bytes)
    guard proposal.result.isReadable else { return [] }
    var seen: Set<FactPath> = []
    var stubs: [Stub] = []
    var records: [Stub] = []
    for finding in proposal.result.findings where finding.verdict == .unstated {
      let question = FindingText(finding, in: &proposal, language, .question).question
      for fact in finding.missing where !fact.isUndecided {
        // Of a date whose month is written only the day is missing.
        if proposal.facts.memory.cells[fact.cell].kind == .span { continue }
        guard let path = FactPath(cell: fact.cell, in: proposal.facts, plan), seen.insert(path).inserted else {
          continue
        }
        let stub = Stub(path: path, question: question)
        if proposal.facts.memory.cells[fact.cell].kind != .record {
          stubs.append(stub)
        } else if !isOpen(fact.cell, in: proposal.facts) {
          records.append(stub)
        }
      }
    }
    let inner = Set(stubs.compactMap { $0.path.owner })
    return stubs + records.filter { !inner.contains($0.path) }
  }

  /// Whether a record is marked as undecided as a whole.
  private func isOpen(_ cell: Int, in facts: Facts) -> Bool {
    let node = Int(facts.cellNodes[cell])
    guard node >= 0, facts.tree.nodes[node].kind == .scalar else { return false }
    return AnswerWords.isUndecided(AnswerWords.trimmed(facts.tree.text(of: node)))
  }

  private mutating func write(_ stub: Stub, _ outcome: inout Outcome) {
    do throws(EditError) {
      outcome.bytes = try writer.write(at: stub.path, below: stub.question, in: outcome.bytes)
      outcome.count += 1
    } catch {
      let label = LocalizedText(
        ja: stub.path.label(plan.vocabulary, .japanese), en: stub.path.label(plan.vocabulary, .english))
      outcome.left.append((label, error.message))
    }
  }
}
