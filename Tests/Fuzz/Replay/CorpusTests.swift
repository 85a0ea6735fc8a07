import Foundation
import FuzzTargets
import Testing

/// Every input that the fuzzer found worth keeping, and every one that once broke something, holds.
struct CorpusTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: FuzzTargets.all.map { $0.name })
  func corpus(_ name: String) throws {
    let type = try #require(FuzzTargets.named(name))
    var target = type.make()
    let inputs = ProjectFiles(CorpusTests.root).contents(of: "Tests/Fuzz/Corpus/\(name)", ending: "")
    #expect(!inputs.isEmpty)
    for (number, input) in inputs.enumerated() {
      let problem = target.problem(with: input)
      #expect(problem == nil, "input \(number) in order of names")
    }
  }

  /// The fuzzed rule files stand among others that are sound.
  @Test func ruleFilesStandAmongSoundOnes() { #expect(RuleFileTarget.ownProblems.isEmpty) }
}
