import Foundation
import TestSupport
import Testing

/// Runs every file of `Scenarios`; with `SHIMON_REWRITE=1` in the environment it writes anew what each expects.
struct ScenarioTests {
  static let folder = Program.root.appendingPathComponent("Tests/CommandTests/Scenarios")

  static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".scenario") }.sorted()
  }

  @Test func thereAreScenarios() { #expect(ScenarioTests.names.count >= 20) }

  @Test(arguments: names)
  func scenario(_ name: String) throws {
    let file = ScenarioTests.folder.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let scenario = Scenario(text)
    let scratch = try TemporaryFolder()
    for (path, content) in scenario.files {
      let target = scratch.url.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: target)
    }
    let outcome = try Program.run(
      scenario.arguments, in: scratch.url, input: Data((scenario.input ?? "").utf8))
    if try ExpectedOutput.isRewritten() {
      let rewritten = Scenario.rewritten(text, outcome)
      if rewritten != text { try rewritten.write(to: file, atomically: true, encoding: .utf8) }
      return
    }
    #expect(outcome.status == scenario.status, "\(outcome.output)\(outcome.errors)")
    if let expected = scenario.output {
      #expect(Scenario.matches(outcome.output, expected), "stdout was:\n\(outcome.output)")
    }
    if let expected = scenario.errors {
      #expect(Scenario.matches(outcome.errors, expected), "stderr was:\n\(outcome.errors)")
    }
  }
}
