import TestSupport

/// Regular expressions, and texts that they have a chance to match.
enum RandomPattern {
  static func text(_ random: inout RandomSource) -> String {
    (0..<random.below(6)).map { _ in
      random.pick(["a", "a", "b", "c", "適", "あ", "々", "A", "-", "1", " ", "\n", "_", "."])
    }
    .joined()
  }

  static func pattern(_ random: inout RandomSource, depth: Int) -> String {
    if depth == 0 || random.chance(30) {
      return random.pick([
        "a", "a", "b", "c", ".", "適", "[ab]", "[^a]", "\\w", "\\W", "\\d", "\\s", "^", "$", "\\b", "\\B", "-", "[ぁ-ん]",
        "\\.", "[a-c1]", "[^\\w]", "[\\Wa]", "[^\\Sb]", "\\p{L}", "\\P{L}", "\\p{Lu}",
        "\\p{Han}", "[\\p{Hiragana}1]", "[^\\P{Nd}]", "\\p{X}", "(", ")", "*", "[a-", "[",
      ])
    }
    let inner = depth - 1
    switch random.below(9) {
    case 0, 1, 2, 3: return pattern(&random, depth: inner) + pattern(&random, depth: inner)
    case 4: return "\(pattern(&random, depth: inner))|\(pattern(&random, depth: inner))"
    case 5: return "(\(pattern(&random, depth: inner)))"
    case 6: return "(?:\(pattern(&random, depth: inner)))\(random.pick(repetitions))"
    default: return pattern(&random, depth: 0) + random.pick(repetitions)
    }
  }

  private static let repetitions = ["*", "+", "?", "{2}", "{1,2}", "{0}", "{1,}", "{0,1}", "{,2}", "{2,1}", "*?", "??"]
}
