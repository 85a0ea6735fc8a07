import SourceText
import TestSupport
import Testing

@testable import Authoring

struct DiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff("a.yaml", old: Array(old.utf8), new: Array(new.utf8)).lines
      .map { String(decoding: $0.bytes, as: UTF8.self) + "\n" }.joined()
  }

  @Test func nothing() {
    #expect(diff("", "") == "")
    #expect(diff("件名: x\n", "件名: x\n") == "")
  }

  @Test func oneLine() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n五\n6\n7\n8\n9\n")
        == "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n")
  }

  @Test func ends() {
    #expect(diff("", "a\n") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", "") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +0,0 @@\n-a\n")
    #expect(
      diff("a", "a\n")
        == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
    #expect(diff("a\r\n", "a\n") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-a\r\n+a\n")
  }

  @Test func farChangesAreHunksOfTheirOwn() {
    let old = (0..<30).map { "\($0)\n" }
    var new = old
    new[2] = "x\n"
    new[25] = "y\n"
    #expect(diff(old.joined(), new.joined()).components { $0.hasPrefix("@@") } == 2)
    new[8] = "z\n"
    #expect(diff(old.joined(), new.joined()).components { $0.hasPrefix("@@") } == 2)
  }

  /// The changes make the new text of the old one, and are as few as the longest common part allows.
  @Test func randomTexts() {
    for seed in 0..<300 {
      var dice = RandomSource(seed: UInt64(seed))
      let old = (0..<dice.below(25)).map { _ in dice.below(6) }
      let new = (0..<dice.below(25)).map { _ in dice.below(6) }
      let changes = LineDifference(old, new).changes
      var result: [Int] = []
      var at = 0
      for change in changes {
        result += old[at..<change.old.lowerBound] + new[change.new]
        at = change.old.upperBound
      }
      result += old[at...]
      #expect(result == new, "seed \(seed)")
      let cost = changes.reduce(0) { $0 + $1.old.count + $1.new.count }
      #expect(cost == old.count + new.count - 2 * longestCommon(old, new), "seed \(seed)")
    }
  }

  private func longestCommon(_ left: [Int], _ right: [Int]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for value in left {
      var last = 0
      for (index, other) in right.enumerated() {
        let next = value == other ? last + 1 : max(row[index], row[index + 1])
        (last, row[index + 1]) = (row[index + 1], next)
      }
    }
    return row[right.count]
  }

  @Test func tooManyChangesAreOne() {
    let old = (0..<2_000).map { $0 }
    let new = (0..<2_000).map { $0 + 10_000 }
    #expect(LineDifference(old, new).changes == [LineDifference.Change(old: 0..<2_000, new: 0..<2_000)])
  }
}

extension String {
  fileprivate func components(_ isWanted: (Substring) -> Bool) -> Int { split(separator: "\n").filter(isWanted).count }
}
