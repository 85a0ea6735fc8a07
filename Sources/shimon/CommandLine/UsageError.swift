import SourceText

/// A mistake on the command line.
struct UsageError: Error {
  var message: LocalizedText

  init(ja: String, en: String) { message = LocalizedText(ja: ja, en: en) }

  static func unknownOption(_ name: String, among options: [Option]) -> UsageError {
    let near = Spelling.nearest(to: name, among: options.map(\.name))
    return UsageError(
      ja: "オプション --\(name) はありません。" + (near.map { "--\($0) ではありませんか。" } ?? ""),
      en: "There is no option --\(name)." + (near.map { " Did you mean --\($0)?" } ?? ""))
  }

  static func unknownCommand(_ name: String, among commands: [String]) -> UsageError {
    let near = Spelling.nearest(to: name, among: commands)
    return UsageError(
      ja: "コマンド「\(name)」はありません。" + (near.map { "「\($0)」ではありませんか。" } ?? "shimon --help で一覧を表示します。"),
      en: "There is no command `\(name)`." + (near.map { " Did you mean `\($0)`?" } ?? " See shimon --help."))
  }

  static func notUTF8(_ word: String) -> UsageError {
    UsageError(
      ja: "「\(word)」は UTF-8 ではありません。ファイルやフォルダの名前なら、付け直してください。",
      en: "`\(word)` is not UTF-8; if it is the name of a file or folder, rename that.")
  }

  static func missingValue(_ option: Option) -> UsageError {
    UsageError(
      ja: "オプション --\(option.name) には値（\(option.value ?? "")）が要ります。",
      en: "Option --\(option.name) needs a value (\(option.value ?? "")).")
  }

  static func badValue(_ name: String, _ value: String, allowed: [String]) -> UsageError {
    let near = Spelling.nearest(to: value, among: allowed)
    let list = allowed.joined(separator: ", ")
    return UsageError(
      ja: "--\(name) に「\(value)」は使えません。" + (near.map { "「\($0)」ではありませんか。" } ?? "使えるのは \(list) です。"),
      en: "--\(name) cannot be `\(value)`." + (near.map { " Did you mean `\($0)`?" } ?? " Allowed: \(list)."))
  }
}
