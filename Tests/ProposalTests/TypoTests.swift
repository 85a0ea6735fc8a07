import CEL
import Proposal
import SourceText
import Testing

/// Typos that YAML reads as text, and words in another form of their characters.
struct TypoTests {
  /// What is said of a text, and the text with the fixes made; in brackets where they ask first.
  private func fixed(_ text: String) -> (codes: [String], text: String?) {
    let (vocabulary, _) = VocabularyReader.read(Array(SmallVocabulary.text.utf8))
    var pool = ConstantPool()
    let plan = BindingPlan(vocabulary, interning: &pool)
    var facts = Facts()
    facts.memory.adopt(pool)
    let bytes = Array(text.utf8)
    let problems = facts.read(bytes, by: plan)
    let all = problems.form + problems.meaning
    let fixes = all.compactMap(\.fix)
    guard !fixes.isEmpty, let result = try? fixes.flatMap(\.edits).applied(to: bytes) else {
      return (all.map(\.code), nil)
    }
    let text = String(decoding: result, as: UTF8.self)
    return (all.map(\.code), fixes.contains { $0.safety == .needsConsent } ? "(\(text))" : text)
  }

  @Test(arguments: [
    // Comments: the fix keeps them.
    ("再委託: 禁止　# 案\n", "proposal/comment-space", "再委託: 禁止 # 案\n"),
    ("再委託: 禁止 ＃案\n", "proposal/full-width-hash", "再委託: 禁止 #案\n"),
    ("再委託: 禁止 ＃ ただし封入は可\n", "proposal/full-width-hash", "(再委託: 禁止 # ただし封入は可\n)"),
    ("再委託: 禁止＃案\n", "proposal/full-width-hash", "(再委託: 禁止 #案\n)"),
    ("遅延: はい　＃ 案\n", "proposal/full-width-hash", "遅延: はい # 案\n"),
    ("開始日: 2026-04-01\u{A0}# 案\n", "proposal/comment-space", "開始日: 2026-04-01 # 案\n"),
    ("受渡し:\n- 方法: 書留　　# 案\n", "proposal/comment-space", "受渡し:\n- 方法: 書留 # 案\n"),
    ("件数: 3件　#案\n", "proposal/comment-space", "件数: 3件 #案\n"),
    ("再委託: 禁止\n  ＃ 案\n", "proposal/full-width-hash", "再委託: 禁止\n  # 案\n"),
    // What stands before the comment is no value: somebody has to look.
    ("再委託: しない　# 案\n", "proposal/comment-space", "(再委託: しない # 案\n)"),
    // Characters in another form.
    ("再委託: ﾅｼ\n", "proposal/unknown-choice", "(再委託: なし\n)"), ("受渡し:\n- 方法: 簡易書留\u{200B}\n", "", nil),
    ("受渡し:\n- ﾎｳﾎｳ: 書留\n", "proposal/unknown-field", nil), ("ｔｉｔｌｅ: x\n", "proposal/character-form", "title: x\n"),
    ("件\u{A0}名: x\n", "proposal/unknown-field", "件名: x\n"), ("件名\u{A0}: x\n", "proposal/character-form", "件名: x\n"),
    ("ｌａｔｅ: ｙｅｓ\n", "proposal/character-form", "late: ｙｅｓ\n"), ("late: ｙｅｓ\n", "proposal/not-yes-or-no", "late: yes\n"),
    ("受渡し:\n- 方法: ｏｔｈｅｒ\n", "proposal/character-form", "受渡し:\n- 方法: other\n"),
    ("保存期間: ３か月こ\u{3099}と\n", "proposal/not-a-period", "保存期間: 3か月ごと\n"), ("件数: ﾔｸ1\n", "proposal/not-a-number", nil),
    // Bullets.
    ("メモ:\n  ・氏名\n  ・住所\n", "proposal/bullets", "メモ:\n  - 氏名\n  - 住所\n"),
    ("メモ:\n  －氏名\n  －住所\n", "proposal/bullets", "メモ:\n  - 氏名\n  - 住所\n"),
    ("メモ:\n  ー氏名\n  ー住所\n", "proposal/bullets", "メモ:\n  - 氏名\n  - 住所\n"),
    ("メモ:\n  • 氏名\n  • 住所\n", "proposal/bullets", "メモ:\n  - 氏名\n  - 住所\n"),
    ("メモ:\n  ●氏名\n  ■住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("メモ:\n  ※　氏名\n", "proposal/bullets", "(メモ:\n  - 氏名\n)"),
    ("メモ:\n  ①氏名\n  ②住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("メモ:\n  (1) 氏名\n  (2) 住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("メモ:\n  1. 氏名\n  2. 住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("メモ:\n  １）氏名\n  ２）住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("メモ:\n  ア　氏名\n  イ　住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("メモ: ・氏名\n", "proposal/bullets", nil), ("メモ: 1. 氏名\n", "", nil), ("メモ: ○○業務\n", "", nil), ("メモ: -5\n", "", nil),
    ("受渡し:\n  ・内容: x\n", "proposal/list-expected", "受渡し:\n  - 内容: x\n"),
    ("受渡し:\n  －内容：x\n", "proposal/bullets", "受渡し:\n  - 内容：x\n"),
    ("受渡し:\n  －内容: x\n  ＝方法: y\n", "proposal/list-expected", nil),
    // Several items in one text.
    ("メモ: [氏名、住所、病歴]\n", "proposal/items-in-one-text", "(メモ: [氏名, 住所, 病歴]\n)"),
    ("受渡し:\n- 内容: [氏名、住所]\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: [氏名，住所]\n", "proposal/items-in-one-text", "受渡し:\n- 内容: [氏名, 住所]\n"),
    ("受渡し:\n- 内容: ［氏名，住所］\n", "proposal/items-in-one-text", "受渡し:\n- 内容: [氏名, 住所]\n"),
    ("受渡し:\n- 内容: ［氏名, 住所]\n", "proposal/items-in-one-text", "受渡し:\n- 内容: [氏名, 住所]\n"),
    ("受渡し:\n- 内容: 氏名、 住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: （氏名、住所）\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 【氏名、住所】\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 氏名；住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 氏名／住所／病歴\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所, 病歴]\n)"),
    ("受渡し:\n- 内容: 氏名・住所・病歴\n", "", nil),
    ("受渡し:\n- 内容:\n  - 氏名、住所\n  - 票\n", "proposal/items-in-one-text", "(受渡し:\n- 内容:\n  - 氏名\n  - 住所\n  - 票\n)"),
    ("受渡し:\n- 内容: [氏名（旧姓、通称を含む）]\n", "", nil), ("受渡し:\n- 内容: [\"氏名、住所\"]\n", "", nil),
    ("メモ: 受け付けたら、確かめる\n", "", nil), ("メモ: [毎月、受託者が適用する]\n", "", nil), ("受渡し:\n- 内容: 設置・保守\n", "", nil),
    ("受渡し:\n- 内容: コール・センター・名簿\n", "", nil),
    ("件名: 氏名、住所\n", "", nil), ("受渡し:\n- 内容: 1,000件の台帳\n", "", nil),
    ("受渡し:\n- 内容: 氏名,住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 氏名　住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 氏名 住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 氏名／住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: 氏名｜住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: ①氏名②住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: （１）氏名　（２）住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容: ア　氏名　イ　住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容: [氏名, 住所]\n)"),
    ("受渡し:\n- 内容:\n  - 1.氏名 2.住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容:\n  - 氏名\n  - 住所\n)"),
    ("受渡し:\n- 内容: |\n    ・氏名\n    ・住所\n", "proposal/bullets", "(受渡し:\n- 内容:\n    - 氏名\n    - 住所\n)"),
    ("メモ: |-\n  ① 氏名\n  ② 住所\n", "proposal/bullets", "(メモ:\n  - 氏名\n  - 住所\n)"),
    ("受渡し:\n- 内容: |\n    氏名\n    住所\n", "proposal/items-in-one-text", nil),
    ("受渡し:\n- 内容:\n    氏名\n    住所\n", "proposal/items-in-one-text", "(受渡し:\n- 内容:\n    - 氏名\n    - 住所\n)"),
    ("受渡し:\n- 内容:\n    Ⅰ 氏名\n    Ⅱ 住所\n", "proposal/bullets", "(受渡し:\n- 内容:\n    - 氏名\n    - 住所\n)"),
    ("受渡し:\n- 内容:\n    + 氏名\n    + 住所\n", "proposal/bullets", "(受渡し:\n- 内容:\n    - 氏名\n    - 住所\n)"),
    ("受渡し:\n- 内容:\n    〇氏名\n    〇住所\n", "proposal/bullets", "(受渡し:\n- 内容:\n    - 氏名\n    - 住所\n)"),
    ("受渡し:\n- 内容:\n    〇 氏名\n    × 住所\n", "proposal/marked-items", "(受渡し:\n- 内容:\n    氏名\n)"),
    ("受渡し:\n- 内容: 〇〇名簿\n", "", nil), ("受渡し:\n- 内容: Ⅱ種証明書\n", "", nil), ("受渡し:\n- 内容: +81の番号\n", "", nil),
    ("受渡し:\n- 内容: コール センター\n", "", nil), ("受渡し:\n- 内容: ②の票\n", "", nil), ("受渡し:\n- 内容: \"氏名　住所\"\n", "", nil),
    ("受渡し:\n- 内容: 住民基本\n    台帳\n", "", nil), ("件名: |\n  ・氏名\n  ・住所\n", "", nil),
    // What is chosen.
    ("受渡し:\n- 内容:\n    ☑ 氏名\n    ☐ 住所\n", "proposal/marked-items", "(受渡し:\n- 内容:\n    氏名\n)"),
    ("受渡し:\n- 内容: |\n    ○ 氏名\n    × 住所\n    ○ 病歴\n", "proposal/marked-items", "(受渡し:\n- 内容: [氏名, 病歴]\n)"),
    ("受渡し:\n- 内容: ●氏名　○住所\n", "proposal/marked-items", "(受渡し:\n- 内容: 氏名\n)"),
    ("受渡し:\n- 内容:\n  - □ 住所\n", "proposal/marked-items", nil),
    ("受渡し:\n- 方法: ☑簡易書留 ☐普通郵便\n", "proposal/marked-items", "(受渡し:\n- 方法: 簡易書留\n)"),
    ("受渡し:\n- 方法: ☑簡易書留\n", "proposal/sign-before-choice", "(受渡し:\n- 方法: 簡易書留\n)"),
    // Choices.
    ("受渡し:\n- 方法: 簡易書留、普通郵便\n", "proposal/choices-in-one-value", nil),
    ("受渡し:\n- 方法: 簡易書留又は普通郵便\n", "proposal/choices-in-one-value", nil),
    ("受渡し:\n- 方法: 簡易書留、普通\n", "proposal/choices-in-one-value", nil),
    // Comments in texts: they ask.
    ("件名: 委託　＃注釈\n", "proposal/full-width-hash", "(件名: 委託 #注釈\n)"),
    ("件名: 委託 ＃注\n", "proposal/full-width-hash", "(件名: 委託 #注\n)"),
    ("件名: 委託　# 注\n", "proposal/comment-space", "(件名: 委託 # 注\n)"),
    ("受渡し:\n- 内容: 氏名　＃注釈\n", "proposal/full-width-hash", "(受渡し:\n- 内容: 氏名 #注釈\n)"),
    ("件名: 部屋＃3\n", "", nil), ("件名: \"委託　＃注\"\n", "", nil),
  ])
  func typosAreNamed(_ text: String, _ code: String, _ expected: String?) {
    let (codes, result) = fixed(text)
    #expect(codes == (code.isEmpty ? [] : [code]))
    #expect(result == expected)
  }

  /// Decomposed kana, half-width katakana and full-width letters are the same words.
  @Test func wordsHaveOneStandardForm() {
    for (word, standard) in [
      ("ハ\u{309A}ソコン", "パソコン"), ("ロク\u{3099}イン", "ログイン"), ("ﾊﾟｿｺﾝ", "パソコン"), ("ﾛｸﾞｲﾝ", "ログイン"), ("ＵＳＢメモリー", "USBメモリー"),
      ("ヴ", "ヴ"), ("ウ\u{3099}", "ヴ"), ("ワ\u{3099}", "ヷ"), ("ヲ\u{3099}", "ヺ"), ("ほ\u{3099}ほ\u{309A}", "ぼぽ"),
      ("つ\u{3099}", "づ"),
      ("と\u{3099}", "ど"), ("ち\u{3099}", "ぢ"), ("ホﾞ", "ボ"), ("ゝ\u{3099}", "ゞ"), ("\u{A0}外部\u{200B}委託\u{3000}", "外部委託"),
      ("あ\u{3099}", "あ\u{3099}"),
    ] {
      #expect(Array(WordForm.standard(word).unicodeScalars) == Array(standard.unicodeScalars), "\(word)")
    }
    // Every kana that has a voiced form, against what Swift knows of canonical equivalence.
    for value in UInt32(0x3041)...0x30FF {
      guard let kana = Unicode.Scalar(value) else { continue }
      for mark in ["\u{3099}", "\u{309A}"] {
        let apart = String(Character(kana)) + mark
        let joined = WordForm.standard(apart)
        #expect(joined == apart)
        let isComposite = (0x3041...0x30FF).contains {
          Unicode.Scalar($0).map { String(Character($0)) == apart } ?? false
        }
        #expect((joined.unicodeScalars.count == 1) == isComposite, "\(apart)")
      }
    }
  }

  /// A data set is followed under all spellings of its name.
  @Test func namesAreOneWhateverTheirForm() {
    let spellings = ["メールアドレス（写し）", "メールアト\u{3099}レス（写し）", "ﾒｰﾙｱﾄﾞﾚｽ（写し）", "メールアドレス(写し)", "メールアドレス（写し）\u{A0}"]
    let text = "受渡し:\n" + spellings.map { "- 内容: \($0)\n" }.joined()
    let (facts, plan, diagnostics) = SmallVocabulary.bind(text)
    #expect(diagnostics.isEmpty)
    let names = facts.instances.filter { $0.ordinal >= 0 }.flatMap { instance -> [String] in
      let list = facts.memory.cells[Int(instance.base)]
      return list.range.map { facts.memory.text(of: facts.memory.cells[$0]) }
    }
    #expect(names.count == spellings.count)
    #expect(names.allSatisfy { $0.utf8.elementsEqual(spellings[0].utf8) }, "\(names) \(plan.vocabulary.records.count)")
  }

  /// Japanese that was broken over lines is joined without a space; Latin words keep theirs.
  @Test(arguments: [
    ("件名: 外部委\n  託について\n", "外部委託について"), ("件名: \"外部委\n  託\"\n", "外部委託"), ("件名: '外部委\n  託'\n", "外部委託"),
    ("件名: >-\n  外部委\n  託\n", "外部委託"), ("件名: >-\n  外部委\n\n  託\n", "外部委\n託"),
    ("件名: the work\n  of others\n", "the work of others"),
    ("件名: Excel\n  の表\n", "Excel の表"), ("件名: 東京 太郎\n  次郎\n", "東京 太郎次郎"), ("件名: 一、\n  二。\n  三\n", "一、二。三"),
    ("件名: 吉野家𠮷\n  野\n", "吉野家𠮷野"), ("件名: 外部委　\n  託\n", "外部委　託"), ("件名: |-\n  外部委\n  託\n", "外部委\n託"),
    ("件名: 一\n  二\n  x\n  三\n", "一二 x 三"),
  ])
  func brokenJapaneseIsJoined(_ text: String, _ expected: String) {
    let (facts, plan, diagnostics) = SmallVocabulary.bind(text)
    #expect(diagnostics.isEmpty)
    let field = plan.vocabulary.records[plan.vocabulary.root].field(named: "title") ?? 0
    #expect(facts.memory.text(of: facts.memory.cells[field]) == expected)
  }
}
