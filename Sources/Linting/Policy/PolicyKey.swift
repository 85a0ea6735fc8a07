import SourceText

/// The keys of a policy file: what the reader takes and the schema describes.
enum PolicyKey: String, CaseIterable {
  case format
  case extends
  case names
  case language
  case ruleFolders = "rule_folders"
  case suppression
  case overrides
  case paths
  case minimum
  case unstated
  case rules
  case params
  case failOn = "fail_on"

  /// The keys that may stand at the top.
  static let top = allCases.filter { $0 != .paths }
  /// The keys that may stand in an override, besides its paths.
  static let section: [PolicyKey] = [.minimum, .unstated, .rules, .params, .failOn]

  /// What it says, in a line.
  var help: LocalizedText {
    switch self {
    case .format:
      LocalizedText(ja: "書式の版（\(PolicyFile.format)）", en: "Version of this file format (\(PolicyFile.format))")
    case .extends:
      LocalizedText(ja: "もとにする方針（組み込みの名前か、ファイル）", en: "What it builds upon: built-in profiles by name, or files")
    case .names: LocalizedText(ja: "契約文書での呼び名", en: "What contracts call the parties and papers")
    case .language: LocalizedText(ja: "表示の言語", en: "The language of messages")
    case .ruleFolders: LocalizedText(ja: "規則を加えるフォルダ", en: "Folders of further rules")
    case .suppression: LocalizedText(ja: "提案書の中での指摘の除外を許すか", en: "Whether proposals may suppress findings")
    case .overrides: LocalizedText(ja: "一部の提案書だけの設定", en: "Settings for the proposals of some paths")
    case .paths:
      LocalizedText(
        ja: "対象の提案書（方針のフォルダから。*、?、** を使える）",
        en: "The proposals, from the policy's folder, with *, ? and **")
    case .minimum: LocalizedText(ja: "使う規則の、いちばん軽い重さ", en: "The weight that a rule must have to count")
    case .unstated: LocalizedText(ja: "書かれていないことの指摘をどう扱うか", en: "What becomes of findings about what is not stated")
    case .rules:
      LocalizedText(
        ja: "規則ごと、又は主題ごと（deletion/*）の重さ。off で使わない",
        en: "Weights by rule, or by topic (deletion/*); off switches off")
    case .params: LocalizedText(ja: "規則のパラメータ", en: "Parameters of rules")
    case .failOn:
      LocalizedText(ja: "この重さ以上の指摘があれば終了コード 1", en: "Exit 1 on findings of this weight or more")
    }
  }
}
