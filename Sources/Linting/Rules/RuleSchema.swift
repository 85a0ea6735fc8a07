import Proposal
import SourceText

/// The JSON Schema of rule files. The proposals in the examples are checked by ``ProposalSchema``.
public struct RuleSchema: Sendable {
  private let vocabulary: Vocabulary
  private let language: Language

  /// A schema with descriptions in a language.
  public init(_ vocabulary: Vocabulary, language: Language) {
    self.vocabulary = vocabulary
    self.language = language
  }

  /// The whole schema.
  public var document: JSONSchema {
    let properties = RuleKey.allCases.map { key in
      (name: key.rawValue, schema: value(of: key).described(nil, key.help[language]))
    }
    let title = LocalizedText(ja: "Shimon の規則", en: "A rule of Shimon")
    return JSONSchema.object(properties)
      .requiring(RuleKey.allCases.filter(\.isRequired).map(\.rawValue))
      .requiringAny(ofEach: [
        [RuleKey.require.rawValue, RuleKey.forbid.rawValue], [RuleKey.askedBy.rawValue, RuleKey.law.rawValue],
      ])
      .described(title[language])
      .document(ProposalSchema(vocabulary, language: language).definitions)
  }

  private func value(of key: RuleKey) -> JSONSchema {
    switch key {
    case .title, .question, .why, .fix: .localized
    case .severity, .unstated: .words(Severity.allCases.reversed().map(\.word))
    case .scope: .words(lists)
    case .when, .require: .types(["string", "boolean"])
    case .forbid: .oneOrMore(.words(PersonalData.Kind.allCases.map(\.rawValue)))
    case .params: .map(of: .parameter)
    case .askedBy, .law: .oneOrMore(.definition("text"))
    case .clause: .definition("text")
    case .examples: JSONSchema.list(of: example).atLeast(1)
    case .equivalentMutants:
      .list(
        of: JSONSchema.object([("mutant", .definition("text")), ("reason", .localized)])
          .requiring(["mutant", "reason"]))
    }
  }

  private var example: JSONSchema {
    let verdicts = JSONSchema.words(Verdict.allCases.filter { $0 != .failed }.map(\.word))
    let proposal = ProposalSchema(vocabulary, language: language).root
    return JSONSchema.object([("proposal", proposal), ("expect", .oneOrMore(verdicts))])
      .requiring(["proposal", "expect"])
  }

  /// The lists of records that a rule can judge entry by entry.
  private var lists: [String] { lists(in: vocabulary.root, above: []) }

  private func lists(in record: Int, above: [Int]) -> [String] {
    // A kind of record inside itself would have no end.
    guard !above.contains(record) else { return [] }
    return vocabulary.records[record].fields.flatMap { field -> [String] in
      guard case .record(let inner) = field.type.element else { return [] }
      let below = lists(in: inner, above: above + [record]).map { "\(field.name).\($0)" }
      return field.type.isList ? [field.name] + below : below
    }
  }
}

/// Shapes that the files of rule folders and policies share, over the definitions of ``ProposalSchema``.
extension JSONSchema {
  /// A text in both languages.
  static var localized: JSONSchema {
    JSONSchema.object([("ja", .definition("text")), ("en", .definition("text"))]).requiring(["ja", "en"])
  }

  /// A list, or a lone item.
  static func oneOrMore(_ item: JSONSchema) -> JSONSchema { .any(of: [.list(of: item), item]) }

  /// A text, a number, yes or no, or a list of them.
  static var parameter: JSONSchema { .types(["string", "number", "boolean", "array"]) }
}
