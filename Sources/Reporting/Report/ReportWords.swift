import Linting
import Proposal
import SourceText

/// The words of the pages, in one place.
extension LocalizedText {
  static func verdict(of report: Report) -> LocalizedText {
    let summary = report.summary
    if !report.isJudged {
      return LocalizedText(
        ja: "書式の誤りのため、提案書として読めませんでした。下の箇所を直すと、判定できます。",
        en: "The file could not be read as a proposal. Fix the places below and it can be judged.")
    }
    let answered = LocalizedText(
      ja: "想定される質問 \(report.questions.count) 件のうち、\(report.answeredCount) 件には提案書が答えています。",
      en: "Of \(report.questions.count) questions to expect, the proposal answers \(report.answeredCount).")
    let before = ProposalReader.before(report.reader)
    let asked = ProposalReader.likelyAsked(report.reader)
    var verdict: LocalizedText
    if summary.unreadable > 0 {
      verdict = LocalizedText(
        ja: "書かれたことの一部を読み取れませんでした。直してから、もう一度調べてください。",
        en: "Part of what is written could not be read. Fix it and check again.")
    } else if summary.errors > 0 {
      verdict = LocalizedText(
        ja: "\(before.ja)直すべき重大な点が \(summary.errors) 件あります。ほかに要確認が \(summary.warnings) 件あります。",
        en: summary.errors == 1
          ? "One serious point should be fixed \(before.en); \(summary.warnings) more need attention."
          : "\(summary.errors) serious points should be fixed \(before.en); \(summary.warnings) more need attention."
      )
    } else if report.openErrorCount > 0 {
      verdict = openErrors(report.openErrorCount, warnings: summary.warnings)
    } else if summary.warnings > 0 {
      verdict = LocalizedText(
        ja: "重大な点は見つかりませんでしたが、\(asked.ja)が \(summary.warnings) 件あります。",
        en: summary.warnings == 1
          ? "Nothing serious was found, but \(asked.en) 1 point."
          : "Nothing serious was found, but \(asked.en) \(summary.warnings) points.")
    } else if summary.infos > 0 {
      verdict = LocalizedText(
        ja: "重大な点も要確認の点も見つかりませんでした。参考となる点が \(summary.infos) 件あります。",
        en: summary.infos == 1
          ? "Nothing serious and nothing to confirm was found; 1 note remains."
          : "Nothing serious and nothing to confirm was found; \(summary.infos) notes remain.")
    } else {
      verdict = LocalizedText(ja: "調べた規則のすべてで、指摘はありませんでした。", en: "No rule found anything to object to.")
    }
    if report.extent.isNearlyBlank {
      let blank = nearlyBlank(report.extent)
      verdict = LocalizedText(ja: blank.ja + verdict.ja, en: "\(blank.en) \(verdict.en)")
    }
    return LocalizedText(ja: verdict.ja + answered.ja, en: "\(verdict.en) \(answered.en)")
  }

  /// Nobody can tell yet that nothing is serious.
  private static func openErrors(_ count: Int, warnings: Int) -> LocalizedText {
    LocalizedText(
      ja: "重大な点があるかどうかは、まだ判断できません。重大な指摘になり得る規則 \(count) 件が、書かれていない事項を待っています。要確認は \(warnings) 件です。",
      en: """
        Whether anything is serious cannot be told yet: \(count == 1 ? "1 rule" : "\(count) rules") that may find something \
        serious \(count == 1 ? "waits" : "wait") for what is not written. \
        \(warnings == 1 ? "1 point needs" : "\(warnings) points need") attention.
        """)
  }

  /// How much is written, where that is hardly anything.
  private static func nearlyBlank(_ extent: Extent) -> LocalizedText {
    LocalizedText(
      ja: "この提案書は、ほとんど書かれていません（関係する \(extent.total) 項目のうち \(extent.written) 項目）。",
      en: "This proposal is nearly blank: \(extent.written) of \(extent.total) fields that apply are written.")
  }

  /// A rule that waits, and for what.
  static func waits(_ entry: Report.Waiting) -> LocalizedText {
    let subject = entry.subject.isEmpty ? "" : " [\(entry.subject)]"
    return LocalizedText(
      ja: "\(entry.title)\(subject): 「\(entry.missing.joined(separator: "」「"))」を待っています",
      en: "\(entry.title)\(subject): waits for \(entry.missing.joined(separator: ", "))")
  }

