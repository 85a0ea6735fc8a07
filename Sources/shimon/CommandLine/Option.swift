import SourceText

/// An option that a command takes.
struct Option: Sendable {
  /// The name without dashes.
  var name: String
  /// The placeholder of its value; nil for a switch.
  var value: String?
  /// What it does.
  var help: LocalizedText

  init(_ name: String, _ value: String? = nil, ja: String, en: String) {
    self.name = name
    self.value = value
    help = LocalizedText(ja: ja, en: en)
  }

  static let language = Option(
    "lang", "ja|en", ja: "表示の言語（既定は環境の言語、なければ日本語）",
    en: "Language of messages (default: the locale, else Japanese)")
  static let rules = Option("rules", "DIR", ja: "規則のフォルダを加える（何度でも）", en: "Add a folder of rules (repeatable)")
  static let policy = Option(
    "policy", "FILE", ja: "方針のファイル（既定は、提案書のフォルダから上へ探した .shimon.yaml）",
    en: "The policy (default: the nearest .shimon.yaml in a proposal's folder or above)")
  static let allowOutside = Option(
    "allow-outside", ja: "方針が、そのフォルダの外のファイルを使うことを許す", en: "Let a policy use files outside of its folder")
  static let today = Option(
    "today", "DATE", ja: "除外の期限を数える日（既定は今日）", en: "The day by which suppressions expire (default: today)")
  static let help = Option("help", ja: "この説明を表示する", en: "Show this help")
}
