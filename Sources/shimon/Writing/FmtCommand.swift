import Authoring
import BuiltinRuleSet
import Linting
import SourceText
import YAML

/// `shimon fmt`: proposals in canonical form.
enum FmtCommand: Command {
  static let name = "fmt"
  static let summary = LocalizedText(ja: "提案書の並びと体裁を整える", en: "Put proposals in canonical order and layout")
  static let operands = "PATH..."
  static let details: LocalizedText? = LocalizedText(
    ja:
      "項目を語彙の順に並べ、字下げと空白をそろえる。注釈と内容はそのまま残り、読み直して内容が同じと確かめてから書き換える。- は標準入力から標準出力へ。終了コード: 0 整っている・整えた、1 整っていないファイルがある（--check）、3 読めない・書けないファイルがある。",
    en: """
      Keys come in the order of the vocabulary, with even indentation and spacing. Comments and values stay; a file is
      replaced only after the result was read again and says the same. - formats standard input to standard output.
      Exit status: 0 formatted, 1 some files would change (--check), 3 a file could not be read or written.
      """)

  static func run(_ options: FmtOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard !operands.isEmpty else {
      throw .usage(ja: "整えるファイルかフォルダを指定してください。", en: "Name files or folders.")
    }
    let formatter = ProposalFormatter(RuleSet.builtin(), keys: options.keys.language)
    var work = EditedFiles(operands, context)
    var hasChanges = false
    while let file = work.next() {
      do throws(ProposalFormatter.Refusal) {
        let result = try formatter.format(file.bytes)
        if result != file.bytes { hasChanges = true }
        if options.isCheck {
          if result != file.bytes { work.say(file.name) }
        } else {
          // Who pipes a text through sees what became of it.
          let isPiped = if case .standardInput = work.input { true } else { false }
          work.save(result, of: file, remarks: isPiped || result == file.bytes ? [] : [.formatted(file.name)])
        }
      } catch {
        work.fail(error.failure(of: file))
      }
    }
    if work.hasFailed { return .failure }
    return options.isCheck && hasChanges ? .findings : .clean
  }
}

/// What `shimon fmt` is told.
struct FmtOptions: CommandOptions {
  /// The language that keys are put into.
  enum Keys: String, OptionChoice {
    case japanese = "ja"
    case english = "en"
    case keep

    /// The language; nil where each key stays as it is.
    var language: Language? { Language(rawValue: rawValue) }
  }

  var isCheck = false
  var keys = Keys.keep

  static var flags: [Flag<FmtOptions>] {
    [
      .toggle("check", ja: "書き換えず、整っていないファイルの名前を表示する", en: "Change nothing; list the files that would change") {
        $0.isCheck = true
      },
      .choice(
        "keys", Keys.self, ja: "項目名の言語（既定は keep: そのまま）", en: "Language of keys (default: keep them as they are)"
      ) { $0.keys = $1 },
    ]
  }
}

extension ProposalFormatter.Refusal {
  /// What is said of a file that was left as it is.
  fileprivate func failure(of file: SourceFile) -> Failure {
    switch self {
    case .unreadable(let problems): .problems(problems, in: file)
    case .edit(let error): .failed(.leftAsItIs(file.name, error.message))
    case .meaning: .failed(.leftAsItIs(file.name, .meaningWouldChange))
    }
  }
}