  /// How far a question is answered.
  static func state(_ state: ExpectedQuestion.State) -> LocalizedText {
    switch state {
    case .open: LocalizedText(ja: "未回答", en: "not yet answered")
    case .objectionable: LocalizedText(ja: "回答に問題あり", en: "answer open to objection")
    case .partly: LocalizedText(ja: "一部のみ回答", en: "answered in part")
    case .accepted: LocalizedText(ja: "理由を付けて除外", en: "accepted with a reason")
    case .answered: LocalizedText(ja: "回答あり", en: "answered")
    case .silent: LocalizedText(ja: "問題となる記載なし", en: "nothing against it")
    }
  }

  static func line(_ number: Int) -> LocalizedText {
    LocalizedText(ja: "\(number)行目", en: "line \(number)")
  }

  static func provenance(_ provenance: Provenance) -> LocalizedText {
    var ja = "Shimon \(provenance.version)、規則 \(provenance.ruleCount) 件（識別値 \(provenance.rulesDigest)）、"
    var en = "Shimon \(provenance.version), \(provenance.ruleCount) rules (digest \(provenance.rulesDigest)), "
    if let day = provenance.lawDay {
      ja += "法令は \(day) 現在、"
      en += "law as of \(day), "
    }
    if let policy = provenance.policy {
      ja += "方針 \(policy.name)（識別値 \(policy.digest)）"
      en += "policy \(policy.name) (digest \(policy.digest))"
    } else {
      ja += "方針なし"
      en += "no policy"
    }
    return LocalizedText(ja: ja, en: en)
  }

  static func furtherAnswers(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "ほか \(count) 件", en: "and \(count) more")
  }

  /// Rows that a short report leaves out, and where to read them.
  static func furtherRows(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "ほか \(count) 件。すべては HTML か Word の報告書（shimon report -o report.html）か shimon lint で見られます。",
      en: "and \(count) more; an HTML or Word report (shimon report -o report.html) or shimon lint shows all.")
  }

  static func entries(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "\(count) 件を確認", en: count == 1 ? "1 entry checked" : "\(count) entries checked")
  }

  static func until(_ day: String) -> LocalizedText {
    day.isEmpty ? LocalizedText(ja: "期限なし", en: "no end date") : LocalizedText(ja: "\(day) まで", en: "until \(day)")
  }

  static func findingNumber(_ number: Int) -> LocalizedText {
    LocalizedText(ja: "指摘 \(number)", en: "finding \(number)")
  }

  static func proposalsOf(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "\(count) 件", en: count == 1 ? "1 proposal" : "\(count) proposals")
  }

}

extension Portfolio {
  /// What the proposals were judged by.
  var provenanceText: String {
    provenance.map { LocalizedText.provenance($0)[language] }.joined(separator: language == .japanese ? "；" : "; ")
  }
}

/// The headings and labels of the pages.
enum ReportLabel {
  case reportTitle
  case portfolioTitle
  case skip
  case contents
  case head
  case verdict
  case picture
  case pictureText
  case matrix
  case topic
  case total
  case problems
  case findings
  case noFindings
  case question
  case why
  case fix
  case clause
  case place
  case missing
  case related
  case subject
  case boards
  case risk
  case ground
  case law
  case failure
  case questions
  case answer
  case state
  case notAnswered
  case held
  case accepted
  case waiting
  case reason
  case articles
  case madeWith
  case source
  case proposal
  case proposals
  case department
  case departments
  case municipality
  case openQuestions
  case count
  case all
  case filter
  case unfold
  case fold
  case notStated
  case unreadable
  case rule
  case severity
  case article

