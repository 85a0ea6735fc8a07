import Linting
import Proposal
import SourceText

/// The words of the formats, in one place.
extension LocalizedText {
  static var mistake: LocalizedText { LocalizedText(ja: "書式の誤り", en: "error") }

  static func place(line: Int, _ label: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(beforeLine.ja)\(line)\(behindLine.ja)\(label.ja)",
      en: "\(beforeLine.en)\(line)\(behindLine.en)\(label.en)")
  }

  /// What stands before and behind the number of a line.
  static var beforeLine: LocalizedText { LocalizedText(ja: "", en: "line ") }
  static var behindLine: LocalizedText { LocalizedText(ja: "行目 ", en: ": ") }

  static func summary(_ summary: Summary) -> LocalizedText {
    var ja = "\(summary.files) 件の提案書を調べました: 重大 \(summary.errors)、要確認 \(summary.warnings)、参考 \(summary.infos)"
    let proposals = summary.files == 1 ? "1 proposal" : "\(summary.files) proposals"
    var en = "\(proposals) checked: \(summary.errors) errors, \(summary.warnings) warnings, \(summary.infos) notes"
    var asides: [LocalizedText] = []
    if summary.suppressed > 0 {
      asides.append(
        LocalizedText(ja: "理由を付けて除外 \(summary.suppressed)", en: "\(summary.suppressed) suppressed with a reason"))
    }
    if summary.baselined > 0 {
      asides.append(
        LocalizedText(ja: "受入れ済み \(summary.baselined)", en: "\(summary.baselined) accepted in the baseline"))
    }
    if summary.fixed > 0 {
      asides.append(LocalizedText(ja: "受入れ済みのうち解消 \(summary.fixed)", en: "\(summary.fixed) of the baseline fixed"))
    }
    if !asides.isEmpty {
      ja += "（\(asides.map { $0.ja }.joined(separator: "、"))）"
      en += " (\(asides.map { $0.en }.joined(separator: ", ")))"
    }
    if summary.unreadable > 0 {
      // Of some nothing could be read, of others all but a value.
      ja += "。誤りのため全部又は一部を読めないもの \(summary.unreadable) 件"
      en += "; \(summary.unreadable) could not be read in full"
    }
    return LocalizedText(ja: ja, en: en)
  }
}

/// The labels of the notes below a code frame.
enum NoteLabel: Int, CaseIterable {
  case question
  case why
  case fix
  case missing
  case because
  case related
  case boards
  case ground
  case law
  case subject
  case failure
  case accepted
  case risk
  case others

  var text: LocalizedText {
    switch self {
    case .question: LocalizedText(ja: "質問", en: "question")
    case .why: LocalizedText(ja: "なぜ", en: "why")
    case .fix: LocalizedText(ja: "対応", en: "write")
    case .missing: LocalizedText(ja: "書かれていない事項", en: "missing")
    case .because: LocalizedText(ja: "関係する箇所", en: "because of")
    case .related: LocalizedText(ja: "関係する箇所", en: "see")
    case .boards: LocalizedText(ja: "尋ねた審議会", en: "asked by")
    case .ground: LocalizedText.groundLabel
    case .law: LocalizedText(ja: "根拠", en: "law")
    case .subject: LocalizedText(ja: "対象", en: "about")
    case .failure: LocalizedText(ja: "理由", en: "reason")
    case .accepted: LocalizedText(ja: "除外の理由", en: "accepted because")
    case .risk: LocalizedText.risk
    case .others: LocalizedText(ja: "ほかの箇所", en: "also at")
    }
  }
}

/// The words for groups of findings.
extension LocalizedText {
  /// Behind the findings that are shown whole.
  static func furtherGroups(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "ほかの指摘 \(count)件（全文は --all）", en: "\(count) more (--all shows them in full)")
  }

  /// Places of a group that are not listed.
  static func furtherPlaces(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "ほか\(count)箇所", en: "\(count) more")
  }

  /// The place of a finding in a line.
  static func line(_ line: Int, of subject: String, missing: [String]) -> LocalizedText {
    func text(_ line: String, _ language: Language, _ comma: String) -> String {
      let about = subject.isEmpty ? "" : language == .japanese ? "「\(subject)」" : " (\(subject))"
      guard !missing.isEmpty else { return line + about }
      return line + about + (language == .japanese ? "：" : ": ") + missing.joined(separator: comma)
    }
    return LocalizedText(
      ja: text("\(line)行目", .japanese, comma.ja), en: text("line \(line)", .english, comma.en))
  }
}

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
    en: "A proposal with mistakes of form cannot be judged by the rules. Fix the place that is shown.")

  /// The headings of the table, in the order of the columns.
  static let columns: [LocalizedText] = [
    LocalizedText(ja: "ファイル", en: "file"), LocalizedText(ja: "行", en: "line"), LocalizedText(ja: "列", en: "column"),
    LocalizedText.risk,
    LocalizedText(ja: "重さ", en: "severity"), LocalizedText(ja: "判定", en: "verdict"),
    LocalizedText(ja: "規則", en: "rule"), LocalizedText(ja: "題名", en: "title"),
    LocalizedText(ja: "対象", en: "subject"), LocalizedText(ja: "書かれていない事項", en: "missing"),
    LocalizedText(ja: "質問", en: "question"), LocalizedText(ja: "理由", en: "why"),
    LocalizedText(ja: "対応", en: "fix"), LocalizedText(ja: "条文", en: "clause"),
    LocalizedText(ja: "審議会", en: "boards"), LocalizedText.groundLabel, LocalizedText(ja: "根拠", en: "law"),
    LocalizedText(ja: "危険度の理由", en: "risk because"), LocalizedText(ja: "まとまり", en: "group"),
    LocalizedText(ja: "指紋", en: "fingerprint"),
  ]
}
