import Linting
import Proposal
import SourceText
import TestSupport
import Testing

@testable import Authoring

/// An officer writes the paper of a whole case by the interview alone: 1,200 mothers, their names, addresses and
/// telephone numbers on an encrypted stick, a call centre and a delivery subcontractor, labels printed.
struct TrialTests {
  /// What the officer knows, by the field; what is not here is left undecided.
  private static let facts: [String: String] = [
    "title": "産後ケア用品の案内及び配送業務の外部委託", "kind": "外部委託", "municipality": "見本市", "department": "子育て支援課",
    "purpose": "産後の母に用品を届け、電話で相談を受けるため", "outsourcing_reason": "配送と電話受付の設備が市にないため",
    "legal_basis": "母子保健法第10条", "data_subjects.group": "出産した母", "data_subjects.count": "約1,200人",
    "data_subjects.criteria": "申込日に市に住所があること", "data_items.name": "氏名、住所、電話番号", "contractor.status": "決定",
    "contractor.name": "株式会社見本配送", "tasks.step": "名簿の抽出、宛名ラベルの印刷、電話受付、配送", "mailings.what": "用品",
    "subcontracting.allowed": "承認制", "transfers.what": "1-3", "transfers.method": "手渡し", "transfers.from": "市",
    "transfers.to": "受託者", "transfers.form": "記録媒体", "transfers.encryption": "暗号化", "transfers.receipt": "受領書",
    "storage.what": "1-3", "storage.holder": "受託者", "storage.place": "見本市の事業所の施錠した書庫", "storage.form": "電子ファイル",
    "deletion.what": "1-3", "deletion.by": "受託者", "deletion.when": "契約終了時", "deletion.method": "データ消去ソフト",
    "deletion.evidence": "消去証明書", "media.use": "承認制", "media.kinds": "USBメモリ", "media.owner": "市",
    "media.encryption": "暗号化", "media.ledger": "はい", "media.reason": "閉域網の回線がないため", "incident.report_to": "子育て支援課長",
    "incident.report_within": "直ちに", "personnel.limited": "はい", "personnel.limited_to": "受付員5人と配送員3人",
    "personnel.pledge": "従事前", "personnel.training": "毎年", "audit.inspection": "立入検査",
    "audit.inspection_interval": "毎年",
    "audit.inspector": "子育て支援課と情報政策課", "responsibility.privacy_manager": "はい", "schedule.start": "2027-04-01",
    "schedule.end": "2028-03-31", "history.existing": "いいえ",
  ]

  @Test func fromNothingToAProposal() {
    var interview = SampleFixture.interview("形式: shimon/1\n")
    let vocabulary = SampleFixture.ruleSet.plan.vocabulary
    var (prompts, undecided) = (0, 0)
    var asked: Set<String> = []
    while let question = interview.next(), prompts < 300 {
      prompts += 1
      asked.insert(question.planned.key)
      let own = question.path.field(vocabulary).question.ja
      #expect(question.ask == own || question.ask == question.section?.field(vocabulary).question.ja)
      if let fact = TrialTests.facts[question.planned.key], (try? interview.answer(fact, to: question)) != nil {
        continue
      }
      undecided += 1
      if (try? interview.leaveUndecided(question)) == nil { interview.skip(question) }
    }
    let findings = Linter(SampleFixture.ruleSet).lint(interview.bytes).result.findings
    let errors = findings.filter { $0.severity == .error }.count
    let warnings = findings.filter { $0.severity == .warning }.count
    print("trial: \(prompts) prompts, \(undecided) undecided, \(errors) errors, \(warnings) warnings")
    #expect(errors == 0)
    // Not reached yet, though many of the facts asked for are not among those above: 77 prompts, 26 warnings.
    withKnownIssue("a whole case in 45 prompts") {
      #expect(prompts <= 45)
      #expect(warnings <= 5)
    }
    // The stick, and what may go wrong with deliveries, terminals and logins, are asked.
    for section in ["media.", "mailings.", "transfers."] {
      #expect(asked.contains { $0.hasPrefix(section) }, "\(section)")
    }
    #expect(interview.isReadable)
  }
}
