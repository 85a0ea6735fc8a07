import Proposal
import TestSupport

/// Puts keys and entries in another order.
enum Reordering {
  /// Every mapping with its keys shuffled.
  static func keys(_ draft: Draft, _ dice: inout RandomSource) -> Draft {
    var random = dice
    defer { dice = random }
    return draft.mapped(as: Corpus.root, Corpus.vocabulary) { value, _ in
      guard case .record(let type, let pairs) = value else { return value }
      return .record(type: type, pairs.shuffled(using: &random))
    }
  }

  /// Every list shuffled: no rule asks what comes first, not even of steps.
  static func lists(_ draft: Draft, _ dice: inout RandomSource) -> Draft {
    var random = dice
    defer { dice = random }
    return draft.mapped(as: Corpus.root, Corpus.vocabulary) { value, _ in
      guard case .list(let items) = value else { return value }
      return .list(items.shuffled(using: &random))
    }
  }
}
