import CEL
import SourceText

/// The JSON Schema of policy files, with the rules and parameters of a book.
public struct PolicySchema: Sendable {
  private let book: RuleBook
  private let profiles: [String]
  private let language: Language

  /// A schema with descriptions in a language, for policies that may extend some profiles.
  public init(_ book: RuleBook, profiles: [String], language: Language) {
    self.book = book
    self.profiles = profiles
    self.language = language
  }

  /// The whole schema.
  public var document: JSONSchema {
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
    case .language: .words(Language.allCases.map(\.rawValue))
    case .ruleFolders, .paths: .oneOrMore(.definition("text"))
    case .suppression:
      .object([("allowed", .words(["yes", "no"])), ("never", .oneOrMore(.words(selectors)))])
    case .overrides:
      .list(of: object([.paths] + PolicyKey.section).requiring([PolicyKey.paths.rawValue]))
    case .minimum: .words(severities)
    case .unstated: .words(PolicySection.Unstated.allCases.map(\.rawValue))
    case .failOn: .words(severities + ["never"])
    case .rules: .object(selectors.map { (name: $0, schema: ruleSetting(described: title(of: $0))) })
    case .params: .map(of: .map(of: .parameter)).names(.words(ids))
    }
  }

  private func ruleSetting(described title: String) -> JSONSchema {
    let weights = JSONSchema.words(["off"] + severities)
    let setting = JSONSchema.object([("severity", .words(severities)), ("unstated", weights)])
    return JSONSchema.any(of: [weights, setting]).described(title)
  }

  private var severities: [String] { Severity.allCases.reversed().map(\.word) }

  private var ids: [String] { book.ruleIDs.sorted() }

  /// The rules by id, and the topics.
  private var selectors: [String] {
    ids + book.topics.all(of: book.rules).map { "\($0.id)/*" }
  }

  private func title(of selector: String) -> String {
    if let rule = book.rule(named: selector) { return rule.title[language] }
    let topic = book.topics.all(of: book.rules).first { "\($0.id)/*" == selector }
    return topic?.name[language] ?? selector
  }
}
