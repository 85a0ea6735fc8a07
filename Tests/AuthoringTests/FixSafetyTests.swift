import Foundation
import Linting
import Proposal
import SourceText
import Testing

@testable import Authoring

/// No fix changes a meaning: what is put before, behind or into a word of the vocabulary is never taken away unasked.
struct FixSafetyTests {
  /// The words of one choice type or the keys of one record.
  struct Words {
    let name: String
    let lexicon: Lexicon
    let table: WordTable
    var words: [String] { lexicon.words }
  }

  static let lexicons: [Words] = {
    let vocabulary = SampleFixture.ruleSet.plan.vocabulary
    var result: [Words] = []
    for choice in vocabulary.choices {
      let words = choice.options.flatMap { $0.japaneseWords + $0.englishWords }
      result.append(Words(name: choice.name, lexicon: Lexicon(words, choice.words), table: choice.words))
    }
    for record in vocabulary.records {
      let words = record.fields.flatMap { $0.japaneseKeys + $0.englishKeys }
      result.append(Words(name: record.name, lexicon: Lexicon(words, record.keys), table: record.keys))
    }
    return result
  }()

  private static let vocabulary = SampleFixture.ruleSet.plan.vocabulary

  /// Each test takes one of so many variants, another of each word; with `SHIMON_THOROUGH` in the environment all.
  private static let stride = ProcessInfo.processInfo.environment["SHIMON_THOROUGH"] == nil ? 7 : 1

  static let before: [String] = [
    "非", "不", "未", "無", "旧", "元", "準", "副", "前", "仮", "再", "反", "脱", "半", "新", "別", "他", "全", "各", "要", "否", "主に",
    "一部", "一部の", "原則", "例外的に", "必ずしも", "約", "（", "(", "「", "※", "？", "?", "×", "un", "non", "non-", "not ", "no ",
    "no-",
    "dis", "in", "ex-", "former ", "partly ", "except ", "anti", "re", "semi-", "アンチ", "ノン", "オフ", "もと",
  ]
  static let behind: [String] = [
    "せず", "ない", "しない", "ず", "ぬ", "以外", "を除く", "除く", "廃止", "解除", "失効", "免除", "不要", "なし", "無し", "禁止", "済み", "未満", "以上",
    "以下", "前", "後", "外", "等", "など", "か", "では", "ではない", "（一部）", "(一部)", "（予定）", "？", "?", "！", "×", "→紙", "の予定",
    "しなくてよい",
    "のみ", "だけ", "以前", "元", "者", "先", "側", "s", "ed", "er", "less", " not", " excepted", " only", " (partly)",
    " no longer", "-free", "1",
    "2", "３", "ではなく", "停止", "中止", "撤回", "取消", "代替", "相当",
  ]
  static let within: [String] = [
    "不", "非", "未", "無", "以外", "再", "前", "外", "・", "、", "/", "（", "？", "9", "ない", "ず", "un", "not",
  ]
  static let separators: [String] = [
    "・", "、", "/", "／", "と", "及び", "又は", "か", ",", "，", "+", "＋", "&", "＆", " ", "　", "・又は", "から", "→", "＞", "~", "〜",
    "；",
  ]

  /// Short words with one syllable more, put in place of nothing, an answer or a denial.
  @Test(arguments: [
    "なくし", "なおし", "ながし", "なまし", "しかない", "しがない", "しれない", "あせり", "あさり", "あとり", "使用しくない",
  ])
  func aShortWordIsNotPutInPlaceOfAnother(_ word: String) {
    for words in FixSafetyTests.lexicons where fixed(word, words) != nil {
      Issue.record("\(word) becomes \(fixed(word, words) ?? "") in \(words.name)")
    }
  }

  private func fixed(_ word: String, _ words: Words) -> String? {
    guard words.table.find(Array(word.utf8)[...]) == nil else { return nil }
    return FixSafetyTests.vocabulary.safeWord(for: word, in: words.lexicon)
  }

