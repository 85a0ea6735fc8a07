import Foundation
import TestSupport
import Testing

/// The pages of `Rules` that the program writes are those that it would write now.
struct ReferencePageTests {
  @Test(arguments: [(["rules", "--catalogue"], "Rules/CATALOGUE.md"), (["docs", "fields"], "Rules/FIELDS.md")])
  func pages(_ arguments: [String], _ path: String) throws {
    let outcome = try Program.run(arguments, in: Program.root)
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try ExpectedOutput.holds(outcome.output, in: Program.root.appendingPathComponent(path)),
      "stale: run SHIMON_REWRITE=1 swift test --filter ReferencePageTests")
  }
}
