import Linting
import Proposal
import SourceText
import Testing

@testable import Authoring

/// No fix changes a meaning: what is put before, behind or into a word of the vocabulary is never taken away unasked.
struct FixSafetyTests {
  /// The words of one choice type or the keys of one record.
  struct Lexicon {
    let name: String
    let words: [String]
    let table: WordTable
  }

  static let lexicons: [Lexicon] = {
    let vocabulary = Desk.book.plan.vocabulary
    let choices = vocabulary.choices.map { choice in
      Lexicon(
        name: choice.name, words: choice.options.flatMap { $0.japaneseWords + $0.englishWords }, table: choice.words)
    }
    let records = vocabulary.records.map { record in
      Lexicon(
        name: record.name, words: record.fields.flatMap { $0.japaneseKeys + $0.englishKeys }, table: record.keys)
    }
    return choices + records
  }()

  static let before = [
    "非", "不", "未", "無", "旧", "元", "準", "副", "前", "仮", "再", "反", "脱", "半", "新", "別", "他", "全", "各", "要", "否", "主に",
    "一部", "一部の", "原則", "例外的に", "必ずしも", "約", "（", "(", "「", "※", "？", "?", "×", "un", "non", "non-", "not ", "no ",
    "no-",
    "dis", "in", "ex-", "former ", "partly ", "except ", "anti", "re", "semi-", "アンチ", "ノン", "オフ", "もと",
  ]
  static let behind = [
    "せず", "ない", "しない", "ず", "ぬ", "以外", "を除く", "除く", "廃止", "解除", "失効", "免除", "不要", "なし", "無し", "禁止", "済み", "未満", "以上",
    "以下", "前", "後", "外", "等", "など", "か", "では", "ではない", "（一部）", "(一部)", "（予定）", "？", "?", "！", "×", "→紙", "の予定",
    "しなくてよい",
    "のみ", "だけ", "以前", "元", "者", "先", "側", "s", "ed", "er", "less", " not", " excepted", " only", " (partly)",
    " no longer", "-free", "1",
    "2", "３", "ではなく", "停止", "中止", "撤回", "取消", "代替", "相当",
  ]
  static let within = ["不", "非", "未", "無", "以外", "再", "前", "外", "・", "、", "/", "（", "？", "9", "ない", "ず", "un", "not"]
  static let separators = [
    "・", "、", "/", "／", "と", "及び", "又は", "か", ",", "，", "+", "＋", "&", "＆", " ", "　", "・又は", "から", "→", "＞", "~", "〜",
    "；",
  ]

  private func fixed(_ word: String, _ lexicon: Lexicon) -> String? {
    guard lexicon.table.find(Array(word.utf8)[...]) == nil,
      let found = Desk.book.plan.vocabulary.suggestion(for: word, among: lexicon.words, of: lexicon.table)
    else { return nil }
    return found.safety == .safe ? found.word : nil
  }

  /// The texts that fix made another word of, of so many.
  private func check(_ variants: (Lexicon) -> [String]) -> (tried: Int, wrong: [String]) {
    var tried = 0
    var wrong: [String] = []
    for lexicon in FixSafetyTests.lexicons {
      for variant in variants(lexicon) {
        tried += 1
        if let word = fixed(variant, lexicon) { wrong.append("\(lexicon.name): \(variant) → \(word)") }
      }
    }
    return (tried, wrong)
  }

