import Authoring
import BuiltinBook
import Linting
import SourceText
import YAML

/// `shimon fmt`: proposals in canonical form.
struct FmtCommand: Command {
  let name = "fmt"
  let summary = LocalizedText(ja: "提案書の並びと体裁を整える", en: "Put proposals in canonical order and layout")
  let operands = "PATH..."
  let options = [
    Option("check", ja: "書き換えず、整っていないファイルの名前を表示する", en: "Change nothing; list the files that would change"),
    Option(
      "keys", "ja|en|keep", ja: "項目名の言語（既定は keep: そのまま）", en: "Language of keys (default: keep them as they are)"),
  ]
  let details: LocalizedText? = LocalizedText(
    ja:
      "項目を語彙の順に並べ、字下げと空白をそろえる。注釈と内容はそのまま残り、読み直して内容が同じと確かめてから書き換える。- は標準入力から標準出力へ。終了コード: 0 整っている・整えた、1 整っていないファイルがある（--check）、3 読めない・書けないファイルがある。",
    en: """
      Keys come in the order of the vocabulary, with even indentation and spacing. Comments and values stay; a file is
      replaced only after the result was read again and says the same. - formats standard input to standard output.
      Exit status: 0 formatted, 1 some files would change (--check), 3 a file could not be read or written.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError(ja: "整えるファイルかフォルダを指定してください。", en: "Name files or folders.")
    }
    let keys = try arguments.choice("keys", among: ["ja", "en", "keep"]).flatMap { Language(rawValue: $0) }
    let formatter = ProposalFormatter(RuleBook.builtin(), keys: keys)
    let isCheck = arguments.has("check")
    var work = EditedFiles(arguments.operands, context)
    var hasChanges = false
    while let file = work.next() {
      do throws(ProposalFormatter.Failure) {
        let result = try formatter.format(file.bytes)
        if result != file.bytes { hasChanges = true }
        if isCheck {
          if result != file.bytes { work.say(file.name) }
        } else {
          // Who pipes a text through sees what became of it.
          let isPiped = if case .standardInput = work.input { true } else { false }
          work.save(result, of: file, remarks: isPiped || result == file.bytes ? [] : [.formatted(file.name)])
        }
      } catch {
        work.fail(error, file)
      }
    }
    if work.hasFailed { return .failure }
    return isCheck && hasChanges ? .findings : .clean
  }
}

extension EditedFiles {
  fileprivate mutating func fail(_ failure: ProposalFormatter.Failure, _ file: SourceFile) {
    switch failure {
    case .unreadable(let problems): fail(problems, file)
    case .edit(let error): fail(.leftAsItIs(file.name, error.message))
    case .meaning: fail(.leftAsItIs(file.name, .meaningWouldChange))
    }
  }
}
