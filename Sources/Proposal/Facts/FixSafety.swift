import SourceText

/// The word that was probably meant, and whether it may take the place of the one written without asking.
package struct Suggestion: Sendable, Hashable {
  /// The word of the vocabulary.
  package var word: String
  /// Whether anything but the form of what is written could change.
  package var safety: Fix.Safety
}

/// The words of a choice type or the keys of a record, in the forms in which they are compared.
package struct Lexicon: Sendable {
  /// One of the words.
  fileprivate struct Entry: Sendable {
    var word: String
    var plain: [UInt32]
    var letters: [UInt32]
    /// The option or field it stands for.
    var number: Int?
  }

  /// The words as they are shown.
  package let words: [String]
  fileprivate let entries: [Entry]

  /// The words of a table.
  package init(_ words: [String], _ table: WordTable) {
    self.words = words
    entries = words.map { word in
      let plain = CharacterForm.plain(word)
      return Entry(word: word, plain: plain, letters: Lexicon.letters(plain), number: table.find(Array(word.utf8)[...]))
    }
  }

  /// Scalars without the spaces, hyphens and underscores between them.
  fileprivate static func letters(_ plain: [UInt32]) -> [UInt32] {
    plain.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F }
  }
}

extension Vocabulary {
  /// The word that was probably meant; nil where none is near.
  package func suggestion(for word: String, in lexicon: Lexicon) -> Suggestion? {
    if let meant = safeWord(for: word, in: lexicon) { return Suggestion(word: meant, safety: .safe) }
    // Whoever writes a word that means something else may well mean it: 「委託者」 is no 「受託者」.
    if isWord(word) { return nil }
    let nearest = Spelling.nearest(to: CharacterForm.plainText(word), among: lexicon.words)
    return nearest.map { Suggestion(word: $0, safety: .needsConsent) }
  }

  /// The word that may be put in the place of another without asking; nil where there is none.
  ///
  /// Safe is what cannot change what is said: another width or form of the same characters, a space or hyphen too many
  /// or too few, and a misspelling as ``Misspelling`` knows it, from the only word near. Everything else asks.
  package func safeWord(for word: String, in lexicon: Lexicon) -> String? {
    let plain = CharacterForm.plain(word)
    guard !plain.isEmpty, plain.count <= Spelling.maximumLength else { return nil }
    let letters = Lexicon.letters(plain)
    let same = lexicon.entries.filter { $0.letters == letters }
    if let first = same.first {
      return !letters.isEmpty && same.allSatisfy { $0.number == first.number } ? first.word : nil
    }
    for entry in lexicon.entries where !Misspelling.hasTooManyNeighbours(entry.word, entry.plain) {
      guard let misspelling = Misspelling(of: entry.plain, as: plain), !misspelling.isRealWord,
        !isWord(misspelling.run)
      else { continue }
      let text = CharacterForm.text(plain)
      return !isWord(text) && isOnly(entry, near: text, in: lexicon) ? entry.word : nil
    }
    return nil
  }

  /// Whether no word that means something else is as near as one or two letters.
  private func isOnly(_ entry: Lexicon.Entry, near text: String, in lexicon: Lexicon) -> Bool {
    let close = Set(Spelling.near(to: text, among: lexicon.words, within: 2))
    return lexicon.entries.allSatisfy { $0.number == entry.number || !close.contains($0.word) }
  }

  /// Whether it is a word somewhere in the vocabulary: whoever writes one means it.
  private func isWord(_ word: String) -> Bool {
    let bytes = Array(word.utf8)[...]
    return choices.contains { $0.words.find(bytes) != nil } || records.contains { $0.keys.find(bytes) != nil }
  }
}

/// A word with one mistake of the keyboard in it: a letter too many, too few, exchanged, or two letters swapped.
///
/// Only kana and Latin letters count, for one kanji or digit more or less is another word. The mistake lies within a run
/// of letters of one script and not at the ends, where words are turned around: `認めず` is no misspelt `認める`,
/// `untracked` no misspelt `tracked`, `準委託` no misspelt `委託`.
struct Misspelling {
  /// The letters of one script that the mistake lies in, as they were written.
  let run: String

  /// The mistake that made `written` of `meant`; nil where it is none that may be corrected.
  init?(of meant: [UInt32], as written: [UInt32]) {
    guard let changes = Misspelling.changes(meant, written), !changes.isEmpty else { return nil }
    for change in changes {
      // `メモリリ` may have its letter too many at the end, so what lies at the end in any reading counts as there.
      guard Misspelling.isInside(change.meant, of: meant), Misspelling.isInside(change.written, of: written),
        let script = Misspelling.script(of: Array(meant[change.meant] + written[change.written]))
      else { return nil }
      let left = Misspelling.run(around: change.meant, of: meant, script)
      let right = Misspelling.run(around: change.written, of: written, script)
      guard script.allows(change.meant, in: left, of: meant), script.allows(change.written, in: right, of: written)
      else { return nil }
    }
    let first = changes[0]
    guard let script = Misspelling.script(of: Array(meant[first.meant] + written[first.written])) else { return nil }
    run = CharacterForm.text(written[Misspelling.run(around: first.written, of: written, script)])
  }

