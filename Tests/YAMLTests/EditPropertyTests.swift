import Foundation
import TestSupport
import Testing
import YAML

/// Random changes to random documents: what comes out is what the same change makes of the plain values, and nothing
/// that the change does not concern is touched.
struct EditPropertyTests {
  /// More with SHIMON_EDIT_CASES.
  static var cases: Int { ProcessInfo.processInfo.environment["SHIMON_EDIT_CASES"].flatMap(Int.init) ?? 2_000 }

  @Test func randomChanges() {
    var changed = 0
    for seed in 0..<EditPropertyTests.cases {
      var change = RandomChange(seed: UInt64(seed))
      if let problem = change.run() {
        Issue.record(
          """
          seed \(seed): \(problem)
          \(change.name)
          --- before
          \(String(decoding: change.tree.source, as: UTF8.self).debugDescription)
          --- after
          \(change.result.map { String(decoding: $0, as: UTF8.self).debugDescription } ?? "none")
          """)
      }
      if change.result != nil { changed += 1 }
    }
    #expect(changed > EditPropertyTests.cases * 6 / 10)
  }
}
