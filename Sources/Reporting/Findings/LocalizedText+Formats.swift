import Proposal
import SourceText

/// The words of the formats for other tools.
extension LocalizedText {
  static var inBaseline: LocalizedText {
    LocalizedText(ja: "受入れ済みの指摘の一覧（ベースライン）にあります。", en: "Accepted in the baseline.")
  }

  /// A test that nothing was found in.
  static let nothingFound = LocalizedText(ja: "指摘なし", en: "nothing found")

  /// What stands in the place of a verdict for what no rule found.
  static func kind(ofProblem severity: Severity) -> LocalizedText {
    severity == .error
      ? LocalizedText(ja: "書式の誤り", en: "mistake of form") : LocalizedText(ja: "お知らせ", en: "notice")
  }

  /// Why a finding is accepted, and how long.
  static func accepted(_ reason: String, until: CalendarDay) -> LocalizedText {
    LocalizedText(ja: "\(reason)（\(until) まで）", en: "\(reason) (until \(until))")
  }

  /// The last annotation, where GitHub would not show all.
  static func annotationsCut(errors: Int, warnings: Int, infos: Int) -> LocalizedText {
    LocalizedText(
      ja: "GitHub が示す注釈は種類ごとに10件までです。ほかに 重大 \(errors)、要確認 \(warnings)、参考 \(infos) 件の指摘があります。",
      en:
        "GitHub shows 10 annotations of a kind. There are more findings: \(errors) errors, \(warnings) warnings, \(infos) notes."
    )
  }

  /// Results that a SARIF file has no room for.
  static func resultsCut(_ count: Int, limit: Int) -> LocalizedText {
    LocalizedText(
      ja: "SARIF に書けるのは \(limit) 件までのため、軽いものから \(count) 件の指摘を省きました。",
      en: "SARIF takes \(limit) results; \(count) findings were left out, the lightest first.")
  }

  /// Files that no rule has judged.
  static func filesUnreadable(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(count) 件のファイルは提案書として読めず、規則で調べていません。",
      en: count == 1
        ? "1 file could not be read as a proposal; no rule has judged it."
        : "\(count) files could not be read as proposals; no rule has judged them.")
  }

  /// Rules that failed.
  static func rulesFailed(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "判定できなかった規則が \(count) 件あります。",
      en: count == 1 ? "1 rule could not be judged." : "\(count) rules could not be judged.")
  }

  /// Where the paths of a SARIF file begin.
  static let sourceRoot = LocalizedText(
    ja: "shimon を実行したフォルダ", en: "The folder that shimon was run in")

  /// What a problem of form is, by its code.
  static func problem(_ code: String) -> LocalizedText {
    LocalizedText(ja: "提案書の書き方（\(code)）", en: "How a proposal is written (\(code))")
  }

  /// Why problems of form matter.
  static let problemHelp = LocalizedText(
    ja: "書き方に誤りがある提案書は、規則で調べられません。示された箇所を直してください。",
    en: "A proposal with mistakes of form cannot be judged by the rules. Mend the place that is shown.")

  /// The headings of the table, in the order of the columns.
  static let columns: [LocalizedText] = [
    LocalizedText(ja: "ファイル", en: "file"), LocalizedText(ja: "行", en: "line"), LocalizedText(ja: "列", en: "column"),
    LocalizedText(ja: "重さ", en: "severity"), LocalizedText(ja: "判定", en: "verdict"),
    LocalizedText(ja: "規則", en: "rule"), LocalizedText(ja: "題名", en: "title"),
    LocalizedText(ja: "対象", en: "subject"), LocalizedText(ja: "書かれていない事項", en: "missing"),
    LocalizedText(ja: "質問", en: "question"), LocalizedText(ja: "理由", en: "why"),
    LocalizedText(ja: "対応", en: "fix"), LocalizedText(ja: "条文", en: "clause"),
    LocalizedText(ja: "審議会", en: "boards"), LocalizedText(ja: "根拠", en: "law"),
    LocalizedText(ja: "指紋", en: "fingerprint"),
  ]
}
