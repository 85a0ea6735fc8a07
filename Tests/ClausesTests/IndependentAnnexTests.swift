import Foundation
import SourceText
import TestSupport
import Testing

@testable import Clauses

/// Looks for clauses in the annexes of `Annexes/`, which were written before the evidence was, and in each of them with
/// its sentences turned around. The outcome is a table of `Rules/README.md`.
///
/// Below a sentence, `+` lists the points that it states (the clause and the place among its points), and `-` is the same
/// sentence laid down the other way round.
struct IndependentAnnexTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let marks = (start: "<!-- annexes: generated -->\n", end: "<!-- end of annexes -->\n")

  private struct Line {
    var text: String
    var points: [String] = []
    var turned: String?
  }

  private struct Annex {
    var name: String
    var lines: [Line]

    var sound: String { lines.map { $0.text }.joined(separator: "\n") }
    var turned: String { lines.map { $0.turned ?? $0.text }.joined(separator: "\n") }
  }

  /// What became of the sentences of an annex.
  private struct Count {
    var sound = 0
    var found = 0
    var flagged = 0
    var turned = 0
    var quoted = 0
    var opposite = 0

    static func + (one: Count, two: Count) -> Count {
      Count(
        sound: one.sound + two.sound, found: one.found + two.found, flagged: one.flagged + two.flagged,
        turned: one.turned + two.turned, quoted: one.quoted + two.quoted, opposite: one.opposite + two.opposite)
    }

    var row: String {
      "\(found) of \(sound) | \(flagged) | \(quoted) of \(turned) | \(opposite) | \(turned - opposite - quoted) |\n"
    }
  }

  private static func annexes() throws -> [Annex] {
    let folder = tests.appendingPathComponent("Annexes")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      var lines: [Line] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0) }) {
        let last = lines.count - 1
        if line.hasPrefix("+ "), last >= 0 {
          lines[last].points = line.dropFirst(2).split(separator: " ").map { String($0) }
        } else if line.hasPrefix("- "), last >= 0, !lines[last].points.isEmpty, lines[last].turned == nil {
          let number = lines[last].text.prefixMatch(of: /(第[0-9０-９]+条?(（[^）]*）)?　?|[0-9０-９]+　)/)?.0 ?? ""
          let turned = String(line.dropFirst(2))
          lines[last].turned = turned.hasPrefix(number) ? turned : number + turned
        } else {
          lines.append(Line(text: line))
        }
      }
      return Annex(name: name, lines: lines)
    }
  }

  /// What becomes of every point in a text, by clause and place.
  private static func points(in text: String) throws -> [String: SpecificationCheck.Point] {
    let ruleSet = ClauseSetTests.ruleSet
    let needed = ruleSet.clauses.map { NeededClause(clause: $0, askedBy: [], points: Array($0.evidence.indices)) }
    let check = SpecificationCheck(ruleSet, needed: needed, try Specification(bytes: Array(text.utf8)))
    var points: [String: SpecificationCheck.Point] = [:]
    for result in check.results {
      for (place, point) in result.points.enumerated() { points["\(result.clause)/\(place + 1)"] = point }
    }
    return points
  }

  private static func count(_ annex: Annex) throws -> Count {
    let sound = try points(in: annex.sound)
    let turned = try points(in: annex.turned)
    var count = Count(flagged: sound.values.count { $0.state == .opposite })
    for (number, line) in annex.lines.enumerated() {
      for name in line.points {
        let point = try #require(sound[name], "\(annex.name): \(name)")
        count.sound += 1
        if point.state == .stated { count.found += 1 }
        guard line.turned != nil, let other = turned[name] else { continue }
        count.turned += 1
        if other.state == .opposite { count.opposite += 1 }
        if other.state == .stated, other.place?.line == number + 1 { count.quoted += 1 }
      }
    }
    return count
  }

  @Test func theTableIsTrue() throws {
    var text = "| annex | sound, found | sound, opposite | turned, quoted as stating it | turned, opposite |"
    text += " turned, lacking |\n"
    text += "| --- | --: | --: | --: | --: | --: |\n"
    var all = Count()
    for annex in try IndependentAnnexTests.annexes() {
      let count = try IndependentAnnexTests.count(annex)
      all = all + count
      text += "| `\(annex.name)` | \(count.row)"
    }
    text += "| all | \(all.row)"
    let readme = IndependentAnnexTests.tests.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Rules/README.md")
    let marks = IndependentAnnexTests.marks
    #expect(
      try ExpectedOutput.holds(text, in: readme, from: marks.start, to: marks.end),
      "stale: run SHIMON_REWRITE=1 swift test --filter IndependentAnnex")
    #expect(all.sound >= 300)
    #expect(all.turned >= 280)
    #expect(all.found * 10 >= all.sound * 9, "\(all.found) of \(all.sound) sound sentences were found")
    #expect(all.quoted * 50 <= all.turned, "\(all.quoted) of \(all.turned) turned sentences were quoted as stating it")
    #expect(all.flagged == 0)
  }
}
