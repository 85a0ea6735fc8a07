import CEL
import Proposal
import SourceText
import Testing

struct BindingTests {
  /// The value of a field of the proposal itself, as text.
  private func value(_ name: String, _ text: String) -> String {
    let (facts, plan, diagnostics) = SmallVocabulary.bind(text)
    guard diagnostics.isEmpty else { return diagnostics.joined(separator: "; ") }
    guard let field = plan.vocabulary.records[plan.vocabulary.root].field(named: name) else { return "no such field" }
    return show(facts.memory.cells[field], facts)
  }

  private func show(_ value: Value, _ facts: Facts) -> String {
    switch value.kind {
    case .unknown: return value.unknownReason.map { "\($0)" } ?? ""
    case .string: return facts.memory.text(of: value)
    case .bool: return "\(value.isTrue)"
    case .int, .timestamp, .duration: return "\(value.signed)"
    case .list: return "[" + value.range.map { show(facts.memory.cells[$0], facts) }.joined(separator: ",") + "]"
    case .record: return value.flag == 1 ? "record" : "no record"
    default: return "?"
    }
  }

  @Test(arguments: [
    ("title", "件名: 委託", "委託"), ("title", "title: 委託", "委託"), ("title", "案件名: 'no'", "no"),
    ("title", "件名: no", "no"), ("title", "件名:", "unstated"), ("title", "件名: 未定", "undecided"),
    ("title", "件名: TBD", "undecided"), ("title", "件名: なし", ""), ("title", "メモ: x", "unstated"),
    ("title", "件名: 委託　", "委託"),
    ("late", "遅延: はい", "true"), ("late", "遅延: 無", "false"), ("late", "late: no", "false"),
    ("late", "遅延: あり", "true"), ("late", "遅延: 検討中", "undecided"),
    ("start", "開始日: 1970-01-02", "86400"), ("start", "開始日: 令和8年4月1日", "1775001600"),
    ("start", "開始日: R8.4.1", "1775001600"), ("start", "開始日: 2026年4月1日", "1775001600"),
    ("start", "開始日: 2026/4/1", "1775001600"), ("start", "開始日: 平成31年4月30日", "1556582400"),
    ("keep", "保存期間: 5年", "157680000"), ("keep", "keep: within 2 weeks", "1209600"), ("keep", "保存期間: 3か月ごと", "7776000"),
    ("keep", "保存期間: 四半期", "7862400"), ("keep", "保存期間: 24時間以内", "86400"),
    ("keep", "保存期間: 1年6か月", "47088000"), ("keep", "保存期間: 1年半", "47260800"), ("keep", "保存期間: 半年", "15724800"),
    ("keep", "保存期間: 半年以内", "15724800"), ("keep", "保存期間: 18か月", "46656000"),
    ("keep", "keep: 1 year and 6 months", "47088000"),
    ("keep", "保存期間: 3月以内", "7776000"), ("keep", "保存期間: 18月", "46656000"), ("keep", "保存期間: 1か月半", "3888000"),
    ("keep", "保存期間: 2年と3ヶ月ごと", "70848000"), ("notes", "メモ: [なし]", "[]"), ("notes", "メモ: [なし, x]", "[,x]"),
    ("transfers", "受渡し: [なし]", "[]"),
    ("count", "件数: 約1,100件", "1100"), ("count", "件数: 0", "0"),
    ("notes", "メモ: x", "[x]"), ("notes", "メモ: [x, y]", "[x,y]"), ("notes", "メモ: []", "[]"), ("notes", "メモ: なし", "[]"),
    ("notes", "メモ: 未定", "undecided"), ("notes", "メモ: [x, 未定]", "[x,undecided]"),
    ("transfers", "受渡し: なし", "[]"), ("transfers", "受渡し:\n- 方法: 書留", "[record]"),
    ("subcontracting", "再委託: 禁止", "record"), ("subcontracting", "件名: x", "no record"),
  ])
  func binds(_ field: String, _ text: String, _ expected: String) {
    #expect(value(field, text + "\n") == expected)
  }

