import SourceText

/// The words of the data-flow picture.
extension LocalizedText {
  static var flowTitle: LocalizedText { LocalizedText(ja: "個人情報の流れ", en: "Data flow") }
  static var unstatedParty: LocalizedText { LocalizedText(ja: "記載なし", en: "Not stated") }
  static var undecidedFact: LocalizedText { LocalizedText(ja: "未定", en: "undecided") }
  static var nothing: LocalizedText { LocalizedText(ja: "なし", en: "none") }
  static var unstatedFact: LocalizedText { LocalizedText(ja: "記載なし", en: "not stated") }
  /// A party that is not stated, in a sentence.
  static var somebody: LocalizedText { LocalizedText(ja: "記載のない者", en: "a party not stated") }
  /// Stands in the place of a fact that is not written.
  static var unknownFact: LocalizedText { LocalizedText(ja: "？", en: "?") }

  static func yesNo(_ truth: Bool) -> LocalizedText {
    truth ? LocalizedText(ja: "はい", en: "yes") : LocalizedText(ja: "いいえ", en: "no")
  }

  static var flowSources: LocalizedText { LocalizedText(ja: "個人情報の項目と入手元", en: "Data items and their sources") }
  static var flowEquipment: LocalizedText {
    LocalizedText(ja: "システム・記録媒体・再委託", en: "Systems, media and subcontracting")
  }
  static var unnamedData: LocalizedText { LocalizedText(ja: "（内容の記載なし）", en: "(contents not stated)") }
  static var undeclaredData: LocalizedText {
    LocalizedText(ja: "（項目にも写しにもない名前）", en: "(declared neither as an item nor as a copy)")
  }

  static var noEndStated: LocalizedText { LocalizedText(ja: "終わり方の記載なし", en: "no end stated") }
  static var noKeepingStated: LocalizedText {
    LocalizedText(ja: "保管も終わり方も記載なし", en: "neither keeping nor end stated")
  }
  static var endElsewhere: LocalizedText {
    LocalizedText(ja: "終わり方は別の欄に記載", en: "its end is shown elsewhere")
  }

  /// The way of something handed over.
  static func way(from: String, to: String) -> LocalizedText {
    LocalizedText(ja: "\(from)から\(to)へ", en: "from \(from) to \(to)")
  }

  static func held(by name: String) -> LocalizedText {
    LocalizedText(ja: "\(name)の手元", en: "with: \(name)")
  }

  static func worst(_ severity: String, _ title: String, count: Int) -> LocalizedText {
    LocalizedText(
      ja: count > 1 ? "\(severity)「\(title)」ほか\(count - 1)件" : "\(severity)「\(title)」",
      en: count > 1 ? "\(severity): \(title), and \(count - 1) more" : "\(severity): \(title)")
  }

  static var nothingToDraw: LocalizedText {
    LocalizedText(
      ja: "提案書に、個人情報の項目、受渡し、保管、消去・廃棄などの記載がないため、図に表すものがありません。",
      en: "The proposal names no data items, hand-overs, storage or deletion: there is nothing to draw.")
  }

  static func otherFindings(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "図に表れない事項への指摘：\(count)件",
      en: "Findings about matters not in the picture: \(count)")
  }

  static func omittedEntries(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "記載が多すぎるため、\(count)件は図に表していません。",
      en: "There are too many entries: \(count) are not drawn.")
  }

  static func more(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "ほか\(count)件", en: "and \(count) more")
  }

  // MARK: Legend

  static var legendHeld: LocalizedText { LocalizedText(ja: "保管", en: "kept") }
  static var legendLocked: LocalizedText { LocalizedText(ja: "施錠・暗号化", en: "locked or encrypted") }
  static var legendMoved: LocalizedText { LocalizedText(ja: "受渡し・発送", en: "handed over or sent") }
  static var legendLife: LocalizedText { LocalizedText(ja: "同じ者の手元での続き", en: "continues with the same party") }
  static var legendEnded: LocalizedText { LocalizedText(ja: "終わり（消去・廃棄）", en: "the end (deletion)") }
  static var legendUnknown: LocalizedText {
    LocalizedText(ja: "「？」は、書かれていない事実", en: "\"?\": a fact that is not stated")
  }
}

extension FactReader {
  /// What stands between the items of a list.
  var comma: String { language == .japanese ? "、" : ", " }
}
