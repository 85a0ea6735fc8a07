/// Finds the word that was probably meant: "did you mean".
package enum Spelling {
  /// Longer words are not compared: nobody misspells a sentence.
  package static let maximumLength = 64

  /// The candidate nearest to `word`, or nil where none is near enough or two are equally near but differ.
  ///
  /// Where none is near, a candidate that the word begins with, if there is just one and what stands behind it says
  /// nothing: 「禁止する」 may be meant for 「禁止」, 「禁止しない」 may not. No word is offered that denies what the other
  /// affirms (``Polarity``), nor one that a longer word only begins or ends with.
  ///
  /// Words are compared folded (see ``fold(_:)``), by optimal string alignment distance; a third of the longer word's
  /// characters, at least one, may differ.
  package static func nearest<Candidates: Sequence<String>>(to word: String, among candidates: Candidates) -> String? {
    let target = fold(word)
    guard !target.isEmpty, target.count <= maximumLength else { return nil }
    var best: (distance: Int, candidate: String)?
    var beginnings: [String] = []
    for candidate in candidates {
      let folded = fold(candidate)
      if folded.count > 1, folded[0] > 0x7F, target.starts(with: folded), Cut.saysNoMore(target[folded.count...]),
        Polarity.isSame(word, candidate)
      {
        beginnings.append(candidate)
      }
      guard folded.count <= maximumLength, !Cut.isLonger(target, than: folded) else { continue }
      let limit = max(1, max(target.count, folded.count) / 3)
      guard abs(target.count - folded.count) <= limit else { continue }
      let distance = distance(target, folded)
      // One character of one or two is another word, not a typo.
      if distance > limit || (distance > 0 && min(target.count, folded.count) < 3) { continue }
      if distance > 0, !Polarity.isSame(word, candidate) { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    // 「禁止する」 begins with the option 「禁止」.
    return best?.candidate ?? (beginnings.count == 1 ? beginnings.first : nil)
  }

  /// All candidates at most `limit` from `word`, as far as ``nearest(to:among:)`` would take them; none that `word` only
  /// begins with.
  package static func near<Candidates: Sequence<String>>(
    to word: String, among candidates: Candidates, within limit: Int
  ) -> [String] {
    let target = fold(word)
    guard !target.isEmpty, target.count <= maximumLength else { return [] }
    return candidates.filter { candidate in
      let folded = fold(candidate)
      let bound = min(limit, max(1, max(target.count, folded.count) / 3))
      guard folded.count <= maximumLength, abs(target.count - folded.count) <= bound else { return false }
      let distance = distance(target, folded)
      return distance == 0 || (distance <= bound && min(target.count, folded.count) >= 3)
    }
  }

  /// The form in which words are compared: full-width to half-width, case, hyphens, underscores, spaces, long-vowel
  /// marks and the small differences between kana folded away.
  package static func fold(_ word: String) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in word.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      switch value {
      case 0x20, 0x2D, 0x5F, 0x2010...0x2015, 0x2212, 0x3000, 0x30FC, 0xFF70: continue
      case 0x30A1...0x30F6: result.append(value - 0x60)
      default: result.append(value)
      }
    }
    return result
  }

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one each.
  static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.isEmpty { return right.count }
    if right.isEmpty { return left.count }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let substitution = left[row - 1] == right[column - 1] ? 0 : 1
        var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + substitution)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}

extension String {
  /// The beginning, for messages that quote what stands in a file: nobody reads a word of a million characters.
  package var excerpt: String {
    let limit = 80
    guard utf8.count > limit, let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return self[..<end] + "…"
  }
}

extension LocalizedText {
  /// Offers the word that was probably meant.
  package static func didYouMean(_ word: String) -> LocalizedText {
    LocalizedText(ja: "「\(word)」ではありませんか。", en: "Did you mean `\(word)`?")
  }
}
