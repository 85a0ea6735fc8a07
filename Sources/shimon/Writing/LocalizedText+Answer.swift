import Authoring
import Reporting
import SourceText

/// What `shimon answer` says.
extension LocalizedText {
  /// What stands before a line of a question.
  enum AnswerLabel {
    case about
    case question
    case why
    case boards
    case fix
  }

  static func labelled(_ label: AnswerLabel, _ text: String) -> LocalizedText {
    let word =
      switch label {
      case .about: LocalizedText(ja: "対象", en: "About")
      case .question: LocalizedText(ja: "質問", en: "Question")
      case .why: LocalizedText(ja: "なぜ", en: "Why")
      case .boards: LocalizedText(ja: "尋ねた審議会", en: "Asked by")
      case .fix: LocalizedText(ja: "対応", en: "Write")
      }
    return LocalizedText(ja: "\(word.ja): \(text)", en: "\(word.en): \(text)")
  }

  static func answerGreeting(_ path: String, open: Int) -> LocalizedText {
    LocalizedText(ja: "\(path): 答えの要る質問は \(open) 件です。", en: "\(path): \(open) open questions.")
  }

  static let answerCommands = LocalizedText(
    ja: "? 説明   s 後で   u 未定   n なし   b 一つ戻る   q 終える（答えはそのつど保存されます）",
    en: "? help   s skip   u undecided   n none   b back   q quit (every answer is saved at once)")

  static func heading(_ severity: Severity, _ title: String) -> LocalizedText {
    let word = LocalizedText.severity(severity)
    return LocalizedText(ja: "［\(word.ja)］\(title)", en: "[\(word.en)] \(title)")
  }

  static func field(_ place: String, isUndecided: Bool) -> LocalizedText {
    LocalizedText(
      ja: isUndecided ? "\(place)（今は「未定」）" : place, en: isUndecided ? "\(place) (undecided so far)" : place)
  }

  static func newSection(_ section: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(section)」の一件目を書きます。一件もなければ n と答えてください。",
      en: "This starts the first entry of \(section); answer n if there is none.")
  }

  static func form(_ form: OpenQuestion.Form, several: Bool) -> LocalizedText {
    switch form {
    case .text:
      several
        ? LocalizedText(ja: "文で答えてください。いくつもあれば「、」で区切ります。", en: "Type text; put commas between several.")
        : LocalizedText(ja: "文で答えてください。", en: "Type text.")
    case .names:
      LocalizedText(
        ja: "名前で答えてください。いくつもあれば「氏名、住所」のように区切ると、一件ずつ書き込みます。",
        en: "Type a name; with commas between several, each becomes an entry.")
    case .references:
      LocalizedText(
        ja: "番号か名前で答えてください。いくつもあれば「1、3」のように区切ります。* ですべて。",
        en: "Numbers or names; put commas between several (1, 3). * means all.")
    case .yesNo: LocalizedText(ja: "はい（y）か、いいえ（n）で答えてください。", en: "Answer yes (y) or no (n).")
    case .integer: LocalizedText(ja: "数で答えてください（例: 1,100件）。", en: "Type a whole number, such as 1,100.")
    case .date:
      LocalizedText(ja: "日付で答えてください（例: 2026-04-01、令和8年4月1日）。", en: "Type a day, such as 2026-04-01.")
    case .period:
      LocalizedText(ja: "期間で答えてください（例: 5年、3か月、90日、24時間）。", en: "Type a length of time, such as 5 years, 90 days.")
    case .choice:
      several
        ? LocalizedText(
          ja: "番号か言葉で答えてください。いくつもあれば「1、3」のように区切ります。", en: "Numbers or words; put commas between several (1, 3).")
        : LocalizedText(ja: "番号か言葉で答えてください。", en: "Type a number or a word.")
    }
  }

  static func enterFor(_ word: String) -> LocalizedText {
    LocalizedText(
      ja: "Enter だけで「\(word)」と答えたことにします。違うときは書き直してください。", en: "Enter alone takes `\(word)`; or type again.")
  }

  static let typeSomething = LocalizedText(
    ja: "答えを入力してください（s で後回し、? で説明）。", en: "Type an answer (s skips, ? helps).")
  static let written = LocalizedText(ja: "書き込みました。", en: "Saved.")
  static let tookBack = LocalizedText(ja: "一つ前に戻りました。", en: "One answer taken back.")
  static let nothingToTakeBack = LocalizedText(ja: "これより前の答えはありません。", en: "There is nothing to take back.")
  static let yesOrNo = LocalizedText(ja: "はい（y）か、いいえ（n）で答えてください。", en: "Answer y or n.")

  static func withCount(_ remark: LocalizedText, _ count: Int) -> LocalizedText {
    LocalizedText(ja: "\(remark.ja)残り \(count) 件。", en: "\(remark.en) \(count) left.")
  }

  static func oneMore(_ list: String) -> LocalizedText {
    LocalizedText(ja: "「\(list)」に、もう一件ありますか（y／n。Enter は n）", en: "One more entry of \(list)? (y or n; Enter: n)")
  }

  static func consequence(_ title: String, _ fix: String) -> LocalizedText {
    LocalizedText(ja: "この内容では「\(title)」が問題になります。\(fix)", en: "As it stands this breaks \"\(title)\". \(fix)")
  }

  static func explainRule(_ rule: String) -> LocalizedText {
    LocalizedText(ja: "詳しくは shimon explain \(rule)", en: "More: shimon explain \(rule)")
  }

  static func answerDone(_ path: String, passed: Int) -> LocalizedText {
    let rest = LocalizedText(
      ja: passed > 0 ? "後回し・未定は \(passed) 件です。" : "", en: passed > 0 ? " \(passed) skipped or undecided." : "")
    return LocalizedText(
      ja: "尋ねることはもうありません。\(rest.ja)shimon lint \(path) で点検してください。",
      en: "Nothing left to ask.\(rest.en) Check with shimon lint \(path).")
  }

  static func answerStopped(_ path: String, left: Int) -> LocalizedText {
    LocalizedText(
      ja: "終わります。答えは \(path) に保存してあります（残り \(left) 件）。",
      en: "Stopped. Your answers are in \(path) (\(left) left).")
  }

  static let answersSoFar = LocalizedText(
    ja: "最後の答えは保存されていません。その前までの答えは保存してあります。",
    en: "The last answer was not saved; those before it are.")

  static func noProposalYet(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): ファイルがありません。shimon init -o \(path) で作れます。",
      en: "\(path): there is no such file; shimon init -o \(path) makes one.")
  }

  static func fixFirst(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "先に書式の誤りを直してください（shimon fix \(path) で直せるものもあります）。",
      en: "Mend these mistakes first (shimon fix \(path) mends some).")
  }
}
