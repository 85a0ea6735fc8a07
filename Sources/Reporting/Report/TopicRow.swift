import Linting
import SourceText

/// A row of the matrix of topics: how many rules came to which verdict. A rule counts once, by its worst verdict.
public struct TopicRow: Sendable {
  /// The verdicts in the order of the columns, the worst first.
  public static let columns: [Verdict] = [.violated, .failed, .unstated, .undetermined, .satisfied, .notApplicable]

  /// The folder of the rules.
  public let id: String
  /// The name of the topic.
  public let name: String
  /// The number of rules for each of ``columns``.
  public let counts: [Int]

  /// How many rules came to a verdict.
  public func count(_ verdict: Verdict) -> Int {
    TopicRow.columns.firstIndex(of: verdict).map { counts[$0] } ?? 0
  }

  static func all(_ engine: Engine, _ language: Language) -> [TopicRow] {
    var worst: [Int: Int] = [:]
    for judgement in engine.judgements {
      let rank = columns.firstIndex(of: judgement.verdict) ?? columns.count - 1
      worst[Int(judgement.rule)] = min(rank, worst[Int(judgement.rule)] ?? rank)
    }
    var counts: [String: [Int]] = [:]
    for (rule, rank) in worst {
      counts[engine.book.rules[rule].topic, default: columns.map { _ in 0 }][rank] += 1
    }
    return engine.book.topics.all(of: engine.book.rules).compactMap { topic in
      counts[topic.id].map { TopicRow(id: topic.id, name: topic.name[language], counts: $0) }
    }
  }
}
