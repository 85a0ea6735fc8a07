import Linting
import Proposal
import SourceText

/// What the rules say of a text: every verdict with the entry it is about and the facts that are missing.
struct VerdictTable {
  /// One verdict.
  struct Line: Hashable {
    var rule: Int
    /// The entry by its path; empty for the whole proposal.
    var place: String
    var verdict: Verdict
    /// The missing facts by path, in alphabetical order; one that is undecided with a question mark.
    var missing: [String] = []
  }

  /// An entry that a rule judged.
  struct Subject: Hashable {
    var rule: Int
    var instance: Int32
  }

  private(set) var lines: [Line] = []
  /// The fingerprints of all findings, with their rules.
  private(set) var fingerprints: [[UInt64]] = []
  /// Mistakes in the text, by code.
  private(set) var problems: [String] = []
  /// Spans of findings that are no proper part of the text.
  private(set) var badSpans: [String] = []

  /// Lints a text.
  init(_ linter: inout Linter, _ bytes: [UInt8]) {
    self = linter.lint(bytes) { VerdictTable($0) }
  }

  /// What was found in a text.
  init(_ proposal: LintedProposal) {
    let result = proposal.result
    problems = result.problems.map(\.code) + result.remarks.filter { $0.severity == .error }.map(\.code)
    let findings = result.findings + result.suppressed.map(\.finding)
    var missing: [Subject: [String]] = [:]
    for finding in findings where finding.verdict == .unstated {
      let subject = Subject(rule: finding.rule, instance: Int32(finding.instance))
      // One rule may have several findings on one entry, each with its own facts.
      missing[subject, default: []] += finding.missing.map { $0.isUndecided ? $0.path + "?" : $0.path }
    }
    var places: [Int32: String] = [-1: ""]
    for outcome in proposal.outcomes {
      let place =
        places[outcome.instance] ?? proposal.facts.path(ofInstance: Int(outcome.instance), proposal.ruleSet.plan)
      places[outcome.instance] = place
      let rule = Int(outcome.rule)
      let facts =
        outcome.verdict == .unstated
        ? missing[Subject(rule: rule, instance: outcome.instance), default: []].sorted() : []
      lines.append(Line(rule: rule, place: place, verdict: outcome.verdict, missing: facts))
    }
    fingerprints = findings.map { [UInt64($0.rule), $0.fingerprint] }.sorted { $0.lexicographicallyPrecedes($1) }
    for finding in findings {
      for span in [finding.span] + finding.reasons.map(\.span) where !VerdictTable.isProper(span, in: proposal.source) {
        badSpans.append("\(proposal.ruleSet.rules[finding.rule].id): \(span)")
      }
    }
  }

  /// Whether a span holds whole characters of the text, the first and last of them no white space.
  static func isProper(_ span: Span, in bytes: [UInt8]) -> Bool {
    guard span.start < span.end, Int(span.end) <= bytes.count else { return false }
    func isInside(_ index: Int) -> Bool { index < bytes.count && bytes[index] & 0xC0 == 0x80 }
    guard !isInside(Int(span.start)), !isInside(Int(span.end)) else { return false }
    return bytes[Int(span.start)] > 0x20 && bytes[Int(span.end) - 1] > 0x20
  }

  /// The same with the entries of lists called by the places that they had before.
  func renumbered(by origins: [String: [Int]]) -> VerdictTable {
    guard !origins.isEmpty else { return self }
    var known: [String: String] = [:]
    func old(_ path: String) -> String {
      if let found = known[path] { return found }
      let found = VerdictTable.renumber(path, by: origins)
      known[path] = found
      return found
    }
    var result = self
    for index in lines.indices {
      result.lines[index].place = old(lines[index].place)
      result.lines[index].missing = lines[index].missing.map(old).sorted()
    }
    return result
  }

  private static func renumber(_ path: String, by origins: [String: [Int]]) -> String {
    var (new, old) = ("", "")
    for part in path.split(separator: ".") {
      let pieces = part.split(separator: "[")
      let dot = new.isEmpty ? "" : "."
      new += dot + pieces[0]
      old += dot + pieces[0]
      guard pieces.count == 2, let index = Int(pieces[1].prefix { $0.isNumber }) else { continue }
      old += "[\(origins[new].map { $0[index] } ?? index)]" + pieces[1].drop { $0.isNumber }.dropFirst()
      new += "[\(pieces[1])"
    }
    return old
  }

  /// The rules whose findings have other fingerprints, by id.
  func renamedFindings(since before: VerdictTable, except exempt: Set<String>, _ ruleSet: RuleSet) -> [String] {
    let changed = Set(fingerprints).symmetricDifference(before.fingerprints)
      .filter { !exempt.contains(ruleSet.rules[Int($0[0])].id) }
    return Set(changed.map { "other fingerprint: " + ruleSet.rules[Int($0[0])].id }).sorted()
  }

  /// What differs, in words; nothing where the verdicts are the same.
  func differences(from before: VerdictTable, except exempt: Set<String> = [], _ ruleSet: RuleSet) -> [String] {
    if lines == before.lines { return [] }
    var counts: [Line: Int] = [:]
    for line in before.lines { counts[line, default: 0] -= 1 }
    for line in lines { counts[line, default: 0] += 1 }
    return counts.filter { $0.value != 0 && !exempt.contains(ruleSet.rules[$0.key.rule].id) }.map { line, count in
      let missing = line.missing.isEmpty ? "" : " (\(line.missing.joined(separator: ", ")))"
      return
        "\(count < 0 ? "before" : "after"): \(ruleSet.rules[line.rule].id) \(line.place) \(line.verdict.word)\(missing)"
    }.sorted()
  }
}
