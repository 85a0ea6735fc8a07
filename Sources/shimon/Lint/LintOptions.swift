import Reporting
import SourceText

/// What `shimon lint` is told.
struct LintOptions: CommandOptions {
  var format: FormatName?
  var outputs: [LintOutput] = []
  /// Goes before a policy's.
  var failOn: FailOn?
  var leavesOutUnstated = false
  var showsAll = false
  var color = ColorChoice.auto
  var baseline: String?
  var newBaseline: String?
  var changedSince: String?
  /// The files that list files.
  var lists: [String] = []
  var warningDays: Int?
  var threads: Int?
  var standardInputName = "<stdin>"
  var judging = JudgingOptions()

  static var flags: [Flag<LintOptions>] { outputFlags + inputFlags + JudgingOptions.flags(at: \.judging) }

  private static var outputFlags: [Flag<LintOptions>] {
    [
      .choice(
        "format", FormatName.self, placeholder: "FORMAT", ja: "標準出力の形式（下の一覧。既定は text）",
        en: "Format of standard output, see below (default: text)"
      ) { $0.format = $1 },
      .value(
        "output", "FORMAT=FILE", short: "o", completion: .file, ja: "その形式でファイルに書く（何度でも。- は標準出力）",
        en: "Write a file in a format (repeatable; - is standard output)", parse: LintOutput.parse
      ) { $0.outputs.append($1) },
      .choice(
        "fail-on", FailOn.self, ja: "この重さ以上の指摘があれば終了コード 1（既定は方針、なければ error）",
        en: "Exit 1 on findings of this weight or more (default: the policy, else error)"
      ) { $0.failOn = $1 },
      .toggle("no-unstated", ja: "「記載なし」の指摘を出さない", en: "Leave out findings about what is not stated") {
        $0.leavesOutUnstated = true
      },
      .toggle(
        "all", ja: "すべての指摘を全文で表示する（text。省くと危険度の高い10件だけを全文で）",
        en: "Show all findings in full, in text; else the ten that matter most"
      ) { $0.showsAll = true },
      .choice("color", ColorChoice.self, ja: "色を付けるか（既定は auto）", en: "Colour (default: auto)") { $0.color = $1 },
      .text(
        "baseline", "FILE", completion: .file, ja: "受け入れ済みの指摘のファイル。その指摘は数えない",
        en: "Findings accepted for now; they do not count"
      ) { $0.baseline = $1 },
      .text(
        "write-baseline", "FILE", completion: .file, ja: "いまの指摘をすべて受入れ済みとしてファイルに書く",
        en: "Write all present findings to a file, as accepted for now"
      ) { $0.newBaseline = $1 },
    ]
  }

  private static var inputFlags: [Flag<LintOptions>] {
    [
      .text(
        "changed-since", "REV", ja: "git で REV より後に変わった提案書だけを調べる", en: "Check only what git says changed since REV"
      ) { $0.changedSince = $1 },
      .text(
        "files-from", "FILE|-", completion: .file, ja: "調べるファイルの一覧（一行に一つか NUL 区切り）",
        en: "A list of files to check, one a line or NUL-separated"
      ) { $0.lists.append($1) },
      .value(
        "warn-expiring", "DAYS", ja: "除外の期限がこの日数以内に切れるとき知らせる（例: 30d）",
        en: "Warn about suppressions that expire within this time, such as 30d", parse: days
      ) { $0.warningDays = $1 },
      .value(
        "jobs", "N", ja: "並行して調べる数（既定はプロセッサの数）", en: "Threads (default: the number of processors)", parse: threads
      ) { $0.threads = $1 },
      .text("stdin-name", "NAME", ja: "標準入力（-）を表示するときの名前", en: "The name to show for standard input (-)") {
        $0.standardInputName = $1
      },
    ]
  }

  /// Reads `30` or `30d`.
  private static func days(_ text: String) throws(Failure) -> Int {
    guard let days = Int(text.hasSuffix("d") ? String(text.dropLast()) : text), (0...36_500).contains(days) else {
      throw .usage(ja: "--warn-expiring には 30d の形で日数を書いてください。", en: "--warn-expiring takes days, such as 30d.")
    }
    return days
  }

  private static func threads(_ text: String) throws(Failure) -> Int {
    guard let count = Int(text), (1...256).contains(count) else {
      throw .usage(ja: "--jobs には 1 から 256 までの数を書いてください。", en: "--jobs takes a number from 1 to 256.")
    }
    return count
  }
}
