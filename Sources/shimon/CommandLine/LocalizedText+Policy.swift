import SourceText

/// What the program says of policies as files.
extension LocalizedText {
  static func policyIsNoFile(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): 通常のファイルではないため、方針として読めません。", en: "\(path): it is no regular file and cannot be a policy.")
  }

  static let policyUnusable = LocalizedText(
    ja: "この提案書の方針（.shimon.yaml）か規則に誤りがあるため、調べていません。",
    en: "Not checked, for its policy (.shimon.yaml) or rules have errors.")
}