  /// The texts that fix made another word of, of so many.
  private func check(_ variants: (Words) -> [String]) -> (tried: Int, wrong: [String]) {
    var tried = 0
    var wrong: [String] = []
    for words in FixSafetyTests.lexicons {
      for (number, variant) in variants(words).enumerated() where number % FixSafetyTests.stride == 0 {
        tried += 1
        // What differs from a word in its spaces alone is that word.
        if let word = fixed(variant, words), FixSafetyTests.bare(word) != FixSafetyTests.bare(variant) {
          wrong.append("\(words.name): \(variant) → \(word)")
        }
      }
    }
    return (tried, wrong)
  }

  @Test func wordsPutBeforeOrBehindAsk() {
    let (tried, wrong) = check { (lexicon: Words) -> [String] in
      var variants: [String] = []
      for word in lexicon.words {
        for added in FixSafetyTests.before { variants.append(added + word) }
        for added in FixSafetyTests.behind { variants.append(word + added) }
        variants.append("（" + word + "）")
        variants.append("(" + word + ")")
      }
      return variants
    }
    #expect(tried > 20_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  @Test func wordsPutWithinAsk() {
    let (tried, wrong) = check { (lexicon: Words) -> [String] in
      var variants: [String] = []
      for word in lexicon.words where word.count > 1 {
        let middle = word.index(word.startIndex, offsetBy: word.count / 2)
        for added in FixSafetyTests.within { variants.append(word[..<middle] + added + word[middle...]) }
      }
      return variants
    }
    #expect(tried > 3_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  /// One kanji or digit left out, put in, or exchanged, and the letters that stand at the ends left out.
  @Test func kanjiAndDigitsAsk() {
    let others = ["", "他", "不", "旧", "元", "外", "1", "7"]
    let (tried, wrong) = check { (lexicon: Words) -> [String] in
      var variants: [String] = []
      for word in lexicon.words {
        let letters: [Character] = Array(word)
        for place in letters.indices where FixSafetyTests.isKanjiOrDigit(letters[place]) {
          let (left, right) = (String(letters[..<place]), String(letters[(place + 1)...]))
          for other in others { variants.append(left + other + right) }
        }
        variants.append(String(letters.dropFirst()))
        variants.append(String(letters.dropLast()))
      }
      return variants
    }
    #expect(tried > 5_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  private static func isKanjiOrDigit(_ letter: Character) -> Bool {
    guard let value = letter.unicodeScalars.first?.value else { return false }
    return (0x4E00...0x9FFF).contains(value) || value == 0x3005 || (0x30...0x39).contains(value)
  }

  @Test func twoChoicesInOneValueAsk() {
    let (tried, wrong) = check { (lexicon: Words) -> [String] in
      var variants: [String] = []
      var last = lexicon.words.last ?? ""
      for word in lexicon.words {
        for separator in FixSafetyTests.separators {
          variants.append(last + separator + word)
          variants.append(word + separator + last)
        }
        last = word
      }
      return variants
    }
    #expect(tried > 5_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  /// A word of another field is no misspelt word of this one.
  @Test func realWordsAsk() {
    let words = Set(FixSafetyTests.lexicons.flatMap { $0.words })
    let (tried, wrong) = check { (lexicon: Words) -> [String] in
      let own = Set(lexicon.words.map { FixSafetyTests.bare($0) })
      return words.filter { !own.contains(FixSafetyTests.bare($0)) }
    }
    #expect(tried > 20_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
    for word in ["オフライン申請", "SNS", "委託元", "受領者", "不許可", "不可能", "未実施", "非該当", "個人番号以外", "元請"] {
      for lexicon in FixSafetyTests.lexicons { #expect(fixed(word, lexicon) == nil, "\(lexicon.name): \(word)") }
    }
  }

  /// The same words as an input method, macOS and a word processor write them.
  @Test func widthAndFormAreFixed() {
    var tried = 0
    for lexicon in FixSafetyTests.lexicons {
      for word in lexicon.words {
        let meant = lexicon.table.find(Array(word.utf8)[...])
        let variants: [String] = [
          FixSafetyTests.wide(word), FixSafetyTests.decomposed(word), "\u{A0}" + word, word + "\u{3000}",
          word.split(separator: "-").joined(separator: "_"), word.split(separator: "_").joined(separator: "-"),
        ]
        for variant in variants where lexicon.table.find(Array(variant.utf8)[...]) == nil {
          tried += 1
          let found = fixed(variant, lexicon).flatMap { lexicon.table.find(Array($0.utf8)[...]) }
          #expect(found == meant, "\(lexicon.name): \(variant)")
        }
      }
    }
    #expect(tried > 2_000)
  }

  /// A word without the spaces, hyphens and underscores in it.
  private static func bare(_ word: String) -> String {
    CharacterForm.text(CharacterForm.plain(word).filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F })
  }

  private static func wide(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      let isNarrow = scalar.value > 0x20 && scalar.value < 0x7F
      result.append(isNarrow ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar == " " ? "\u{3000}" : scalar)
    }
    return String(result)
  }

  private static func decomposed(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      var parts: [Unicode.Scalar] = [scalar]
      for (mark, offset) in [(UInt32(0x3099), UInt32(1)), (0x309A, 2)] where (0x3041...0x30FF).contains(scalar.value) {
        guard let base = Unicode.Scalar(scalar.value - offset), let sign = Unicode.Scalar(mark),
          CharacterForm.plain(CharacterForm.text([base.value, mark])) == [scalar.value]
        else { continue }
        parts = [base, sign]
      }
      result.append(contentsOf: parts)
    }
    return String(result)
  }