  /// Whether the run is a word of the language by itself.
  var isRealWord: Bool { RealWords.contains(run) }

  /// Whether a word is so short, or says so much with one syllable, that other words stand a letter from it: of 「なし」
  /// these are 「なおし」 and 「ながし」, of 「しない」 「しかない」.
  static func hasTooManyNeighbours(_ word: String, _ plain: [UInt32]) -> Bool {
    let syllables: [StaticString] = ["ない", "なし", "あり", "無", "不", "非", "未"]
    return plain.count < 4 || syllables.contains { syllable in word.has("\(syllable)") }
  }

  // MARK: The change

  /// The letters that differ: of what was meant, and of what stands in their place.
  private struct Change {
    var meant: Range<Int>
    var written: Range<Int>
  }

  /// The one change between two words, in each of the places where it can be seen; nil where more than one letter
  /// differs.
  private static func changes(_ meant: [UInt32], _ written: [UInt32]) -> [Change]? {
    guard abs(meant.count - written.count) <= 1, meant.first == written.first, meant.last == written.last else {
      return nil
    }
    let shorter = min(meant.count, written.count)
    var start = 0
    while start < shorter, meant[start] == written[start] { start += 1 }
    var tail = 0
    while tail < shorter, meant[meant.count - 1 - tail] == written[written.count - 1 - tail] { tail += 1 }
    switch written.count - meant.count {
    case 0:
      let end = meant.count - tail
      if end - start == 1 { return [Change(meant: start..<end, written: start..<end)] }
      guard end - start == 2, meant[start] == written[start + 1], meant[start + 1] == written[start] else { return nil }
      return [Change(meant: start..<end, written: start..<end)]
    case 1:
      guard start + tail >= meant.count else { return nil }
      return (meant.count - tail...start).map { Change(meant: $0..<$0, written: $0..<$0 + 1) }
    case -1:
      guard start + tail >= written.count else { return nil }
      return (written.count - tail...start).map { Change(meant: $0..<$0 + 1, written: $0..<$0) }
    default: return nil
    }
  }

  private static func isInside(_ range: Range<Int>, of word: [UInt32]) -> Bool {
    range.lowerBound > 0 && range.upperBound < word.count
  }

  // MARK: Scripts

  private enum Script {
    case latin
    case hiragana
    case katakana

    /// Whether a mistake at `range` can be nothing else, in a run of letters.
    func allows(_ range: Range<Int>, in run: Range<Int>, of word: [UInt32]) -> Bool {
      let isWithin = range.lowerBound > run.lowerBound && range.upperBound < run.upperBound
      switch self {
      case .latin:
        // `LAN` and `WAN`, `fax` and `fix`: short ones have too many neighbours, and so have abbreviations.
        let isAbbreviation = run.allSatisfy { (0x41...0x5A).contains(word[$0]) }
        return isWithin && run.count >= (isAbbreviation ? 5 : 4)
      case .hiragana:
        // Next to kanji stands grammar, which affirms and denies: `認めるない` may be meant for either.
        let isGrammar =
          run.lowerBound > 0 && Script.isKanji(word[run.lowerBound - 1])
          || run.upperBound < word.count && Script.isKanji(word[run.upperBound])
        return isWithin && !isGrammar && !word[range].contains { Script.decisive.contains($0) }
      case .katakana: return run.count >= 5 || isWithin
      }
    }

    private static func isKanji(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) || value == 0x3005 }

    /// な, ぬ, ず, ざ, じ, ん, い, の, も: kana that deny or join.
    private static let decisive: [UInt32] = [
      0x306A, 0x306C, 0x305A, 0x3056, 0x3058, 0x3093, 0x3044, 0x306E, 0x3082,
    ]
  }

  private static func script(_ value: UInt32) -> Script? {
    if (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) { return .latin }
    if CharacterForm.isHiragana(value) { return .hiragana }
    return CharacterForm.isKatakana(value) ? .katakana : nil
  }

  /// The script that all letters are of.
  private static func script(of letters: [UInt32]) -> Script? {
    guard let first = letters.first, let script = script(first) else { return nil }
    return letters.allSatisfy { Misspelling.script($0) == script } ? script : nil
  }

  private static func run(around range: Range<Int>, of word: [UInt32], _ script: Script) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, Misspelling.script(word[start - 1]) == script { start -= 1 }
    while end < word.count, Misspelling.script(word[end]) == script { end += 1 }
    return start..<end
  }
}
