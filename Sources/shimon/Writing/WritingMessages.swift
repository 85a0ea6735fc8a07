import Authoring
import Linting
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

  static func answerGreeting(_ path: String, atMost count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 必ずお尋ねする問いは、多くてもあと \(count) 問です。", en: "\(path): at most \(count) questions that must be asked.")
  }

  static let answerCommands = LocalizedText(
    ja: "? 説明   s 後で   u 未定   n なし   b 一つ戻る   q 終える（答えはそのつど保存されます）",
    en: "? help   s skip   u undecided   n none   b back   q quit (every answer is saved at once)")
  static let furtherCommands = LocalizedText(
    ja: "+ 同じ一覧にもう一件   e 一件ずつ答える   m 続きの選択肢   =s のように書くと記号そのものを答える",
    en:
      "+ one more entry of this list   e answer each entry by itself   m more choices   =s answers with the letter itself"
  )

  static func goOn(atMost count: Int) -> LocalizedText {
    LocalizedText(
      ja: "ここまでの答えは保存しました。続けますか（多くてもあと \(count) 問。Enter で続ける、q で終える）",
      en: "Saved so far. Go on? (at most \(count) more; Enter goes on, q quits)")
  }

  static func optional(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "必ずお尋ねする問いは終わりました。答えると良くなる問いが、ほかに \(count) 問あります。続けますか（y で続ける、Enter で終える）",
      en: "That was all that must be asked. \(count) more questions would make it better. Go on? (y; Enter ends)")
  }

  static func sameForAll(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(count) 件とも同じなら一度で答えられます。違うなら e で一件ずつ答えます。", en: "One answer goes for all \(count); e asks them one by one."
    )
  }

  static func moreChoices(shown: Int, of count: Int) -> LocalizedText {
    LocalizedText(ja: "（\(count) 個のうち \(shown) まで。続きは m）", en: "(\(shown) of \(count); m shows more)")
  }

  static func saidBefore(_ word: String) -> LocalizedText {
    LocalizedText(ja: "Enter だけで「\(word)」（前に書かれたのと同じ）とします。", en: "Enter alone takes `\(word)`, as said before.")
  }

  static func addsEntry(_ list: String) -> LocalizedText {
    LocalizedText(ja: "「\(list)」に、もう一件書き足します。", en: "One more entry of \(list).")
  }

  static let noListHere = LocalizedText(
    ja: "この問いは一覧の一件についてのものではありません。", en: "This question is about no entry of a list.")

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
        ja: "番号か名前で答えてください。いくつもあれば「1、3」「1-7」のように書きます。* ですべて。",
        en: "Numbers or names; several as 1, 3 or 1-7. * means all.")
    case .yesNo: LocalizedText(ja: "はい（y）か、いいえ（n）で答えてください。", en: "Answer yes (y) or no (n).")
    case .integer: LocalizedText(ja: "数で答えてください（例: 1,100件）。", en: "Type a whole number, such as 1,100.")
    case .date:
      LocalizedText(ja: "日付で答えてください（例: 2026-04-01、令和8年4月1日）。", en: "Type a day, such as 2026-04-01.")
    case .period:
      LocalizedText(ja: "期間で答えてください（例: 5年、3か月、90日、24時間）。", en: "Type a length of time, such as 5 years, 90 days.")
    case .choice:
      several
        ? LocalizedText(
          ja: "番号か言葉で答えてください。いくつもあれば「1、3」「1-7」のように書きます。", en: "Numbers or words; several as 1, 3 or 1-7.")
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
    LocalizedText(ja: "\(remark.ja)残りは多くても \(count) 問。", en: "\(remark.en) At most \(count) left.")
  }

  static func consequence(_ fix: String) -> LocalizedText {
    LocalizedText(ja: "この答えには指摘が付きます。\(fix)", en: "This answer raises a finding. \(fix)")
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
      ja: "終わります。答えは \(path) に保存してあります（残りは多くても \(left) 問）。",
      en: "Stopped. Your answers are in \(path) (at most \(left) left).")
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
      en: "Fix these mistakes first (shimon fix \(path) fixes some).")
  }
}

