import SourceText

/// Who reads a proposal and asks, as a policy says. No law wants a review board to be asked of every outsourcing (個人情報の
/// 保護に関する法律第129条 leaves that to an ordinance), so texts speak of a board only where a policy names one.
package enum ProposalReader: String, Sendable, CaseIterable {
  /// A review board, 個人情報保護審議会.
  case board
  /// The legal section, 法規担当.
  case legal
  /// The section for information security, 情報セキュリティ担当.
  case security
  /// The department itself.
  case selfCheck = "self-check"

  /// What the proposal is on its way to: 「審議会に諮る前に」.
  package static func before(_ reader: ProposalReader?) -> LocalizedText {
    switch reader {
    case .board: LocalizedText(ja: "審議会に諮る前に", en: "before the board is asked")
    case .legal: LocalizedText(ja: "法規担当に回す前に", en: "before the legal section reads it")
    case .security: LocalizedText(ja: "情報セキュリティ担当に回す前に", en: "before the security section reads it")
    case .selfCheck: LocalizedText(ja: "起案の前に", en: "before it is put up for decision")
    case nil: LocalizedText(ja: "提出する前に", en: "before it is handed in")
    }
  }

  /// Who is likely to ask: 「審議会で尋ねられそうな点」.
  package static func likelyAsked(_ reader: ProposalReader?) -> LocalizedText {
    switch reader {
    case .board: LocalizedText(ja: "審議会で尋ねられそうな点", en: "a board is likely to ask about")
    case .legal: LocalizedText(ja: "法規担当に尋ねられそうな点", en: "the legal section is likely to ask about")
    case .security:
      LocalizedText(ja: "情報セキュリティ担当に尋ねられそうな点", en: "the security section is likely to ask about")
    case .selfCheck: LocalizedText(ja: "所管課で確かめるべき点", en: "the department should make sure of")
    case nil: LocalizedText(ja: "尋ねられそうな点", en: "a reader is likely to ask about")
    }
  }
}
