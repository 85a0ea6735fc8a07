import Proposal
import SourceText

/// What the program says on standard error.
extension LocalizedText {
  static func outputFailed(_ number: Int32) -> LocalizedText {
    switch number {
    case EPIPE:
      LocalizedText(
        ja: "出力先が途中で閉じられました。結果は最後まで書かれていません。",
        en: "The output was closed; the result is not complete.")
    case ENOSPC: LocalizedText(ja: "ディスクがいっぱいで、結果を書けません。", en: "The disk is full; the result could not be written.")
    default:
      LocalizedText(
        ja: "結果を書けません（\(String(cString: strerror(number)))）。",
        en: "The result could not be written (\(String(cString: strerror(number)))).")
    }
  }

  /// That an output could not be written; of a file with its name and the fix, if there is one.
  static func outputFailed(_ number: Int32, path: String?) -> LocalizedText {
    guard let path else { return outputFailed(number) }
    let reason: LocalizedText? =
      switch number {
      case ENOENT: LocalizedText(ja: "フォルダがありません。", en: "There is no such folder.")
      case EACCES, EPERM: LocalizedText(ja: "書く権限がありません。", en: "Permission denied.")
      case EISDIR: LocalizedText(ja: "フォルダです。ファイルの名前を書いてください。", en: "It is a folder; name a file.")
      case EROFS: LocalizedText(ja: "書き込めない場所です。", en: "The file system is read-only.")
      default: nil
      }
    let text = reason ?? outputFailed(number)
    return LocalizedText(ja: "\(path): \(text.ja)", en: "\(path): \(text.en)")
  }