  @Test(arguments: [
    "未定。", "未定．", "「未定」", "（未定）", "( 未定 )", "【検討中】", "検討中です。", "調整中", "別途", "別途協議", "別途、協議する。", "別途市と協議の上決定する",
    "わかりません", "分からず", "調整中のため未記載", "決定次第記載", "追って", "確認中", "別紙のとおり予定", "近日中に決定", "回答待ち", "業者選定後に記載", "当課で調整中",
    "現時点では未定です。", "詳細は未定", "まだ決まっていません", "未確定", "後日", "要確認",
    "決まり次第", "ＴＢＤ", "tBd", "To be decided.", "TO-BE-DETERMINED", "pending", "Ｐｅｎｄｉｎｇ", "N/A", "n/a", "ｎ／ａ",
    "not yet decided", "未 定", "検討中（3月末まで）", "未定(総務課と協議)", "T.B.D.", "ペンディング", "分からない",
    "検討", "未", "いまだ未定である", "これから決める", "入札後に決定", "契約後に決める", "業者と協議", "課内で検討の上決定する", "課長（未定）", "課長又は係長（検討中）", "(仮)",
  ])
  func aWordThatLeavesAMatterOpenIsUndecided(_ word: String) {
    #expect(value("title", "件名: \"\(word)\"\n") == "undecided")
    #expect(value("notes", "メモ: [\"\(word)\"]\n") == "undecided")
    #expect(value("start", "開始日: \"\(word)\"\n") == "undecided")
    #expect(value("transfers", "受渡し:\n- 方法: \"\(word)\"\n") == "undecided")
    #expect(value("subcontracting", "再委託: \"\(word)\"\n") == "no record")
  }

  @Test(arguments: [
    "", " ", "　", "\\t", "\u{A0}", "\u{2003}\u{200B}", "－", "ー", "—", "――", "-", "--", "‐", "−", "？", "?", "???", "…",
    "・・・", "...", "〃", "（　　）",
    "( )", "「」", "～", "※", "○○", "〇〇", "未記入", "（記載なし）", "空欄", "／", "/", "//", "記入すること", "□", "令和　年　月　日",
  ])
  func aBlankIsUnstated(_ blank: String) {
    #expect(value("title", "件名: \"\(blank)\"\n") == "unstated")
    #expect(value("late", "遅延: \"\(blank)\"\n") == "unstated")
    #expect(value("notes", "メモ: [\"\(blank)\", \"\(blank)\"]\n") == "unstated")
    #expect(value("notes", "メモ: [\"\(blank)\", x]\n") == "[x]")
    #expect(value("transfers", "受渡し:\n- 方法: \"\(blank)\"\n") == "unstated")
    #expect(value("subcontracting", "再委託:\n  可否: \"\(blank)\"\n") == "no record")
  }

  @Test(arguments: [
    "未定の場合は市と協議する", "別紙のとおり", "委託する予定", "決定後に通知", "事業者", "契約中", "未定者名簿", "別途協議の上、市が定める方法", "後日返却された通知", "検討中の施策一覧",
    "要確認者一覧", "N/A欄の写し", "tbd-list",
    "pending cases",
    "A", "-1", "3", "○", "第1", "Ｑ＆Ａ", "データ", "ー太郎", "後日談", "契約後", "別途定める手順書", "市と協議する", "決定", "課長（未定者名簿の担当）", "定期",
    "未満", "検討会",
  ])
  func aTextThatHoldsSuchAWordIsStated(_ text: String) {
    #expect(value("title", "件名: \"\(text)\"\n") == text)
  }

  @Test(arguments: ["なし", "なし。", "（なし）", "特になし", "該当なし。", "NONE", "Ｎｏｎｅ", "無し"])
  func thatThereIsNothingIsStated(_ word: String) {
    #expect(value("title", "件名: \(word)\n") == "")
    #expect(value("notes", "メモ: \(word)\n") == "[]")
    #expect(value("transfers", "受渡し: \(word)\n") == "[]")
  }

