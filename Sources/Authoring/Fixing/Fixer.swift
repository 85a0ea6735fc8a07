import Proposal
import SourceText
import YAML

/// Decides which mends may be made without asking.
///
/// A slip of the keyboard has one meaning. A misspelt word is mended only where the words near to it all mean the same,
/// and where nothing differs that could turn it around: `認めず` is no slip of `認める`, nor `tier5` of `tier4`.
struct MendJudge {
  private let facts: Facts
  private let bytes: [UInt8]
  private let vocabulary: Vocabulary

  init(_ facts: Facts, _ bytes: [UInt8], _ vocabulary: Vocabulary) {
    self.facts = facts
    self.bytes = bytes
    self.vocabulary = vocabulary
  }

  /// The code of a file that holds no fields.
  static let notAProposal = "proposal/not-a-proposal"

  /// The mends of a mistake that may be made; none where there is doubt.
  func safeMends(_ diagnostic: Diagnostic) -> [TextEdit] {
    return isSafe(diagnostic) ? diagnostic.fix?.edits ?? [] : []
  }

  private func isSafe(_ diagnostic: Diagnostic) -> Bool {
    switch diagnostic.code {
    case "proposal/unknown-field":
      guard let node = node(at: diagnostic.span), let record = record(ofMappingAt: node) else { return false }
      let words = record.fields.flatMap { $0.japaneseKeys + $0.englishKeys }
      return isSlip(node, diagnostic.fix?.edits ?? [], words, record.keys)
    case "proposal/unknown-choice":
      guard let node = node(at: diagnostic.span), let choice = choice(ofValueAt: node) else { return false }
      let words = choice.options.flatMap { $0.japaneseWords + $0.englishWords }
      return isSlip(node, diagnostic.fix?.edits ?? [], words, choice.words)
    default: return diagnostic.fix?.safety == .safe
    }
  }

  // MARK: Words

  private func isSlip(_ node: Int, _ mends: [TextEdit], _ words: [String], _ table: WordTable) -> Bool {
    let word = AnswerWords.trimmed(facts.tree.text(of: node))
    let nearest = Spelling.allNearest(to: word, among: words)
    let numbers = Set(nearest.map { table.find(Array($0.utf8)[...]) })
    guard numbers.count == 1, let mend = mends.first, mends.count == 1, nearest.contains(mend.text) else {
      return false
    }
    // 「電子データ・紙」 says two things; a mend must not drop one of them.
    let meant = table.find(Array(mend.text.utf8)[...])
    let saysMore = words.contains { other in
      word.contains(other) && !mend.text.contains(other) && table.find(Array(other.utf8)[...]) != meant
    }
    return !saysMore && !MendJudge.mayTurnAround(word, mend.text)
  }

  /// Signs that change what is said: digits, what denies, allows or orders, and what joins one thing to another.
  private static let decisive = Set(
    "0123456789不無非未禁否可要必済前後内外有ずなぬ等他及又併或、，,/＋+＆&".unicodeScalars.map(\.value))
  private static let denials = ["un", "non", "not", "no", "in", "dis", "without"]

  /// Whether the difference of two words may be one of meaning.
  static func mayTurnAround(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Spelling.fold(left), Spelling.fold(right))
    var counts: [UInt32: Int] = [:]
    for value in left { counts[value, default: 0] += 1 }
    for value in right { counts[value, default: 0] -= 1 }
    if counts.contains(where: { $0.value != 0 && decisive.contains($0.key) }) { return true }
    return denials.contains { denial in
      let scalars = denial.unicodeScalars.map(\.value)
      return left.starts(with: scalars) != right.starts(with: scalars)
    }
  }

  // MARK: Places

  private func node(at span: Span) -> Int? {
    facts.tree.nodes.firstIndex { $0.kind == .scalar && $0.span == span }
  }

  private func record(ofMappingAt key: Int) -> RecordType? {
    let mapping = Int32(truncatingIfNeeded: facts.tree.nodes[key].parent)
    return facts.instances.first { $0.node == mapping }.map { vocabulary.records[Int($0.type)] }
  }

  /// The choice type of the field that a value, or an item of a list, stands in.
  private func choice(ofValueAt node: Int) -> ChoiceType? {
    var candidates = [Int32(truncatingIfNeeded: node)]
    let parent = Int(facts.tree.nodes[node].parent)
    if facts.tree.nodes[parent].kind == .sequence { candidates.append(Int32(truncatingIfNeeded: parent)) }
    for instance in facts.instances {
      let fields = vocabulary.records[Int(instance.type)].fields
      for (number, field) in fields.enumerated() {
        guard case .choice(let type) = field.type.element,
          candidates.contains(facts.cellNodes[Int(instance.base) + number])
        else { continue }
        return vocabulary.choices[type]
      }
    }
    return nil
  }
}

/// Makes the mechanical mends of a proposal: full-width slips, missing spaces, misspelt keys and choices that can only
/// mean one thing.
///
/// Every round reads the text again. A mend counts only where it leaves fewer mistakes than before, so the text never
/// has more of them than it had.
package struct Mender: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The text; as it was where nothing was mended.
    package var bytes: [UInt8]
    /// How many mends were made.
    package var count: Int
    /// The mistakes that are left.
    package var left: [Diagnostic]
  }

  /// So many rounds are made at most: a mend can uncover the next mistake.
  static let roundLimit = 10
  /// In a round where the mends do not go together, so many are tried one by one.
  private static let singleLimit = 200

  private let plan: BindingPlan

  /// A mender for proposals of a vocabulary.
  package init(_ plan: BindingPlan) { self.plan = plan }

  /// Mends until nothing more can be mended.
  package func mend(_ bytes: [UInt8]) -> Outcome {
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