/// What `init`, `fmt` and `fix` say.
extension LocalizedText {
  static func changedMeanwhile(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 読み込んだ後に他で書き換えられたため、上書きしませんでした。開き直してください。",
      en: "\(path): it was changed meanwhile and is left as it is; start again.")
  }

  static func formatted(_ path: String) -> LocalizedText {
    LocalizedText(ja: "\(path): 整えました。", en: "\(path): formatted.")
  }

  static func leftAsItIs(_ path: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "\(path): \(reason.ja)", en: "\(path): \(reason.en)")
  }

  static let meaningWouldChange = LocalizedText(
    ja: "整えると内容が変わるため、そのままにしました。", en: "The result would not say the same; the file is left as it is.")

  /// A place that was fixed.
  static func fixed(_ path: String, _ place: FixedPlace) -> LocalizedText {
    let (old, new) = (SafeText.line(place.old.excerpt), SafeText.line(place.new.excerpt))
    return LocalizedText(
      ja: "\(path):\(place.line): 「\(old)」を「\(new)」に直しました。", en: "\(path):\(place.line): `\(old)` is now `\(new)`.")
  }

  static func stubsAdded(_ path: String, _ count: Int) -> LocalizedText {
    LocalizedText(ja: "\(path): 「未定」の欄 \(count) 件を書き込みました。", en: "\(path): \(count) stubs added.")
  }

  static func wouldFix(_ path: String, places: Int, stubs: Int) -> LocalizedText {
    let parts = [
      places > 0 ? LocalizedText(ja: "誤りの訂正 \(places) か所", en: "\(places) to fix") : nil,
      stubs > 0 ? LocalizedText(ja: "「未定」の欄 \(stubs) 件", en: "\(stubs) stubs") : nil,
    ].compactMap { $0 }
    return LocalizedText(
      ja: "\(path): \(parts.map(\.ja).joined(separator: "、"))（書き込んでいません）。",
      en: "\(path): \(parts.map(\.en).joined(separator: ", ")) (not written).")
  }

  static func mistakesLeft(_ path: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 自動では直せない誤りが \(count) か所あります。次を手で直してください。",
      en: "\(path): \(count) mistakes are left to fix by hand:")
  }

  static func stubLeft(_ path: String, _ fact: LocalizedText, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 「\(fact.ja)」の欄は書き加えられませんでした。\(reason.ja)",
      en: "\(path): no stub for `\(fact.en)`: \(reason.en)")
  }

  static func templateWritten(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path) を作りました。次は shimon answer \(path) で質問に答えるか、エディタで書き込んでください。",
      en: "\(path) written. Go on with shimon answer \(path), or in an editor.")
  }

  static func alreadyThere(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 既にあります。置き換えるなら --force を付けてください。", en: "\(path): already exists; use --force to replace it.")
  }

  // MARK: The questions of init

  static let initGreeting = LocalizedText(
    ja: "五つの質問に答えると、案件に合ったひな形を作ります。Enter だけで次へ進みます（Ctrl-D で取りやめ）。",
    en: "Five questions, and the template fits your case. Enter goes on; Ctrl-D gives up.")
  static let initKind = LocalizedText(
    ja: "1/5 何について諮問しますか（番号。Enter は 1）", en: "1/5 What is the board asked about? (number; Enter: 1)")
  static let initTitle = LocalizedText(
    ja: "2/5 件名は何ですか（例: ○○通知の印刷・発送業務の委託）", en: "2/5 What is the title?")
  static let initDepartment = LocalizedText(ja: "3/5 所管課はどこですか", en: "3/5 Which department is in charge?")
  static let initContractor = LocalizedText(
    ja: "4/5 委託先は決まっていますか（番号。Enter は 3）", en: "4/5 Is the contractor decided? (number; Enter: 3)")
  static let initContractorChoices = [
    LocalizedText(ja: "決まっている", en: "yes"), LocalizedText(ja: "まだ決まっていない", en: "not yet"),
    LocalizedText(ja: "委託先はない・分からない", en: "no contractor, or not known"),
  ]
  static let initCarriers = LocalizedText(
    ja: "5/5 USBメモリなどの外部記録媒体や、クラウド・システムを使いますか（番号。Enter は 5）",
    en: "5/5 Are removable media, or a cloud or other system used? (number; Enter: 5)")
  static let initCarrierChoices = [
    LocalizedText(ja: "どちらも使わない", en: "neither"), LocalizedText(ja: "外部記録媒体を使う", en: "removable media"),
    LocalizedText(ja: "クラウド・システムを使う", en: "a cloud or system"), LocalizedText(ja: "どちらも使う", en: "both"),
    LocalizedText(ja: "分からない", en: "not known"),
  ]
  static let initPath = LocalizedText(
    ja: "書き出すファイルの名前（Enter だけなら画面に表示）", en: "File to write (Enter alone shows it here)")

  static func chooseNumber(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "1 から \(count) までの番号を入力してください。", en: "Type a number from 1 to \(count).")
  }
}
