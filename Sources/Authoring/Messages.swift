import Proposal
import SourceText
import YAML

/// The texts that are written into proposals, and why an answer was not taken.
extension LocalizedText {
  static func stubQuestion(_ question: String) -> LocalizedText {
    LocalizedText(ja: "問: \(question)", en: "Q: \(question)")
  }

  static func furtherFacts(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "ほか \(count) 件", en: "\(count) more")
  }

  static let tooManyAtOnce = LocalizedText(
    ja: "一度に書き加えるには多すぎます。もう一度実行すると続きを書きます。", en: "too many at once; another run goes on with them.")

  static func templateHead(_ kind: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: """
        個人情報保護審議会への諮問の提案書（\(kind.ja)）
        「:」と空白の後に内容を書く。ないものは「なし」、決まっていないものは「未定」と書く。空欄は「記載なし」として扱う。
        「#」から行末までは注釈。注釈になっている欄は、使うときに行頭の「# 」を取る。
        「- 」で始まるまとまりは一件分。二件目からは、まとまりを写して書く。
        shimon answer でこのファイルを開くと、質問に答えながら書ける。shimon lint で点検する。
        """,
      en: """
        Proposal to the review board (\(kind.en))
        Write behind the colon and a space: `none` where there is nothing, `TBD` where it is open. Empty is "not stated".
        From # to the end of the line is a comment. To use a field that is a comment, take its `# ` away.
        A group that begins with a dash is one entry; copy it for the next.
        `shimon answer` asks for what is missing and writes it here; `shimon lint` checks the file.
        """)
  }

  static func templateChoices(_ key: String, several: Bool) -> LocalizedText {
    LocalizedText(
      ja: several ? "\(key)（いくつでも）: " : "\(key)（一つ）: ", en: several ? "\(key) (any of): " : "\(key) (one of): ")
  }

  /// How a value of a type is written, where that needs saying.
  static func templateForm(_ type: FieldType) -> LocalizedText? {
    switch type.element {
    case .yesNo: LocalizedText(ja: "はい／いいえ", en: "yes or no")
    case .date: LocalizedText(ja: "例: 2026-04-01", en: "such as 2026-04-01")
    case .deadline: LocalizedText(ja: "例: 30日以内、3か月ごと", en: "such as within 30 days, every 3 months")
    case .period: LocalizedText(ja: "例: 5年、3か月", en: "such as 5 years, 3 months")
    case .integer: LocalizedText(ja: "例: 1,100", en: "such as 1,100")
    default: type.isList && !type.isRecord ? LocalizedText(ja: "例: [甲, 乙]", en: "such as [a, b]") : nil
    }
  }
}

extension FieldType {
  fileprivate var isRecord: Bool {
    switch element {
    case .record, .choice: true
    default: false
    }
  }
}

extension AnswerProblem {
  /// What to tell people.
  package var message: LocalizedText {
    switch self {
    case .noSuchNumber(let number, let count):
      LocalizedText(ja: "\(number) 番はありません（1〜\(count)）。", en: "There is no number \(number) (1 to \(count)).")
    case .unfit(let diagnostic), .nearly(let diagnostic, _):
      LocalizedText(
        ja: diagnostic.message.ja + (diagnostic.help?.ja ?? ""),
        en: diagnostic.message.en + (diagnostic.help.map { " " + $0.en } ?? ""))
    case .noSuchPlace(let path):
      LocalizedText(ja: "「\(path.excerpt)」という欄はありません。", en: "There is no field `\(path.excerpt)`.")
    case .onlyOne: LocalizedText(ja: "この欄には一つだけ書きます。", en: "This field takes one word.")
    case .noNone:
      LocalizedText(
        ja: "この欄に「なし」は書けません。答えるか、u（未定）か s（後で）を選んでください。",
        en: "This field cannot be `none`. Answer it, or choose u (undecided) or s (skip).")
    case .edit(let error): error.message
    case .empty: LocalizedText(ja: "答えがありません。", en: "There is no answer.")
    }
  }
}