  @Test(arguments: [
    ("transfers", "受渡し:\n- 方法:\n- 方法: 書留\n", "[record]"),
    ("transfers", "受渡し:\n- 方法: 未定\n- 方法: 書留\n", "[record,record]"),
    ("transfers", "受渡し:\n- 方法:\n-\n", "proposal/empty-item "), ("transfers", "受渡し:\n- {}\n", "unstated"),
    ("subcontracting", "再委託: {}\n", "no record"), ("subcontracting", "再委託:\n  可否: 未定\n", "no record"),
    ("notes", "メモ: [未定, \"\", 検討中]\n", "undecided"),
  ])
  func aSectionWhoseFieldsAreAllBlankIsNotWritten(_ field: String, _ text: String, _ expected: String) {
    #expect(value(field, text) == expected)
  }

  @Test(arguments: [
    ("件命: x\n", "proposal/unknown-field 件命"),
    ("transfer: なし\n", "proposal/unknown-field transfer"),
    ("件名: x\ntitle: y\n", "proposal/field-twice title"),
    ("遅延: 多分\n", "proposal/not-yes-or-no 多分"),
    ("開始日: 2026-02-30\n", "proposal/not-a-date 2026-02-30"),
    ("開始日: ２０２６-04-01\n", "proposal/not-a-date ２０２６-04-01"),
    ("保存期間: 3月\n", "proposal/not-a-period 3月"), ("保存期間: １２月\n", "proposal/not-a-period １２月"),
    ("開始日: 令和0年4月1日\n", "proposal/not-a-date 令和0年4月1日"), ("開始日: 1026-04-01\n", "proposal/not-a-date 1026-04-01"),
    ("開始日: 平成31年5月1日\n", "proposal/not-a-date 平成31年5月1日"),
    ("保存期間: しばらく\n", "proposal/not-a-period しばらく"),
    ("件数: １２\n", "proposal/not-a-number １２"),
    ("件数: 1,2\n", "proposal/not-a-number 1,2"),
    ("受渡し:\n  方法: 書留\n", "proposal/list-expected 方法: 書留"),
    ("受渡し:\n- 方法: 書き留め\n", "proposal/unknown-choice 書き留め"),
    ("受渡し:\n- 書留\n", "proposal/record-expected 書留"),
    ("受渡し:\n- 方法：書留\n", "proposal/no-colon 方法：書留"),
    ("受渡し:\n- 方法:書留\n", "proposal/no-colon 方法:書留"),
    ("受渡し:\n- 方法:　書留\n", "proposal/no-colon 方法:　書留"),
    ("受渡し:\n -書留\n -郵送\n", "proposal/no-dash-space -書留\n -郵送"),
    ("受渡し:\n- 方法: -書留\n", "proposal/sign-before-choice -書留"),
    ("受渡し:\n- 方法: [書留]\n", "proposal/value-expected [書留]"),
    ("再委託: [禁止]\n", "proposal/list-not-expected [禁止]"),
    ("メモ:\n- x\n-\n", "proposal/empty-item "),
    ("受渡し:\n- 方方:\n", "proposal/unknown-field 方方"), ("受渡し:\n- 方方: 未定\n", "proposal/unknown-field 方方"),
    ("受渡し:\n- 方法: 書留\n- ' '\n", "proposal/empty-item ' '"),
    ("受渡し:\n- 方方:\n- 方法: 書留\n", "proposal/unknown-field 方方"),
    ("形式: shimon/9\n", "format/unknown-format shimon/9"),
    ("- x\n", "proposal/not-a-proposal - x"),
    ("ただの文章\n", "proposal/not-a-proposal ただの文章"),
  ])
  func reports(_ text: String, _ expected: String) {
    #expect(SmallVocabulary.bind(text).diagnostics == [expected])
  }

  @Test func mistakesWithoutEndAreCut() {
    let text = (0..<20_000).map { "unknown\($0): x\n" }.joined()
    let diagnostics = SmallVocabulary.bind(text).diagnostics
    #expect(diagnostics.count == 501)
    #expect(diagnostics.last == "proposal/too-many unknown500")
  }

