import Linting
import Proposal
import SourceText
import YAML

/// Makes the fixes of a proposal that cannot change what is said: full-width signs, missing spaces, and misspelt keys
/// and choices that can mean one thing only. Which these are each diagnostic knows (see ``SourceText/Fix``).
///
/// Every round reads the text again. A fix counts only where it leaves fewer mistakes than before, so the text never
/// has more of them than it had.
package struct Fixer: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The text; as it was where nothing was fixed.
    package var bytes: [UInt8]
    /// What differs, line by line.
    package var changes: [FixedPlace]
    /// The mistakes that are left.
    package var left: [Diagnostic]
  }

  /// So many rounds are made at most: a fix can uncover the next mistake.
  static let roundLimit = 10
  /// When a round's fixes conflict, at most this many are tried one by one.
  private static let singleLimit = 200

  private let plan: BindingPlan

  /// A fixer for proposals of a vocabulary.
  package init(_ plan: BindingPlan) { self.plan = plan }

  /// Fixes until nothing more can be fixed.
  package func fix(_ bytes: [UInt8]) -> Outcome {
    let start = Reading(bytes, plan)
    var reading = start
    var best = start
    // A fix may uncover the next mistake in its place, so a round need not leave fewer; what counts is where it ends.
    for _ in 0..<Fixer.roundLimit {
      guard let next = round(reading) else { break }
      reading = next
      if reading.isBetter(than: best) { best = reading }
    }
    // What is said of the changes is shown, and pasted numbers of persons are not.
    let (old, new) = (PersonalData(in: bytes).hidden(bytes), PersonalData(in: best.bytes).hidden(best.bytes))
    return Outcome(bytes: best.bytes, changes: FixedPlace.all(from: old, to: new), left: best.form + best.meaning)
  }

  private func round(_ reading: Reading) -> Reading? {
    let fixes = reading.safeFixes
    guard !fixes.isEmpty else { return nil }
    if let next = reading.applying(fixes.flatMap { $0 }), !reading.isBetter(than: next) { return next }
    guard fixes.count > 1 else { return nil }
    // From the end, so that the places of those before stay.
    var current: Reading?
    for fix in fixes.suffix(Fixer.singleLimit).reversed() {
      guard let next = (current ?? reading).applying(fix), !(current ?? reading).isBetter(than: next) else { continue }
      current = next
    }
    return current
  }

  /// A text with its mistakes.
  private struct Reading {
    let plan: BindingPlan
    let bytes: [UInt8]
    let form: [Diagnostic]
    let meaning: [Diagnostic]

    init(_ bytes: [UInt8], _ plan: BindingPlan) {
      self.bytes = bytes
      self.plan = plan
      var facts = Facts()
      (form, meaning) = facts.read(bytes, by: plan)
    }

    private var errors: (form: Int, meaning: Int) {
      // What is no proposal at all has no meaning to be mistaken: that is a mistake of form.
      let none = meaning.count { $0.isNoProposal }
      return (form.count { $0.severity == .error } + none, meaning.count { $0.severity == .error } - none)
    }

    /// Mistakes of meaning can be counted only where there are none of form.
    func isBetter(than other: Reading) -> Bool {
      errors.form < other.errors.form || (errors.form == other.errors.form && errors.meaning < other.errors.meaning)
    }

    func applying(_ edits: [TextEdit]) -> Reading? {
      guard let result = try? edits.applied(to: bytes) else { return nil }
      return Reading(result, plan)
    }

    /// The edits that may be made without asking, those of one mistake together, in order of place, none over another.
    var safeFixes: [[TextEdit]] {
      var end = -1
      var result: [[TextEdit]] = []
      for diagnostic in (form + meaning).sorted(by: { $0.span.start < $1.span.start }) {
        guard let fix = diagnostic.fix, fix.safety == .safe, let first = fix.edits.map({ $0.span.start }).min(),
          let last = fix.edits.map({ $0.span.end }).max(), Int(first) > end || (Int(first) == end && last > first)
        else { continue }
        result.append(fix.edits)
        end = Int(last)
      }
      return result
    }
  }
}