  static func unreadable(_ path: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "\(path): \(reason.ja)", en: "\(path): \(reason.en)")
  }

  static func nothingToLint(_ paths: [String]) -> LocalizedText {
    let list = paths.joined(separator: ", ")
    return LocalizedText(
      ja: "調べる提案書（.yaml、.yml）がありません: \(list)", en: "There is nothing to lint (.yaml, .yml) in: \(list)")
  }

  static let nothingChanged = LocalizedText(
    ja: "変わった提案書はありません。", en: "No proposal was changed; there is nothing to check.")

  static func lineNamesNothing(_ number: Int) -> LocalizedText {
    LocalizedText(
      ja: "一覧の \(number) 行目の名前のファイルがありません。", en: "Line \(number) of the list names a file that is not there.")
  }

  static func lineBadlyQuoted(_ number: Int) -> LocalizedText {
    LocalizedText(
      ja: "一覧の \(number) 行目の引用符の中を、git の書き方として読めません。git には -z を付けて NUL 区切りで書かせることもできます。",
      en: "Line \(number) of the list is not quoted as git quotes names; git -z writes names that need no quotes.")
  }

  static func lineNotUTF8(_ number: Int) -> LocalizedText {
    LocalizedText(
      ja: "一覧の \(number) 行目が UTF-8 ではありません。一覧を UTF-8 で保存するか、ファイルの名前を付け直してください。",
      en: "Line \(number) of the list is not UTF-8; save the list as UTF-8, or rename the file.")
  }

  static let listIsUTF16 = LocalizedText(
    ja: "一覧が UTF-16 で書かれています。UTF-8 で保存してください（PowerShell では Out-File -Encoding utf8）。",
    en: "The list is in UTF-16; save it as UTF-8 (in PowerShell with Out-File -Encoding utf8).")

  static func passedOver(_ count: Int, in list: String) -> LocalizedText {
    LocalizedText(
      ja: "\(list): .yaml、.yml ではない \(count) 件を飛ばしました。",
      en: "\(list): \(count) files that are no .yaml or .yml were skipped.")
  }

  static func baselineWritten(_ path: String, _ count: Int) -> LocalizedText {
    LocalizedText(ja: "\(path): 指摘 \(count) 件を受入れ済みとして書きました。", en: "\(path): \(count) findings written as accepted.")
  }

  static func baselineTooBig(_ path: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 指摘が多すぎて（\(count) 件）、16 MiB までのファイルに収まりません。書き込みませんでした。フォルダーごとに分けて作成してください。",
      en:
        "\(path): the \(count) findings do not fit into a file of 16 MiB. Nothing was written; make one file for each folder."
    )
  }

  static func baselinePruned(_ path: String, removed: Int, left: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 解消した指摘 \(removed) 件を消しました。残りは \(left) 件です。",
      en: "\(path): \(removed) fixed findings dropped, \(left) left.")
  }

  static func baselineNotLookedFor(_ path: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 残りのうち \(count) 件は、方針で使わない規則や判定待ちの規則の指摘のため、解消したかどうか分かりません。",
      en: "\(path): of those left, \(count) belong to rules that are off or wait; whether they are fixed is not known.")
  }

  static func skipped(_ path: String, loop: Bool) -> LocalizedText {
    loop
      ? LocalizedText(ja: "\(path): リンクが輪になっているため、飛ばしました。", en: "\(path): skipped, links form a loop.")
      : LocalizedText(ja: "\(path): 通常のファイルではないため、飛ばしました。", en: "\(path): skipped, it is no regular file.")
  }

  static func linkedTwice(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 別のリンクから入ったフォルダと同じため、飛ばしました。",
      en: "\(path): skipped, another link led to the same folder.")
  }

  static func same(_ path: String, _ other: String) -> LocalizedText {
    LocalizedText(ja: "\(path): \(other) と同じもののため、一度だけ扱います。", en: "\(path): the same as \(other); it is taken once.")
  }

  static let nameNotUTF8 = LocalizedText(
    ja: "名前が UTF-8 ではないため、読めません。名前を付け直してください。",
    en: "It cannot be read, for its name is not UTF-8; rename it.")

  static let currentFolderNotUTF8 = LocalizedText(
    ja: "現在のフォルダの名前が UTF-8 ではないため、方針を探せません。名前を付け直すか、別のフォルダで実行してください。",
    en: "The policy cannot be looked for, as the current folder's name is not UTF-8; rename it or work in another.")

  static func moreProblems(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "誤りはほかに \(count) 件あります。", en: "There are \(count) more mistakes.")
  }

  static func skippedForeign(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 提案書ではない（format が別）ため、飛ばしました。", en: "\(path): skipped, its format says that it is no proposal.")
  }

  static func leftAnother(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 提案書ではない（format が別）ため、書き換えません。",
      en: "\(path): left as it is, its format says that it is no proposal.")
  }

  static func leftForeign(_ path: String, known: Int, keys: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 提案書ではないと見て、書き換えません（いちばん上の項目 \(keys) のうち、提案書の項目は \(known)）。提案書なら「形式: \(Vocabulary.format)」と書いてください。",
      en:
        "\(path): left as it is, it looks like no proposal (\(known) of its \(keys) keys at the top are a proposal's); if it is one, write `format: \(Vocabulary.format)` in it."
    )
  }

  static func leftCommon(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 提案書かどうか分からないため、書き換えません（どのファイルにもありそうな項目だけです）。提案書なら「形式: \(Vocabulary.format)」と書くか、このファイルを名指ししてください。",
      en:
        "\(path): left as it is, for it has only keys that any file may have; if it is a proposal, write `format: \(Vocabulary.format)` in it or name the file."
    )
  }

  static let folderUnreadable = LocalizedText(ja: "フォルダを開けません。", en: "The folder cannot be opened.")

  static let brokenRules = LocalizedText(
    ja: "規則か方針に誤りがあるため、それに従う提案書は調べていません。", en: "The rules or the policy have errors; no proposal was checked by them.")

  static func unknownRule(_ id: String, near: String?) -> LocalizedText {
    LocalizedText(
      ja: "規則「\(id)」はありません。" + (near.map { "「\($0)」ではありませんか。" } ?? "shimon rules で一覧を表示します。"),
      en: "There is no rule `\(id)`." + (near.map { " Did you mean `\($0)`?" } ?? " See shimon rules."))
  }
}

/// What the program says of policies as files.
extension LocalizedText {
  static func policyIsNoFile(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 通常のファイルではないため、方針として読めません。", en: "\(path): it is no regular file and cannot be a policy.")
  }

  static func twoPolicies(_ paths: [String]) -> LocalizedText {
    LocalizedText(
      ja: "\(paths.joined(separator: " と ")) の両方があり、どちらの方針に従うのか分かりません。一つにしてください。",
      en:
        "There are both \(paths.joined(separator: " and ")), and nobody can tell which policy holds; keep one of them.")
  }

  static let policyUnusable = LocalizedText(
    ja: "この提案書の方針（.shimon.yaml）か規則に誤りがあるため、調べていません。",
    en: "Not checked, for its policy (.shimon.yaml) or rules have errors.")
}