  @Test func shorthandBindsItsField() throws {
    let (facts, plan, _) = SmallVocabulary.bind("再委託: なし\n")
    let field = try #require(plan.vocabulary.records[plan.vocabulary.root].field(named: "subcontracting"))
    let record = facts.memory.cells[field]
    #expect(show(facts.memory.cells[record.cell], facts) == "banned")
    #expect(show(facts.memory.cells[record.cell + 1], facts) == "unstated")
  }

  @Test func undecidedRecordLeavesItsFieldsOpen() throws {
    let (facts, plan, _) = SmallVocabulary.bind("再委託: 未定\n")
    let field = try #require(plan.vocabulary.records[plan.vocabulary.root].field(named: "subcontracting"))
    let record = facts.memory.cells[field]
    #expect(show(facts.memory.cells[record.cell], facts) == "undecided")
  }

  @Test func otherTakesAnExplanation() {
    for word in ["その他", "その他（庁内便）", "other (internal mail)", "その他(庁内便)"] {
      let (facts, _, diagnostics) = SmallVocabulary.bind("受渡し:\n- 方法: \(word)\n")
      #expect(diagnostics.isEmpty)
      let method = facts.instances.last.map { Int($0.base) + 1 } ?? 0
      #expect(show(facts.memory.cells[method], facts) == "other")
    }
  }

  @Test func aMisspeltFieldIsNotAskedForAgain() throws {
    let (facts, plan, _) = SmallVocabulary.bind("受け渡し: なし\n")
    let field = try #require(plan.vocabulary.records[plan.vocabulary.root].field(named: "transfers"))
    #expect(facts.memory.cells[field].unknownReason == .invalid)
  }

  @Test func cellsKnowTheirPlaces() {
    let text = "件名: x\n受渡し:\n  - 内容: 名簿\n    方法: 書留\n  - 内容: 票\n"
    let (facts, plan, _) = SmallVocabulary.bind(text)
    let file = SourceFile(name: "x", text: text)
    let entries = facts.instances.indices.filter { facts.instances[$0].ordinal >= 0 }
    #expect(entries.map { facts.path(ofInstance: $0, plan) } == ["transfers[0]", "transfers[1]"])
    #expect(entries.map { facts.subject(ofInstance: $0, plan) } == ["名簿", "票"])
    #expect(entries.map { file.text(facts.span(ofInstance: $0)) } == ["内容: 名簿", "内容: 票"])
    let method = Int(facts.instances[entries[0]].base) + 1
    #expect(facts.path(of: method, plan) == "transfers[0].method")
    #expect(facts.span(of: method).map { file.text($0) } == "方法: 書留")
    let absent = Int(facts.instances[entries[1]].base) + 1
    #expect(facts.span(of: absent) == nil)
    #expect(facts.label(of: absent, plan).ja == "方法")
    if let outer = facts.instances.indices.first(where: {
      facts.instances[$0].owner >= 0 && facts.instances[$0].ordinal < 0
    }) {
      #expect(
        facts.label(of: Int(facts.instances[outer].base), plan)
          == LocalizedText(
            ja: "再委託の可否",
            en: "subcontracting: allowed"))
    }
  }

  @Test func factsAreUsedAgain() {
    let (vocabulary, _) = VocabularyReader.read(Array(SmallVocabulary.text.utf8))
    var pool = ConstantPool()
    let plan = BindingPlan(vocabulary, interning: &pool)
    var facts = Facts()
    facts.memory.adopt(pool)
    _ = facts.read(Array("件名: \"a\\tb\"\n受渡し:\n- 方法: 書留\n".utf8), by: plan)
    let again = facts.read(Array("件名: c\n".utf8), by: plan)
    #expect(again.form.isEmpty && again.meaning.isEmpty)
    #expect(show(facts.memory.cells[1], facts) == "c")
    #expect(facts.instances.count == 2)
    #expect(facts.cellNodes.count == facts.memory.cells.count)
  }
}
