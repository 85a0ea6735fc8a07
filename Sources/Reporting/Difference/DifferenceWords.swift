import Linting
import SourceText

/// The words of the comparison of two versions.
extension LocalizedText {
  /// The whole in a sentence or two.
  static func difference(_ report: DifferenceReport) -> LocalizedText {
    let (gone, open) = (report.gone.count, report.open.count)
    var ja = "前の版の指摘 \(gone + open) 件のうち \(gone) 件が解消し、\(open) 件が残っています。"
    func count(_ number: Int) -> String { number == 0 ? "none is" : number == 1 ? "1 is" : "\(number) are" }
    let findings = gone + open == 1 ? "the 1 finding" : "the \(gone + open) findings"
    var en = "Of \(findings) of the older version \(count(gone)) gone and \(count(open)) still open; "
    en += "\(count(report.added.count)) new."
    ja += report.added.isEmpty ? "新たな指摘はありません。" : "新たな指摘が \(report.added.count) 件あります。"
    let worse = report.open.count(where: { $0.isWorse })
    if worse > 0 {
      ja += "残っている指摘のうち \(worse) 件は、前より重くなりました。"
      en +=
        worse == 1
        ? " One of those still open weighs more than before." : " \(worse) of those still open weigh more than before."
    }
    let changes = report.facts.count
    ja += changes == 0 ? "記載は変わっていません。" : "記載の変更は \(changes) 件です。"
    en +=
      changes == 0 ? " No fact has changed." : changes == 1 ? " 1 fact has changed." : " \(changes) facts have changed."
    return LocalizedText(ja: ja, en: en)
  }

  /// The counts by weight, before and after.
  static func differenceCounts(_ report: DifferenceReport) -> LocalizedText {
    func counts(_ language: Language, _ separator: String) -> String {
      Severity.allCases.reversed().map { severity in
        let word = LocalizedText.severity(severity)[language]
        return "\(word) \(report.old.summary.count(of: severity)) → \(report.new.summary.count(of: severity))"
      }.joined(separator: separator)
    }
    return LocalizedText(ja: counts(.japanese, "、"), en: counts(.english, ", "))
  }

  /// A weight and a verdict.
  static func judged(_ severity: Severity, _ verdict: Verdict) -> LocalizedText {
    let (weight, result) = (LocalizedText.severity(severity), LocalizedText.verdict(verdict))
    return LocalizedText(ja: "\(weight.ja)（\(result.ja)）", en: "\(weight.en) (\(result.en))")
  }

  /// The items that came to a list and went from it; nil where they do not say what changed.
  static func items(_ change: FactsDifference.Change) -> LocalizedText? {
    guard !change.addedItems.isEmpty || !change.removedItems.isEmpty else { return nil }
    var (ja, en): ([String], [String]) = ([], [])
    if !change.addedItems.isEmpty {
      ja.append("「\(change.addedItems.joined(separator: "、"))」を追加")
      en.append("added \(change.addedItems.joined(separator: ", "))")
    }
    if !change.removedItems.isEmpty {
      ja.append("「\(change.removedItems.joined(separator: "、"))」を削除")
      en.append("removed \(change.removedItems.joined(separator: ", "))")
    }
    return LocalizedText(ja: ja.joined(separator: "、"), en: en.joined(separator: "; "))
  }

  /// Why a finding is gone.
  static func ending(_ ending: LintedProposal.Ending) -> LocalizedText {
    switch ending {
    case .satisfied: LocalizedText(ja: "記載により解消", en: "settled by what is written now")
    case .notApplicable: LocalizedText(ja: "当てはまらなくなった", en: "does not apply any more")
    case .undetermined:
      LocalizedText(ja: "前提となる事項が書かれていないため、判定待ち", en: "cannot be judged: a fact that it depends on is not written")
    case .entryGone: LocalizedText(ja: "その項目がなくなった", en: "the entry is gone")
    case .accepted(let suppression):
      LocalizedText(ja: "理由を付けて除外: \(suppression.reason)", en: "accepted with a reason: \(suppression.reason)")
    case .unknown: LocalizedText(ja: "判定が変わった", en: "judged differently")
    }
  }

  /// What became of a fact.
  static func change(_ kind: FactsDifference.Kind) -> LocalizedText {
    switch kind {
    case .added: LocalizedText(ja: "追加", en: "added")
    case .changed: LocalizedText(ja: "変更", en: "changed")
    case .removed: LocalizedText(ja: "削除", en: "removed")
    }
  }

  /// The line of a fact: in the newer version, or else in the older.
  static func line(of fact: DifferenceReport.Fact) -> LocalizedText {
    if let line = fact.newLine { return .line(line) }
    let line = fact.oldLine ?? 0
    return LocalizedText(ja: "前の版の\(line)行目", en: "line \(line) of the older version")
  }
}

/// The headings and labels of the comparison.
enum DifferenceLabel {
  case title
  case old
  case new
  case summary
  case added
  case open
  case gone
  case facts
  case suppressionsAdded
  case suppressionsRemoved
  case nothing
  case weight
  case finding
  case line
  case before
  case ending
  case fact
  case after
  case change
  case entry

  var text: LocalizedText {
    switch self {
    case .title: LocalizedText(ja: "提案書の変更", en: "What changed in the proposal")
    case .old: LocalizedText(ja: "前の版", en: "older version")
    case .new: LocalizedText(ja: "新しい版", en: "newer version")
    case .summary: LocalizedText(ja: "まとめ", en: "Summary")
    case .added: LocalizedText(ja: "新たな指摘", en: "New findings")
    case .open: LocalizedText(ja: "残っている指摘", en: "Still open")
    case .gone: LocalizedText(ja: "解消した指摘", en: "Gone")
    case .facts: LocalizedText(ja: "記載の変更", en: "Changed facts")
    case .suppressionsAdded: LocalizedText(ja: "加わった除外", en: "Suppressions added")
    case .suppressionsRemoved: LocalizedText(ja: "なくなった除外", en: "Suppressions removed")
    case .nothing: LocalizedText(ja: "なし", en: "none")
    case .weight: LocalizedText(ja: "重さ", en: "weight")
    case .finding: LocalizedText(ja: "指摘", en: "finding")
    case .line: LocalizedText(ja: "行", en: "line")
    case .before: LocalizedText(ja: "前の版では", en: "before")
    case .ending: LocalizedText(ja: "解消の理由", en: "why it is gone")
    case .fact: LocalizedText(ja: "事項", en: "fact")
    case .after: LocalizedText(ja: "新しい版では", en: "now")
    case .change: LocalizedText(ja: "区分", en: "change")
    case .entry: LocalizedText(ja: "この項目全体", en: "the entry as a whole")
    }
  }
}