  var text: LocalizedText {
    switch self {
    case .reportTitle: LocalizedText(ja: "個人情報の取扱いに関する点検報告書", en: "Report on the handling of personal information")
    case .portfolioTitle: LocalizedText(ja: "提案書の一覧", en: "Proposals at a glance")
    case .skip: LocalizedText(ja: "本文へ進む", en: "Skip to content")
    case .contents: LocalizedText(ja: "目次", en: "Contents")
    case .head: LocalizedText(ja: "案件の概要", en: "The case")
    case .verdict: LocalizedText(ja: "点検の結果", en: "Result")
    case .picture: LocalizedText(ja: "個人情報の流れ", en: "Where the data go")
    case .pictureText: LocalizedText(ja: "図の内容を文章で読む", en: "The picture in words")
    case .matrix: LocalizedText(ja: "主題ごとの判定（規則の数）", en: "Verdicts by topic (number of rules)")
    case .topic: LocalizedText(ja: "主題", en: "Topic")
    case .total: LocalizedText(ja: "計", en: "Total")
    case .problems: LocalizedText(ja: "書式などの誤り", en: "Mistakes in the file")
    case .findings: LocalizedText(ja: "指摘", en: "Findings")
    case .noFindings: LocalizedText(ja: "指摘はありません。", en: "There are no findings.")
    case .question: LocalizedText(ja: "質問", en: "Question")
    case .why: LocalizedText(ja: "理由", en: "Why")
    case .fix: LocalizedText(ja: "対応", en: "What to write")
    case .clause: LocalizedText(ja: "条文案", en: "Suggested clause")
    case .place: LocalizedText(ja: "箇所", en: "Place")
    case .missing: LocalizedText(ja: "書かれていない事項", en: "Missing")
    case .related: LocalizedText(ja: "関係する箇所", en: "Because of")
    case .subject: LocalizedText(ja: "対象", en: "About")
    case .boards: LocalizedText(ja: "尋ねた審議会", en: "Asked by")
    case .risk: LocalizedText(ja: "危険度", en: "Risk")
    case .ground: LocalizedText(ja: "根拠の種類", en: "Ground")
    case .law: LocalizedText(ja: "根拠", en: "Law and guidelines")
    case .failure: LocalizedText(ja: "判定できない理由", en: "Why it could not be judged")
    case .questions: LocalizedText(ja: "想定問答", en: "Questions to expect")
    case .answer: LocalizedText(ja: "提案書にある答え", en: "Answer in the proposal")
    case .state: LocalizedText(ja: "状態", en: "State")
    case .notAnswered: LocalizedText(ja: "まだ答えがありません。", en: "Not yet answered.")
    case .held: LocalizedText(ja: "確認し、問題のなかった事項", en: "Checked and in order")
    case .accepted: LocalizedText(ja: "理由を付けて除外した指摘", en: "Findings accepted with a reason")
    case .waiting:
      LocalizedText(ja: "尋ねないこととした事項を待っている規則", en: "Rules that wait for facts not asked for")
    case .reason: LocalizedText(ja: "除外の理由", en: "Reason given")
    case .articles: LocalizedText(ja: "特記仕様書の条文案", en: "Suggested specification clauses")
    case .madeWith: LocalizedText(ja: "この報告書の作成条件", en: "Made with")
    case .source: LocalizedText(ja: "提案書のファイル", en: "Proposal file")
    case .proposal: LocalizedText(ja: "提案書", en: "Proposal")
    case .proposals: LocalizedText(ja: "提案書", en: "Proposals")
    case .department: LocalizedText(ja: "所管課", en: "Department")
    case .departments: LocalizedText(ja: "所管課ごと", en: "By department")
    case .municipality: LocalizedText(ja: "自治体", en: "Municipality")
    case .openQuestions: LocalizedText(ja: "多くの提案書で答えのない質問", en: "Questions most often left open")
    case .count: LocalizedText(ja: "提案書の数", en: "Proposals")
    case .all: LocalizedText(ja: "すべて", en: "All")
    case .filter: LocalizedText(ja: "絞り込み", en: "Filter")
    case .unfold: LocalizedText(ja: "すべて開く", en: "Open all")
    case .fold: LocalizedText(ja: "すべて閉じる", en: "Close all")
    case .notStated: LocalizedText(ja: "（記載なし）", en: "(not stated)")
    case .unreadable: LocalizedText(ja: "読めません", en: "could not be read")
    case .rule: LocalizedText(ja: "規則", en: "Rule")
    case .severity: LocalizedText(ja: "重さ", en: "Weight")
    case .article: LocalizedText(ja: "条", en: "Article")
    }
  }
}
