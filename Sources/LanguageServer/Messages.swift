import SourceText

/// The words that only editors show.
extension LocalizedText {
  /// What stands before a list of names.
  enum Label {
    case missingFacts
    case askedBy
    case ground
    case risk
    case law
    case belongsTo

    var text: LocalizedText {
      switch self {
      case .missingFacts: LocalizedText(ja: "書かれていない事項", en: "Missing")
      case .askedBy: LocalizedText(ja: "尋ねた審議会", en: "Asked by")
      case .ground: LocalizedText(ja: "根拠の種類", en: "Ground")
      case .risk: LocalizedText(ja: "危険度", en: "Risk")
      case .law: LocalizedText(ja: "根拠", en: "Law and guidelines")
      case .belongsTo: LocalizedText(ja: "まとまり", en: "Belongs to")
      }
    }
  }

  /// Names with what they are, on one line.
  static func labelled(_ label: Label, _ names: [String], _ language: Language) -> String {
    "\(label.text[language]): " + names.joined(separator: language == .japanese ? "、" : ", ")
  }

  static let question = LocalizedText(ja: "質問", en: "Question")
  static let why = LocalizedText(ja: "なぜ", en: "Why")
  static let whatToWrite = LocalizedText(ja: "対応", en: "What to write")
  static let kind = LocalizedText(ja: "書き方", en: "Holds")
  static let chooseOne = LocalizedText(ja: "次のどれかを書きます。", en: "One of:")

  static let wrongRules = LocalizedText(
    ja: "この提案書に当たる方針か規則に誤りがあるため、調べていません。",
    en: "The policy or rules for this proposal have errors; it was not checked.")

  static func moreFindings(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "ここにはほかに \(count) 件の指摘があります。", en: "\(count) more findings here.")
  }

  static func findingsCut(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "指摘が多いため、残りの \(count) 件は示していません。", en: "There are too many findings; \(count) more are not shown.")
  }

  static func entry(_ number: Int) -> LocalizedText {
    LocalizedText(ja: "\(number)件目", en: "entry \(number)")
  }

  // MARK: Completion

  static let undecided = LocalizedText(ja: "まだ決まっていない", en: "Not decided yet")
  static let nothingThere = LocalizedText(ja: "該当するものがない", en: "There is none")
  static let declaredHere = LocalizedText(ja: "この提案書にある名前", en: "Declared in this proposal")
  static let suppressionReason = LocalizedText(ja: "指摘のままでよい理由（必須）", en: "Why the finding is accepted (required)")
  static let suppressionUntil = LocalizedText(ja: "この日までの除外（省略できる）", en: "Suppressed until this day (optional)")
  static let yes = LocalizedText(ja: "はい", en: "yes")
  static let no = LocalizedText(ja: "いいえ", en: "no")

  // MARK: Code actions

  static func replaceBy(_ word: String) -> LocalizedText {
    LocalizedText(ja: "「\(word)」に直す", en: "Change to `\(word)`")
  }

  static let fix = LocalizedText(ja: "書き方を直す", en: "Fix the form")
  static let fixAll = LocalizedText(ja: "意味の変わらない誤りをすべて直す（Shimon）", en: "Fix all that can mean one thing only (Shimon)")

  static func insertMissing(_ names: [String]) -> LocalizedText {
    let shown = names.prefix(3)
    return LocalizedText(
      ja: "書かれていない事項を書き足す: \(shown.joined(separator: "、"))" + (names.count > 3 ? " ほか" : ""),
      en: "Insert what is missing: \(shown.joined(separator: ", "))" + (names.count > 3 ? ", …" : ""))
  }

  static func insertChoice(_ field: String, _ word: String) -> LocalizedText {
    LocalizedText(ja: "「\(field): \(word)」と書き足す", en: "Insert `\(field): \(word)`")
  }

  static func suppress(_ rule: String) -> LocalizedText {
    LocalizedText(ja: "理由を書いて指摘を除外する: \(rule)", en: "Suppress with a reason: \(rule)")
  }

  // MARK: Errors

  static let malformedFrame = LocalizedText(
    ja: "メッセージの区切り（Content-Length）を読めません。", en: "The header of the message (Content-Length) cannot be read.")
  static let invalidRequest = LocalizedText(ja: "JSON-RPC 2.0 の要求ではありません。", en: "This is no JSON-RPC 2.0 request.")
  static let notInitialized = LocalizedText(
    ja: "先に initialize を送ってください。", en: "The server waits for `initialize`.")
  static let alreadyInitialized = LocalizedText(
    ja: "initialize は一度だけ送れます。", en: "`initialize` can be sent only once.")
  static let alreadyShutDown = LocalizedText(ja: "終了処理中です。", en: "The server is shut down.")
  static let cancelled = LocalizedText(ja: "取り消されました。", en: "The request was cancelled.")

  static func cannotFormat(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "整形できません。\(reason.ja)", en: "The document cannot be formatted: \(reason.en)")
  }

  static let noProposal = LocalizedText(
    ja: "提案書ではないと見られます。提案書なら「形式: shimon/1」と書いてください。",
    en: "it looks like no proposal; if it is one, write `format: shimon/1` in it.")

  static func unknownMethod(_ name: String) -> LocalizedText {
    LocalizedText(ja: "「\(name)」には対応していません。", en: "There is no method `\(name)`.")
  }

  static func invalidParameter(_ name: String) -> LocalizedText {
    LocalizedText(ja: "引数 \(name) を読めません。", en: "The parameter \(name) cannot be read.")
  }
}
