import Foundation
import TestSupport
import Testing

@testable import CEL

/// The evaluator against the reference in `Reference`, over expressions and worlds that are made up.
@Suite struct ReferenceTests {
  /// More with SHIMON_EXPRESSIONS, others with SHIMON_SEED.
  private static let expressions = number("SHIMON_EXPRESSIONS") ?? 20_000
  private static let seed = number("SHIMON_SEED") ?? 1
  private static let worlds = 3
  private static let shards = 4
  /// A shard that has failed in so many ways gives up.
  private static let reportLimit = 5

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// Every expression is evaluated in each of three worlds: value, error and missing facts must be the same.
  @Test(arguments: 0..<shards) func agrees(_ shard: Int) {
    var random = RandomSource(seed: UInt64(truncatingIfNeeded: Self.seed &* Self.shards &+ shard))
    var evaluator = Evaluator()
    var reports: Set<String> = []
    for _ in 0..<max(1, Self.expressions / Self.shards / 20) {
      let worlds = (0..<Self.worlds).map { _ in WorldGenerator.world(RandomSource(seed: random.next())) }
      let scenes = worlds.map { Scene($0) }
      for _ in 0..<20 {
        var generator = TermGenerator(RandomSource(seed: random.next()))
        let duel = Duel(generator.expression())
        for index in scenes.indices {
          guard let difference = duel.difference(in: scenes[index], &evaluator) else { continue }
          var shrinker = Shrinker(duel.term, worlds[index], difference)
          shrinker.shrink()
          if reports.insert(shrinker.report).inserted { Issue.record("\(shrinker.report)") }
          if reports.count == Self.reportLimit { return }
        }
      }
    }
  }

  /// What is made up must reach all that is to be judged. A function that is new must be made up too.
  @Test func reachesEverything() {
    var random = RandomSource(seed: 1)
    var count: [String: Int] = [:]
    var text = ""
    for _ in 0..<4_000 {
      var generator = TermGenerator(RandomSource(seed: random.next()))
      let scene = Scene(WorldGenerator.world(RandomSource(seed: random.next())))
      var reference = PlainEvaluator(root: scene.plainRoot, it: scene.plainIt)
      let term = generator.expression()
      text += term.text + "\n"
      switch reference.value(term) {
      case .bool(let truth): count["\(truth)", default: 0] += 1
      case .unknown(let facts): count[facts.count == 1 ? "one fact" : "several facts", default: 0] += 1
      case .failure(let code): count["\(code)", default: 0] += 1
      default: count["value", default: 0] += 1
      }
    }
    for code in EvaluationError.Code.allCases where code != .budgetExceeded {
      #expect(count["\(code)", default: 0] > 0, "\(code)")
    }
    #expect(["true", "false", "one fact", "value"].allSatisfy { count[$0, default: 0] > 250 }, "\(count)")
    #expect(count["several facts", default: 0] > 150, "\(count)")
    let names = Signature.all.keys + Term.Macro.allCases.map(\.rawValue) + ["has"]
    for name in names { #expect(text.contains("\(name)("), "\(name)") }
    for operation in Term.Operator.allCases { #expect(text.contains(" \(operation.rawValue) ")) }
  }

  /// The automaton against the trying of one way after the other.
  @Test func patternsAgree() {
    var random = RandomSource(seed: UInt64(truncatingIfNeeded: Self.seed))
    var matcher = Matcher()
    for _ in 0..<max(1, Self.expressions / 8) {
      let part = RandomPattern.pattern(&random, depth: 4)
      let text = random.chance(40) ? "^(\(part))$" : part
      let (plain, pattern) = (PlainPattern(Array(text.unicodeScalars)), try? Pattern(text.utf8))
      #expect((plain == nil) == (pattern == nil), "\(text)")
      guard let plain, let pattern else { continue }
      for _ in 0..<8 {
        var sample = RandomPattern.text(&random)
        let expected = plain.matches(Array(sample.unicodeScalars))
        if sample.withUTF8({ matcher.matches(pattern, $0) }) != expected {
          Issue.record("\(text) on \(sample.debugDescription) must be \(expected)")
          return
        }
      }
    }
  }
}
