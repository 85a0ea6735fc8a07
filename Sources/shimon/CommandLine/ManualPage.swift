import SourceText

/// The manual in troff with the man macros, made of the table of commands.
struct ManualPage {
  private(set) var text = ""
  private let language: Language

  init(_ commands: [any Command.Type], version: String, _ language: Language) {
    self.language = language
    line(".\\\" Made by `shimon docs man`.")
    let volume = LocalizedText(ja: "利用者コマンド", en: "User Commands")
    line(".TH SHIMON 1 \"\" \"shimon \(version)\" \"\(volume[language])\"")
    if language == .japanese {
      // Lines may break between Japanese characters, and are not stretched where there are few spaces.
      line(".if \\n(.y .mso ja.tmac")
      line(".ad l")
      line(".nh")
    }
    head(LocalizedText(ja: "名前", en: "NAME"))
    text += "shimon \\- " + ManualPage.escaped(ManualPage.purpose[language]) + "\n"
    head(LocalizedText(ja: "書式", en: "SYNOPSIS"))
    synopsis(commands)
    head(LocalizedText(ja: "説明", en: "DESCRIPTION"))
    paragraphs(ManualPage.description[language])
    head(LocalizedText(ja: "コマンド", en: "COMMANDS"))
    for command in commands { section(command) }
    head(LocalizedText(ja: "共通のオプション", en: "COMMON OPTIONS"))
    for option in OptionDescription.common { entry(option) }
    head(LocalizedText(ja: "終了コード", en: "EXIT STATUS"))
    for (status, meaning) in ManualPage.statuses { entry(ManualPage.bold(status), meaning[language]) }
    head(LocalizedText(ja: "環境変数", en: "ENVIRONMENT"))
    for (name, meaning) in ManualPage.environment { entry(ManualPage.bold(name), meaning[language]) }
  }

  // MARK: Texts

  private static let purpose = LocalizedText(
    ja: "個人情報を取り扱う委託などの提案書を、審議会に諮る前に調べる",
    en: "check proposals that hand personal data to contractors before a review board does")

  private static let description = LocalizedText(
    ja: """
      shimon（諮問）は、個人情報を取り扱う業務の外部委託などの提案書を読み、個人情報保護の審議会で尋ねられることを、行を示して指摘する。
      提案書は YAML の厳密な部分集合で書く。

      shimon は通信をせず、読んだファイルに書かれたものを実行せず、頼まれたもののほかは書き込まない。
      """,
    en: """
      Shimon reads proposals that hand personal data to contractors, points at the line and says what a
      personal-information-protection review board would ask. A proposal is written in a strict subset of YAML.

      It opens no connection, runs nothing that it reads and writes only what it is asked to.
      """)

  private static let statuses: [(String, LocalizedText)] = [
    ("0", LocalizedText(ja: "指摘なし", en: "Clean.")),
    ("1", LocalizedText(ja: "指摘あり", en: "Findings.")),
    ("2", LocalizedText(ja: "使い方の誤り", en: "Wrong usage.")),
    ("3", LocalizedText(ja: "読めないファイルなどの失敗", en: "An unreadable file or another failure.")),
  ]

  private static let environment: [(String, LocalizedText)] = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      LocalizedText(
        ja: "--lang のないときの表示の言語。en で始まれば英語、ほかは日本語。",
        en:
          "The language of messages without --lang: English where the first that is set begins with en, else Japanese.")
    ),
    ("NO_COLOR", LocalizedText(ja: "設定してあれば色を付けない。", en: "No colour where it is set.")),
  ]

  // MARK: Sections

  private mutating func synopsis(_ commands: [any Command.Type]) {
    let options = LocalizedText(ja: "[オプション]", en: "[OPTIONS]")[language]
    for command in commands {
      line(".B \(ManualPage.escaped("shimon \(command.name)"))")
      let operands = command.operands.isEmpty ? "" : " \(command.operands)"
      text += ManualPage.escaped(options + operands) + "\n.br\n"
    }
    line(".B shimon")
    text += "\\-\\-version\n"
  }

  private mutating func section(_ command: any Command.Type) {
    let operands = command.operands.isEmpty ? "" : " \(ManualPage.escaped(command.operands))"
    line(".SS \"\(ManualPage.escaped(command.name))\(operands)\"")
    paragraphs(command.summary[language] + (language == .japanese ? "。" : "."))
    for option in command.options { entry(option) }
    if let details = command.details {
      line(".PP")
      paragraphs(details[language])
    }
  }

  private mutating func entry(_ option: OptionDescription) {
    var name = ManualPage.bold("--\(option.name)")
    if let short = option.short { name = ManualPage.bold("-\(short)") + ", " + name }
    if let placeholder = option.placeholder { name += " \\fI\(ManualPage.escaped(placeholder))\\fR" }
    entry(name, option.help[language])
  }

  private mutating func entry(_ name: String, _ meaning: String) {
    line(".TP")
    text += name + "\n"
    paragraphs(meaning)
  }

  private mutating func head(_ title: LocalizedText) { line(".SH \(title[language])") }

  /// Lines that begin with a space stay lines of their own.
  private mutating func paragraphs(_ words: String) {
    let parts = words.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let next = index + 1 < parts.count ? parts[index + 1] : ""
      // Between two Japanese lines there is no space.
      let isJoined = language == .japanese && !next.isEmpty && !next.hasPrefix(" ")
      if part.isEmpty {
        line(".PP")
      } else if part.hasPrefix(" ") {
        text += ".br\n\\ " + ManualPage.escaped(String(part.drop { $0 == " " })) + "\n"
      } else {
        text += ManualPage.escaped(String(part)) + (isJoined ? "\\c\n" : "\n")
      }
    }
  }

  private mutating func line(_ request: String) { text += request + "\n" }

  // MARK: Escapes

  private static func bold(_ word: String) -> String { "\\fB\(escaped(word))\\fR" }

  /// Text that troff takes for no request: `\`, `-` and quotes spelt out, a leading `.` or `'` guarded.
  private static func escaped(_ words: String) -> String {
    var result = ""
    for character in words {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      case "`": result += "\\(ga"
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}
