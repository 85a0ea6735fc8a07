import CEL
import SourceText

/// The JSON Schema of policy files, with the rules and parameters of a rule set.
package struct PolicySchema: Sendable {
  private let ruleSet: RuleSet
  private let profiles: [String]
  private let language: Language

  /// A schema with descriptions in a language, for policies that may extend some profiles.
  package init(_ ruleSet: RuleSet, profiles: [String], language: Language) {
    self.ruleSet = ruleSet
    self.profiles = profiles
    self.language = language
  }

  /// The whole schema.
  package var document: JSONSchema {
    let title = LocalizedText(ja: "Shimon の方針", en: "A policy of Shimon")
    return object(PolicyKey.top).requiring([PolicyKey.format.rawValue]).described(title[language])
      .document([("text", .types(["string", "number", "boolean"]))])
  }

  private func object(_ keys: [PolicyKey]) -> JSONSchema {
    .object(
      keys.map { key in
        let value = key == .format ? value(of: key) : .any(of: [value(of: key), .type("null")])
        return (name: key.rawValue, schema: value.described(nil, key.help[language]))
      })
  }

  private func value(of key: PolicyKey) -> JSONSchema {
    switch key {
    case .format: .word(PolicyFile.format)
    case .extends: .oneOrMore(.any(of: [.words(profiles), .type("string")]))
    case .names:
      .object(PolicyFile.nameKeys.map { (name: $0, schema: .any(of: [.definition("text"), .localized])) })
    case .language: .words(Language.allCases.map { $0.rawValue })
    case .reader: .words(ProposalReader.allCases.map { $0.rawValue })
    case .ruleFolders, .paths: .oneOrMore(.definition("text"))
    case .suppression:
      .object([("allowed", .words(["yes", "no"])), ("never", .oneOrMore(.words(selectors + formerSelectors)))])
    case .overrides:
      .list(of: object([.paths] + PolicyKey.section).requiring([PolicyKey.paths.rawValue]))
    case .minimum: .words(severities)
    case .unstated: .words(PolicySection.Unstated.allCases.map { $0.rawValue })
    case .failOn: .words(severities + ["never"])
    case .rules:
      .object(
        selectors.map { (name: $0, schema: ruleSetting(described: title(of: $0))) }
          + formerSelectors.map { (name: $0, schema: ruleSetting(described: formerly(of: $0)).unoffered) })
    case .params: .map(of: .map(of: .parameter)).names(.words(ids + ruleSet.formerIDs))
    }
  }

  private func ruleSetting(described title: String) -> JSONSchema {
    let weights = JSONSchema.words(["off"] + severities)
    let setting = JSONSchema.object([("severity", .words(severities)), ("unstated", weights)])
    return JSONSchema.any(of: [weights, setting]).described(title)
  }

  private var severities: [String] { Severity.allCases.reversed().map { $0.word } }

  private var ids: [String] { ruleSet.ruleIDs }

  /// The rules by id, and the topics.
  private var selectors: [String] {
    ids + ruleSet.topics.all(of: ruleSet.rules).map { "\($0.id)/*" }
  }

  /// Names of rules and topics that are no more, and may still be used.
  private var formerSelectors: [String] {
    let known = Set(selectors)
    return ruleSet.formerSelectors.filter { !known.contains($0) }
  }

  /// What is said of such a name.
  private func formerly(of name: String) -> String {
    guard let id = ruleSet.currentID(of: name) else {
      return LocalizedText(ja: "以前の主題", en: "A former topic")[language]
    }
    return LocalizedText(ja: "\(id) の以前の名前", en: "The former name of \(id)")[language]
  }

  private func title(of selector: String) -> String {
    if let rule = ruleSet.rule(named: selector) { return rule.title[language] }
    let topic = ruleSet.topics.all(of: ruleSet.rules).first { "\($0.id)/*" == selector }
    return topic?.name[language] ?? selector
  }
}

/// The keys of a policy file: what the reader takes and the schema describes.
enum PolicyKey: String, CaseIterable {
  case format
  case extends
  case names
  case language
  case reader
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
    case .reader:
      LocalizedText(
        ja: "提案書を読んで尋ねる者（審議会、法規担当、情報セキュリティ担当、所管課の自己点検）",
        en: "Who reads proposals and asks: a board, the legal or security section, the department itself")
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
