import Authoring
import Reporting
import SourceText

/// What `init`, `fmt` and `fix` say.
extension LocalizedText {
  static func changedMeanwhile(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 読み込んだ後に他で書き換えられたため、上書きしませんでした。開き直してください。",
      en: "\(path): it was changed meanwhile and is left as it is; start again.")
  }

  static func formatted(_ path: String) -> LocalizedText {
    LocalizedText(ja: "\(path): 整えました。", en: "\(path): formatted.")
  }

  static func leftAsItIs(_ path: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "\(path): \(reason.ja)", en: "\(path): \(reason.en)")
  }

  static let meaningWouldChange = LocalizedText(
    ja: "整えると内容が変わるため、そのままにしました。", en: "The result would not say the same; the file is left as it is.")

  private static func counts(mends: Int, stubs: Int) -> LocalizedText {
    let parts = [
      mends > 0 ? LocalizedText(ja: "誤りの訂正 \(mends) か所", en: "\(mends) mended") : nil,
      stubs > 0 ? LocalizedText(ja: "「未定」の欄 \(stubs) 件", en: "\(stubs) stubs") : nil,
    ].compactMap { $0 }
    return LocalizedText(ja: parts.map(\.ja).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
  }

  static func fixed(_ path: String, mends: Int, stubs: Int) -> LocalizedText {
    let counts = counts(mends: mends, stubs: stubs)
    return LocalizedText(ja: "\(path): \(counts.ja)を書き込みました。", en: "\(path): \(counts.en).")
  }

  static func wouldFix(_ path: String, mends: Int, stubs: Int) -> LocalizedText {
    let counts = counts(mends: mends, stubs: stubs)
    return LocalizedText(ja: "\(path): \(counts.ja)（書き込んでいません）。", en: "\(path): \(counts.en) (not written).")
  }

  static func mistakesLeft(_ path: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 自動では直せない誤りが \(count) か所あります。次を手で直してください。",
      en: "\(path): \(count) mistakes are left to mend by hand:")
  }

  static func stubLeft(_ path: String, _ fact: LocalizedText, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 「\(fact.ja)」の欄は書き加えられませんでした。\(reason.ja)",
      en: "\(path): no stub for `\(fact.en)`: \(reason.en)")
  }

  static func templateWritten(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path) を作りました。次は shimon answer \(path) で質問に答えるか、エディタで書き込んでください。",
      en: "\(path) written. Go on with shimon answer \(path), or in an editor.")
  }

  static func alreadyThere(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 既にあります。置き換えるなら --force を付けてください。", en: "\(path): it is there already; --force replaces it.")
  }

  // MARK: The questions of init

  static let initGreeting = LocalizedText(
    ja: "五つの質問に答えると、案件に合ったひな形を作ります。Enter だけで次へ進みます（Ctrl-D で取りやめ）。",
    en: "Five questions, and the template fits your case. Enter goes on; Ctrl-D gives up.")
  static let initKind = LocalizedText(
    ja: "1/5 何について諮問しますか（番号。Enter は 1）", en: "1/5 What is the board asked about? (number; Enter: 1)")
  static let initTitle = LocalizedText(
    ja: "2/5 件名は何ですか（例: ○○通知の印刷・発送業務の委託）", en: "2/5 What is the title?")
  static let initDepartment = LocalizedText(ja: "3/5 所管課はどこですか", en: "3/5 Which department is in charge?")
  static let initContractor = LocalizedText(
    ja: "4/5 委託先は決まっていますか（番号。Enter は 3）", en: "4/5 Is the contractor decided? (number; Enter: 3)")
  static let initContractorChoices = [
    LocalizedText(ja: "決まっている", en: "yes"), LocalizedText(ja: "まだ決まっていない", en: "not yet"),
    LocalizedText(ja: "委託先はない・分からない", en: "no contractor, or not known"),
  ]
  static let initCarriers = LocalizedText(
    ja: "5/5 USBメモリなどの外部記録媒体や、クラウド・システムを使いますか（番号。Enter は 5）",
    en: "5/5 Are removable media, or a cloud or other system used? (number; Enter: 5)")
  static let initCarrierChoices = [
    LocalizedText(ja: "どちらも使わない", en: "neither"), LocalizedText(ja: "外部記録媒体を使う", en: "removable media"),
    LocalizedText(ja: "クラウド・システムを使う", en: "a cloud or system"), LocalizedText(ja: "どちらも使う", en: "both"),
    LocalizedText(ja: "分からない", en: "not known"),
  ]
  static let initPath = LocalizedText(
    ja: "書き出すファイルの名前（Enter だけなら画面に表示）", en: "File to write (Enter alone shows it here)")

  static func chooseNumber(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "1 から \(count) までの番号を入力してください。", en: "Type a number from 1 to \(count).")
  }
}
