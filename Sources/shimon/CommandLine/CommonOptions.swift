import Proposal
import SourceText

/// A command without options of its own.
struct NoOptions: CommandOptions {
  static let flags: [Flag<NoOptions>] = []
}

/// Which rules there are, for commands that look at no proposal.
struct RuleFolderOptions: CommandOptions {
  /// Folders of rules that are added to those of the program.
  var folders: [String] = []

  static var flags: [Flag<RuleFolderOptions>] {
    [
      .text("rules", "DIR", completion: .folder, ja: "規則のフォルダを加える（何度でも）", en: "Add a folder of rules (repeatable)") {
        $0.folders.append($1)
      }
    ]
  }
}

/// Which rules and settings hold for a proposal.
struct RuleOptions: CommandOptions {
  var added = RuleFolderOptions()
  /// The policy that holds for everything; nil where each proposal has the nearest one.
  var policy: String?
  /// Whether a policy that was found may use files outside of its folder.
  var allowsOutside = false

  static var flags: [Flag<RuleOptions>] {
    RuleFolderOptions.flags(at: \.added) + [
      .text(
        "policy", "FILE", completion: .file, ja: "方針のファイル（既定は、提案書のフォルダから上へ探した .shimon.yaml）",
        en: "The policy (default: the nearest .shimon.yaml in a proposal's folder or above)"
      ) { $0.policy = $1 },
      .toggle(
        "allow-outside", ja: "方針が、そのフォルダの外のファイルを使うことを許す", en: "Let a policy use files outside of its folder"
      ) { $0.allowsOutside = true },
    ]
  }
}

/// How proposals are judged: for the commands that do.
struct JudgingOptions: CommandOptions {
  var rules = RuleOptions()
  /// The day that was given.
  var givenDay: CalendarDay?
  /// The day by which suppressions expire: that given, or today by the machine's clock.
  var today: CalendarDay? { givenDay ?? System.today }

  static var flags: [Flag<JudgingOptions>] { [today] + RuleOptions.flags(at: \.rules) }

  static var today: Flag<JudgingOptions> {
    .value(
      "today", "DATE", ja: "除外の期限を数える日（既定は今日）", en: "The day by which suppressions expire (default: today)", parse: day
    ) { $0.givenDay = $1 }
  }

  private static func day(_ text: String) throws(Failure) -> CalendarDay {
    guard let day = CalendarDay(parsing: text) else {
      throw .usage(ja: "--today には 2027-03-31 の形で日付を書いてください。", en: "--today takes a date such as 2027-03-31.")
    }
    return day
  }
}

/// The weight of findings from which on a command ends with status 1.
enum FailOn: String, OptionChoice {
  case error
  case warning
  case info
  case never

  /// The weight; nil for never.
  var severity: Severity? { Severity(word: rawValue) }
}

/// The form of a result that is not about findings: for people or for programs.
enum ResultFormat: String, OptionChoice {
  case text
  case json
}