  @Test func wordsPutBeforeOrBehindAsk() {
    let (tried, wrong) = check { lexicon in
      lexicon.words.flatMap { word in
        FixSafetyTests.before.map { $0 + word } + FixSafetyTests.behind.map { word + $0 } + ["（\(word)）", "(\(word))"]
      }
    }
    #expect(tried > 100_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  @Test func wordsPutWithinAsk() {
    let (tried, wrong) = check { lexicon in
      lexicon.words.flatMap { word -> [String] in
        let letters = Array(word)
        guard letters.count > 1 else { return [] }
        let (left, right) = (String(letters[..<(letters.count / 2)]), String(letters[(letters.count / 2)...]))
        return FixSafetyTests.within.map { left + $0 + right }
      }
    }
    #expect(tried > 20_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  /// One kanji or digit left out, put in, or exchanged, and the words that stand at the ends left out.
  @Test func kanjiAndDigitsAsk() {
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      (0x4E00...0x9FFF).contains(scalar.value) || scalar.value == 0x3005 || ("0"..."9").contains(scalar)
    }
    let (tried, wrong) = check { lexicon in
      lexicon.words.flatMap { word -> [String] in
        let scalars = Array(word.unicodeScalars)
        return scalars.indices.filter { isLetter(scalars[$0]) }.flatMap { place in
          [nil, "他", "不", "旧", "元", "外", "1", "7"].map { other in
            var changed = scalars
            changed.replaceSubrange(place...place, with: other.map { [$0] } ?? [])
            return String(String.UnicodeScalarView(changed))
          }
        } + [String(word.dropFirst()), String(word.dropLast())]
      }
    }
    #expect(tried > 30_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  @Test func twoChoicesInOneValueAsk() {
    let (tried, wrong) = check { lexicon in
      zip(lexicon.words, lexicon.words.dropFirst() + lexicon.words.prefix(1)).flatMap { one, other in
        FixSafetyTests.separators.flatMap { [one + $0 + other, other + $0 + one] }
      }
    }
    #expect(tried > 50_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  /// A word of another field is no misspelt word of this one.
  @Test func realWordsAsk() {
    let words = Set(FixSafetyTests.lexicons.flatMap(\.words))
    let (tried, wrong) = check { lexicon in
      let own = Set(lexicon.words.map { CharacterForm.plainText($0).filter { !" -_".contains($0) } })
      return words.filter { !own.contains($0.filter { !" -_".contains($0) }) }
    }
    #expect(tried > 100_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
    for word in ["オフライン申請", "オンラインシステム", "SNS", "委託元", "受領者", "不許可", "不可能", "未実施", "非該当"] {
      for lexicon in FixSafetyTests.lexicons { #expect(fixed(word, lexicon) == nil, "\(lexicon.name): \(word)") }
    }
  }

  /// The same words as an input method, macOS and a word processor write them.
  @Test func widthAndFormAreFixed() {
    func wide(_ word: String) -> String {
      String(
        String.UnicodeScalarView(
          word.unicodeScalars.map {
            (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 == " " ? "\u{3000}" : $0
          }))
    }
    func decomposed(_ word: String) -> String {
      word.unicodeScalars.map { scalar in
        for (mark, offset) in [("\u{3099}", 1), ("\u{309A}", 2)] {
          guard scalar.value > 0x3040, scalar.value < 0x3100,
            let base = Unicode.Scalar(scalar.value - UInt32(offset)),
            CharacterForm.plain("\(base)\(mark)") == [scalar.value]
          else { continue }
          return "\(base)\(mark)"
        }
        return String(Character(scalar))
      }.joined()
    }
    var tried = 0
    for lexicon in FixSafetyTests.lexicons {
      for word in lexicon.words {
        let meant = lexicon.table.find(Array(word.utf8)[...])
        let variants = [
          wide(word), decomposed(word), "\u{A0}\(word)", word + "　", word.split(separator: "-").joined(separator: "_"),
          word.split(separator: "_").joined(separator: "-"),
        ]
        for variant in variants where lexicon.table.find(Array(variant.utf8)[...]) == nil {
          tried += 1
          let found = fixed(variant, lexicon).flatMap { lexicon.table.find(Array($0.utf8)[...]) }
          #expect(found == meant, "\(lexicon.name): \(variant)")
        }
      }
    }
    #expect(tried > 5_000)
  }

  @Test(arguments: [
    ("シュレッター", "シュレッダー"), ("シュレダー", "シュレッダー"), ("シュッレダー", "シュレッダー"), ("シュレッッダー", "シュレッダー"), ("ｼｭﾚｯﾀﾞｰ", "シュレッダー"),
    ("外部委託 ", "外部委託"), ("outsorcing", "outsourcing"), ("outsuorcing", "outsourcing"), ("ＵＳＢメモリ", "USBメモリ"),
    ("バスワード", nil), ("パスワート", nil), ("サバー", "サーバー"), ("クラワド", "クラウド"), ("インターネト", "インターネット"),
    ("contrctor", "contractor"),
    ("オフライン申請", nil), ("データー", nil), ("ファール", nil), ("ntracked", nil), ("Outsourcing", nil), ("purchase", nil),
  ])
  func mistypedLetters(_ word: String, _ meant: String?) {
    let found = Set(FixSafetyTests.lexicons.compactMap { fixed(word, $0) })
    if let meant { #expect(found.contains(meant), "\(found)") } else { #expect(found.isEmpty, "\(found)") }
  }

  /// A sample through the whole of `fix`: the text stays byte for byte as it is.
  @Test func textsStayAsTheyAre() {
    let fixer = Fixer(Desk.book.plan)
    let record = Desk.book.plan.vocabulary.records[Desk.book.plan.vocabulary.root]
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
