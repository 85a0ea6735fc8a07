import SourceText

/// The words for what was found, in one place.
extension LocalizedText {
  /// How a severity is called.
  package static func severity(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(ja: "重大", en: "error")
    case .warning: LocalizedText(ja: "要確認", en: "warning")
    case .info: LocalizedText(ja: "参考", en: "info")
    }
  }

  /// How a verdict is called.
  package static func verdict(_ verdict: Verdict) -> LocalizedText {
    switch verdict {
    case .satisfied: LocalizedText(ja: "適合", en: "satisfied")
    case .violated: LocalizedText(ja: "問題あり", en: "violated")
    case .unstated: LocalizedText(ja: "記載なし", en: "not stated")
    case .notApplicable: LocalizedText(ja: "対象外", en: "not applicable")
    case .undetermined: LocalizedText(ja: "判定待ち", en: "undetermined")
    case .failed: LocalizedText(ja: "判定できず", en: "could not be judged")
    }
  }

  /// How a fact that is marked as undecided is called.
  static func undecided(_ name: String, _ language: Language) -> String {
    LocalizedText(ja: "\(name)（未定）", en: "\(name) (undecided)")[language]
  }

  /// How much a finding matters.
  package static let risk = LocalizedText(ja: "危険度", en: "risk")

  /// How many people a paper is about.
  static func people(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "\(count.inThousands)人分", en: count == 1 ? "1 person" : "\(count.inThousands) people")
  }

  /// What joins the items of a list within a line.
  package static let comma = LocalizedText(ja: "、", en: ", ")
}

extension Int {
  /// The number with a comma before each group of three digits.
  fileprivate var inThousands: String {
    var result = ""
    for (index, digit) in String(self).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3), digit != "-" { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed())
  }
}
