import Foundation
import Linting
import SourceText
import TestSupport
import Testing

@testable import Clauses

/// Looks for the clauses of every sample's annex in that annex: as it is, with each article removed, reordered, reworded
/// and negated. The outcome is a table of `Rules/README.md`; with `SHIMON_REWRITE=1` in the environment it is written anew.
struct EvidenceReplayTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let marks = (start: "<!-- evidence: generated -->\n", end: "<!-- end of evidence -->\n")

  /// The annex of a sample.
  private struct Sample {
    var needed: [NeededClause]
    /// The articles with their texts.
    var articles: [(clause: String, text: String)]
  }

  /// Articles searched for the points of all clauses. Evidence never reaches beyond an article, so a text states what one
  /// of its articles states; `wholeTexts` checks that.
  private struct Searcher {
    let points: PointIndex
    private var known: [String: [SpecificationCheck.Point.State]] = [:]

    init(_ ruleSet: ClauseSet) { points = PointIndex(ruleSet) }

    mutating func states(_ text: String) throws -> [SpecificationCheck.Point.State] {
      if let states = known[text] { return states }
      let states = try points.states(in: text)
      known[text] = states
      return states
    }

    /// The verdict on a clause in a text of these articles.
    mutating func verdict(_ need: NeededClause, _ articles: [String]) throws -> SpecificationCheck.Coverage {
      let all = try articles.map { try states($0) }
      return SpecificationCheck.verdict(
        need.points.map { point in
          let number = (points.offsets[need.clause.id] ?? 0) + point
          let states = all.map { $0[number] }
          let state: SpecificationCheck.Point.State =
            states.contains(.opposite) ? .opposite : states.contains(.stated) ? .stated : .lacking
          let evidence = need.clause.evidence[point]
          return SpecificationCheck.Point(
            name: evidence.name, isEssential: evidence.isEssential, state: state, place: nil)
        })
    }
  }

  /// How often which verdict was given.
  private struct Count {
    var verdicts: [SpecificationCheck.Coverage: Int] = [:]

    mutating func add(_ verdict: SpecificationCheck.Coverage) { verdicts[verdict, default: 0] += 1 }

    subscript(verdict: SpecificationCheck.Coverage) -> Int { verdicts[verdict] ?? 0 }
    var total: Int { verdicts.values.reduce(0, +) }
  }

  /// The readable papers of all samples.
  private static let papers = Result {
    let folder = root.appendingPathComponent("SamplePolicies")
    let linter = Linter(ClauseSetTests.ruleSet.rules)
    var papers: [LintedProposal] = []
    for board in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let place = folder.appendingPathComponent(board)
      let files = ((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []).sorted()
      for file in files where file.hasSuffix(".submitted.yaml") || file.hasSuffix(".approved.yaml") {
        let paper = linter.lint(Array(try Data(contentsOf: place.appendingPathComponent(file))))
        if paper.result.isReadable { papers.append(paper) }
      }
    }
    return papers
  }

  private static func samples(
    _ ruleSet: ClauseSet, _ language: Language, _ parties: (city: String, contractor: String)? = nil
  ) throws -> [Sample] {
    var names: [String: LocalizedText] = [:]
    if let parties {
      names["city"] = LocalizedText(verbatim: parties.city)
      names["contractor"] = LocalizedText(verbatim: parties.contractor)
    }
    return try papers.get().map { paper in
      var paper = paper
      let findings = paper.result.findings
      let needed = ruleSet.needed(&paper, findings: findings, onlyMissing: false)
      let annex = Annex(
        ruleSet, &paper, findings: findings, names: ContractNames(names), language: language, onlyMissing: false)
      return Sample(needed: needed, articles: annex.articles.map { ($0.clause, text($0, language)) })
    }
  }

  /// An article as it stands in a text file.
  private static func text(_ article: Annex.Article, _ language: Language) -> String {
    let isJapanese = language == .japanese
    var text =
      isJapanese
      ? "第\(article.number)条（\(article.title)）\n" : "Article \(article.number) (\(article.title))\n"
    for (index, paragraph) in article.paragraphs.enumerated() {
      text += index == 0 ? "" : isJapanese ? "\(index + 1)　" : "\(index + 1). "
      text += paragraph.text + "\n"
      for (place, item) in paragraph.items.enumerated() { text += "  (\(place + 1)) \(item)\n" }
    }
    return text
  }

  private static func row(_ name: String, _ count: Count, wanted: Set<SpecificationCheck.Coverage>) -> String {
    let right = wanted.reduce(0) { $0 + count[$1] }
    return
      "| \(name) | \(count.total) | \(count[.stated]) | \(count[.partly]) | \(count[.lacking]) | \(count[.opposite]) | \(count.total - right) |\n"
  }

  private static func table(_ searcher: inout Searcher) throws -> (text: String, wrong: Int, total: Int) {
    var text = "| text | clauses | stated | partly | lacking | opposite | wrong |\n"
    text += "| --- | --: | --: | --: | --: | --: | --: |\n"
    var wrong = 0
    var total = 0
    var foundBy: [String: Int] = [:]
    func add(_ name: String, _ count: Count, wanted: Set<SpecificationCheck.Coverage>) {
      text += row(name, count, wanted: wanted)
      wrong += count.total - wanted.reduce(0) { $0 + count[$1] }
      total += count.total
    }
    for language in Language.allCases {
      let samples = try samples(searcher.points.ruleSet, language)
      var whole = Count()
      var removed = Count()
      for sample in samples {
        for need in sample.needed {
          whole.add(try searcher.verdict(need, sample.articles.map(\.text)))
          let others = sample.articles.filter { $0.clause != need.clause.id }
          let verdict = try searcher.verdict(need, others.map(\.text))
          removed.add(verdict)
          guard verdict != .lacking else { continue }
          for other in others where try searcher.verdict(need, [other.text]) != .lacking {
            foundBy["\(need.clause.id) in \(other.clause) (\(language.rawValue))", default: 0] += 1
          }
        }
      }
      add("`\(language.rawValue)` annex as written", whole, wanted: [.stated])
      add("`\(language.rawValue)` the clause's article removed", removed, wanted: [.lacking])
      for rewording in Rewording.all where rewording.language == language {
        var count = Count()
        // Most articles stand in many papers.
        var reworded: [String: String] = [:]
        for sample in try self.samples(searcher.points.ruleSet, language, rewording.parties) {
          let articles = sample.articles.map { article in
            let text = reworded[article.text] ?? rewording.apply(article.text)
            reworded[article.text] = text
            return text
          }
          for need in sample.needed { count.add(try searcher.verdict(need, articles)) }
        }
        add("`\(language.rawValue)` reworded: \(rewording.name)", count, wanted: [.stated])
      }
      for negation in Rewording.negations where negation.language == language {
        var count = Count()
        for sample in samples {
          for need in sample.needed {
            let article = sample.articles.first { $0.clause == need.clause.id }?.text ?? ""
            // Articles on the city's own rights have nothing to negate.
            guard negation.turns(article) else { continue }
            count.add(try searcher.verdict(need, [negation.apply(article)]))
          }
        }
        add(
          "`\(language.rawValue)` the clause's article alone, negated: \(negation.name)", count,
          wanted: [.opposite, .lacking])
      }
    }
    text += "\n<details><summary>Clauses found although their article is removed, and where</summary>\n\n"
    for (name, count) in foundBy.sorted(by: { $0.key < $1.key }) { text += "- \(name): \(count)\n" }
    return (text + "\n</details>\n", wrong, total)
  }

  @Test func theTableIsTrue() throws {
    var searcher = Searcher(ClauseSetTests.ruleSet)
    let (table, wrong, total) = try EvidenceReplayTests.table(&searcher)
    let file = EvidenceReplayTests.root.appendingPathComponent("Rules/README.md")
    let marks = EvidenceReplayTests.marks
    #expect(
      try ExpectedOutput.holds(table, in: file, from: marks.start, to: marks.end),
      "stale: run SHIMON_REWRITE=1 swift test --filter EvidenceReplay")
    #expect(total > 5_000)
    #expect(wrong * 100 <= total * 3, "\(wrong) of \(total) verdicts are wrong")
  }

  /// A text is the sum of its articles, in whatever order.
  @Test(arguments: Language.allCases) func wholeTexts(_ language: Language) throws {
    let ruleSet = ClauseSetTests.ruleSet
    var searcher = Searcher(ruleSet)
    for sample in try EvidenceReplayTests.samples(ruleSet, language).enumerated().filter({ $0.offset % 8 == 0 }).map(
      \.element)
    {
      let texts = sample.articles.map(\.text)
      for order in [texts, texts.reversed(), Array(texts[(texts.count / 2)...] + texts[..<(texts.count / 2)])] {
        let check = SpecificationCheck(
          ruleSet, needed: sample.needed, try Specification(bytes: Array(order.joined(separator: "\n").utf8)))
        for (need, result) in zip(sample.needed, check.results) {
          #expect(result.verdict == (try searcher.verdict(need, texts)), "\(result.clause)")
        }
      }
    }
  }
}
