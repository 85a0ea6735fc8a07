import CEL
import Proposal
import SourceText

/// A vocabulary small enough to see whole, and a plan to bind by it.
enum SmallVocabulary {
  static let text = """
    format: shimon-vocabulary/1
    records:
      proposal:
        ja: 提案書
        en: proposal
        help: {ja: 全体, en: The whole}
        fields:
          format: {ja: 形式, type: text, help: {ja: 版, en: version}}
          title: {ja: [件名, 案件名], type: text, help: {ja: 名, en: name}}
          late: {ja: 遅延, type: yes_no, help: {ja: 遅い, en: late}}
          start: {ja: 開始日, type: date, help: {ja: 日, en: day}}
          keep: {ja: 保存期間, type: period, help: {ja: 期間, en: period}}
          count: {ja: 件数, type: integer, help: {ja: 数, en: number}}
          transfers: {ja: 受渡し, type: list of transfer, help: {ja: 授受, en: hand-overs}}
          subcontracting: {ja: 再委託, type: subcontracting, help: {ja: 再委託, en: subcontracting}}
          notes: {ja: メモ, type: list of text, help: {ja: メモ, en: notes}}
      transfer:
        ja: 受渡し
        en: hand-over
        help: {ja: 授受, en: A hand-over}
        label: [what]
        fields:
          what: {ja: 内容, type: list of reference, help: {ja: 物, en: what}}
          method: {ja: 方法, type: way, help: {ja: 方法, en: how}}
      subcontracting:
        ja: 再委託
        en: subcontracting
        help: {ja: 再委託, en: subcontracting}
        shorthand: allowed
        fields:
          allowed: {ja: 可否, type: policy, help: {ja: 可否, en: allowed}}
          reason: {ja: 理由, type: text, help: {ja: 理由, en: reason}}
    choices:
      way:
        ja: 方法
        en: method
        options:
          registered-mail: {ja: [簡易書留, 書留]}
          ordinary-mail: {ja: 普通郵便}
          other: {ja: その他}
        groups:
          tracked: {ja: 追跡できる方法, en: tracked, options: [registered-mail]}
      policy:
        ja: 可否
        en: policy
        options:
          banned: {ja: [禁止, なし]}
          allowed: {ja: 可}
    """

  static func bind(_ text: String) -> (facts: Facts, plan: BindingPlan, diagnostics: [String]) {
    let (vocabulary, problems) = VocabularyReader.read(Array(Self.text.utf8))
    var pool = ConstantPool()
    let plan = BindingPlan(vocabulary, interning: &pool)
    var facts = Facts()
    facts.memory.adopt(pool)
    let found = facts.read(Array(text.utf8), by: plan)
    let bytes = Array(text.utf8)
    let diagnostics = (problems + found.form + found.meaning).map { problem in
      "\(problem.code) \(String(decoding: bytes[problem.span.range], as: UTF8.self))"
    }
    return (facts, plan, diagnostics)
  }
}