  private static let typos: [(String, String?)] = [
    ("シュレッター", "シュレッダー"), ("シュレダー", "シュレッダー"), ("シュッレダー", "シュレッダー"), ("シュレッッダー", "シュレッダー"), ("ｼｭﾚｯﾀﾞｰ", "シュレッダー"),
    ("外部委託 ", "外部委託"), ("outsorcing", "outsourcing"), ("outsuorcing", "outsourcing"), ("ＵＳＢメモリ", "USBメモリ"),
    ("バスワード", nil), ("パスワート", nil), ("サバー", "サーバー"), ("クラワド", "クラウド"), ("インターネト", "インターネット"),
    ("contrctor", "contractor"),
    ("認めるない", nil), ("オフライン申請", nil), ("データー", nil), ("ファール", nil), ("ntracked", nil), ("Outsourcing", nil),
    ("purchase", nil),
  ]

  @Test func mistypedLetters() {
    for (word, meant) in FixSafetyTests.typos {
      let found = Set(FixSafetyTests.lexicons.compactMap { fixed(word, $0) })
      if let meant {
        #expect(found.contains(meant), "\(word): \(found)")
      } else {
        #expect(found.isEmpty, "\(word): \(found)")
      }
    }
  }

  /// A sample through the whole of `fix`: the text stays byte for byte as it is.
  @Test func textsStayAsTheyAre() {
    let fixer = Fixer(SampleFixture.ruleSet.plan)
    let record = SampleFixture.ruleSet.plan.vocabulary.records[SampleFixture.ruleSet.plan.vocabulary.root]
    var keys = 0
    for field in record.fields {
      for key in field.japaneseKeys {
        for text in ["旧\(key): x\n件名: 甲\n", "\(key)以外: x  # 注\n件名: 甲\n", "\(key)（一部）:\n  - x\n件名: 甲\n"] {
          #expect(fixer.fix(Array(text.utf8)).bytes == Array(text.utf8), "\(text)")
          keys += 1
        }
      }
    }
    #expect(keys > 150)
  }
}
