import TestSupport

@testable import CEL

/// Makes up what an office states of itself.
struct WorldGenerator {
  private var random: RandomSource
  /// How many facts in a hundred are stated.
  private let stated: Int

  static func world(_ random: RandomSource) -> World {
    var generator = WorldGenerator(random)
    let office = generator.record(Vocabulary.root)
    return World(
      office: office, entry: generator.random.chance(97) ? generator.record(Vocabulary.entry) : .unstated(.unstated))
  }

  private init(_ random: RandomSource) {
    self.random = random
    stated = self.random.pick([15, 50, 75, 90, 100])
  }

  private mutating func record(_ type: Int) -> Fact {
    let fields = Vocabulary.records[type].fields.map { fact($0.type) }
    return .record(type: type, fields: fields, isWritten: true)
  }

  private mutating func fact(_ type: Type) -> Fact {
    if !random.chance(stated) {
      if case .record(let record) = type, !random.chance(15) { return .absent(record) }
      return .unstated(random.pick([.unstated, .unstated, .undecided, .invalid]))
    }
    switch type {
    case .bool: return .bool(random.chance(50))
    case .int: return .int(random.chance(60) ? Int64(random.below(4)) : random.pick(Vocabulary.integers))
    case .double: return .double(random.chance(10) ? .nan : random.pick(Vocabulary.doubles))
    case .string: return .text(random.pick(Vocabulary.texts))
    case .choice(let choice): return .word(random.pick(Vocabulary.choices[choice].options))
    case .timestamp: return .moment(random.pick(Self.moments))
    case .duration: return .span(random.pick(Self.spans))
    case .record(let record): return self.record(record)
    case .list(let element):
      let count = random.pick([0, 1, 1, 2, 2, 3])
      guard case .record(let record) = element else {
        return .list((0..<count).map { _ in fact(element) })
      }
      return .list((0..<count).map { _ in self.record(record) })
    default: return .unstated(.invalid)
    }
  }

  private static let second: Int128 = 1_000_000_000

  static let moments: [Int128] = [
    0, 1, -1, 1_767_225_600 * second, 1_709_251_199 * second + 500_000_000, -62_135_596_800 * second,
    253_402_300_799 * second + 999_999_999, 1_772_323_200 * second, -2_203_891_200 * second, 951_782_399 * second,
  ]

  static let spans: [Int128] = [
    0, 1, -1, second, -second / 2, 86_400 * second, 5_400 * second, -5_400 * second - 250_000_000,
    315_576_000_000 * second, -315_576_000_000 * second,
  ]
}
