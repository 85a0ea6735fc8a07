import BuiltinRuleSet
import Clauses
import Linting
import SourceText
import Word

/// The check of an existing specification: any text is searched, every quotation stands where it is said to stand.
///
/// The first byte says whether lines wrap, as in text files, or are paragraphs, as in Word.
struct SpecificationTarget: FuzzTarget {
  static let name = "specification"
  private let clauses: ClauseSet
  private let needed: [NeededClause]

  init() {
    clauses = ClauseSet(RuleSet.builtin())
    needed = clauses.clauses.map { NeededClause(clause: $0, askedBy: [], points: Array($0.evidence.indices)) }
  }

  mutating func problem(with bytes: [UInt8]) -> String? {
    guard let choice = bytes.first else { return nil }
    let text = Array(bytes.dropFirst())
    let specification: Specification
    do throws(Specification.Refusal) {
      if choice & 1 == 0 {
        specification = try Specification(bytes: text)
      } else {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        specification = try Specification(paragraphs: lines.map { String(decoding: $0, as: UTF8.self) })
      }
    } catch {
      return error.message.ja.isEmpty || error.message.en.isEmpty ? "refused without a word" : nil
    }
    let check = SpecificationCheck(clauses, needed: needed, specification)
    let soundness = Soundness(specification.bytes)
    for point in check.results.flatMap(\.points) {
      guard let place = point.place else {
        if point.state != .lacking { return "\(point.name.en): \(point.state) nowhere" }
        continue
      }
      if let problem = soundness.problem(with: place.span) { return "\(point.name.en): \(problem)" }
      if place.span.isEmpty || place.line < 1 { return "\(point.name.en): an empty place" }
    }
    return check.results.count == needed.count ? nil : "a clause was forgotten"
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    let linter = Linter(ClauseSet(RuleSet.builtin()).rules)
    let clauses = ClauseSet(RuleSet.builtin())
    return project.proposals.prefix(24).enumerated().map { index, proposal in
      var proposal = linter.lint(proposal)
      let result = proposal.result
      let annex = Annex(
        clauses, &proposal, findings: result.findings, names: ContractNames(), language: .japanese, onlyMissing: true)
      let lines = annex.articles.dropFirst(index % 7).prefix(5).flatMap { article in
        ["第\(article.number)条　\(article.title)"] + article.paragraphs.flatMap { [$0.text] + $0.items }
      }
      return [UInt8(index)] + Array(lines.joined(separator: "\n").utf8)
    }
  }
}
