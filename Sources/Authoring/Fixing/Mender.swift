import Proposal
import SourceText
import YAML

/// Makes the mechanical mends of a proposal: full-width slips, missing spaces, misspelt keys and choices that can only
/// mean one thing.
///
/// Every round reads the text again. A mend counts only where it leaves fewer mistakes than before, so the text never
/// has more of them than it had.
public struct Mender: Sendable {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The text; as it was where nothing was mended.
    public var bytes: [UInt8]
    /// How many mends were made.
    public var count: Int
    /// The mistakes that are left.
    public var left: [Diagnostic]
  }

  /// So many rounds are made at most: a mend can uncover the next mistake.
  static let roundLimit = 10
  /// In a round where the mends do not go together, so many are tried one by one.
  private static let singleLimit = 200

  private let plan: BindingPlan

  /// A mender for proposals of a vocabulary.
  public init(_ plan: BindingPlan) { self.plan = plan }

  /// Mends until nothing more can be mended.
  public func mend(_ bytes: [UInt8]) -> Outcome {
    let start = Reading(bytes, plan)
    var reading = start
    var best = (reading: start, count: 0)
    var count = 0
    // A mend may uncover the next mistake in its place, so a round need not leave fewer; what counts is where it ends.
    for _ in 0..<Mender.roundLimit {
      guard let (next, made) = round(reading) else { break }
      reading = next
      count += made
      if reading.isBetter(than: best.reading) { best = (reading, count) }
    }
    return Outcome(bytes: best.reading.bytes, count: best.count, left: best.reading.form + best.reading.meaning)
  }

  private func round(_ reading: Reading) -> (Reading, Int)? {
    let mends = reading.safeMends
    guard !mends.isEmpty else { return nil }
    if let next = reading.applying(mends.flatMap { $0 }), !reading.isBetter(than: next) {
      return (next, mends.count)
    }
    guard mends.count > 1 else { return nil }
    // From the end, so that the places of those before stay.
    var current = reading
    var made = 0
    for mend in mends.suffix(Mender.singleLimit).reversed() {
      guard let next = current.applying(mend), !current.isBetter(than: next) else { continue }
      current = next
      made += 1
    }
    return made > 0 ? (current, made) : nil
  }

  /// A text with its mistakes.
  private struct Reading {
    let plan: BindingPlan
    let bytes: [UInt8]
    let facts: Facts
    let form: [Diagnostic]
    let meaning: [Diagnostic]

    init(_ bytes: [UInt8], _ plan: BindingPlan) {
      self.bytes = bytes
      self.plan = plan
      var facts = Facts()
      (form, meaning) = facts.read(bytes, by: plan)
      self.facts = facts
    }

    private var errors: (form: Int, meaning: Int) {
      // What is no proposal at all has no meaning to be mistaken: that is a mistake of form.
      let none = meaning.count { $0.code == MendJudge.notAProposal }
      return (form.count { $0.severity == .error } + none, meaning.count { $0.severity == .error } - none)
    }

    /// Mistakes of meaning can be counted only where there are none of form.
    func isBetter(than other: Reading) -> Bool {
      errors.form < other.errors.form || (errors.form == other.errors.form && errors.meaning < other.errors.meaning)
    }

    func applying(_ mend: [TextEdit]) -> Reading? {
      guard let result = try? mend.applied(to: bytes) else { return nil }
      return Reading(result, plan)
    }

    /// The mends that may be made without asking, those of one mistake together, in order of place, none over another.
    var safeMends: [[TextEdit]] {
      let judge = MendJudge(facts, bytes, plan.vocabulary)
      var end = -1
      var result: [[TextEdit]] = []
      for diagnostic in (form + meaning).sorted(by: { $0.span.start < $1.span.start }) {
        let mends = judge.safeMends(diagnostic)
        guard let first = mends.map(\.span.start).min(), let last = mends.map(\.span.end).max(),
          Int(first) > end || (Int(first) == end && last > first)
        else { continue }
        result.append(mends)
        end = Int(last)
      }
      return result
    }
  }
}
