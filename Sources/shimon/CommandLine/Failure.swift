import SourceText

/// Why a command ends early. What a failure says is printed by ``Context/report(_:)-(Failure)`` alone: in
/// ``Shimon/run(_:)``, or by a command that goes on with its next file.
enum Failure: Error {
  /// The command line is wrong.
  case usage(LocalizedText)
  /// Something could not be read, written or done.
  case failed(LocalizedText)
  /// Files have errors; `then` says what follows from that.
  case problems([(file: SourceFile, problems: [Diagnostic])], then: LocalizedText? = nil)
  /// Everything was said already.
  case reported

  /// What the program ends with.
  var status: ExitStatus { if case .usage = self { .usage } else { .failure } }

  static func problems(_ problems: [Diagnostic], in file: SourceFile, then: LocalizedText? = nil) -> Failure {
    .problems([(file, problems)], then: then)
  }
}

/// Mistakes on the command line.
extension Failure {
  static func usage(ja: String, en: String) -> Failure { .usage(LocalizedText(ja: ja, en: en)) }

  static func unknownOption(_ name: String, among options: [OptionDescription]) -> Failure {
    let near = Spelling.nearest(to: name, among: options.map(\.name))
    return usage(
      ja: "オプション --\(name) はありません。" + (near.map { "--\($0) ではありませんか。" } ?? ""),
      en: "There is no option --\(name)." + (near.map { " Did you mean --\($0)?" } ?? ""))
  }

  static func unknownCommand(_ name: String, among commands: [String]) -> Failure {
    let near = Spelling.nearest(to: name, among: commands)
    return usage(
      ja: "コマンド「\(name)」はありません。" + (near.map { "「\($0)」ではありませんか。" } ?? "shimon --help で一覧を表示します。"),
      en: "There is no command `\(name)`." + (near.map { " Did you mean `\($0)`?" } ?? " See shimon --help."))
  }

  static func notUTF8(_ word: String) -> Failure {
    usage(
      ja: "「\(word)」は UTF-8 ではありません。ファイルやフォルダの名前なら、付け直してください。",
      en: "`\(word)` is not UTF-8; if it is the name of a file or folder, rename that.")
  }

  static func unwantedValue(_ option: OptionDescription) -> Failure {
    usage(ja: "オプション --\(option.name) に値は付けられません。", en: "Option --\(option.name) takes no value.")
  }

  static func missingValue(_ option: OptionDescription) -> Failure {
    let placeholder = option.placeholder ?? ""
    return usage(
      ja: "オプション --\(option.name) には値（\(placeholder)）が要ります。",
      en: "Option --\(option.name) needs a value (\(placeholder)).")
  }

  static func badValue(_ name: String, _ value: String, allowed: [String]) -> Failure {
    let near = Spelling.nearest(to: value, among: allowed)
    let list = allowed.joined(separator: ", ")
    return usage(
      ja: "--\(name) に「\(value)」は使えません。" + (near.map { "「\($0)」ではありませんか。" } ?? "使えるのは \(list) です。"),
      en: "--\(name) cannot be `\(value)`." + (near.map { " Did you mean `\($0)`?" } ?? " Allowed: \(list)."))
  }
}
