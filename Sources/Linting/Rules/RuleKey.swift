import Proposal
import SourceText

/// The JSON Schema of rule files. The proposals in the examples are checked by ``ProposalSchema``.
package struct RuleSchema: Sendable {
  private let vocabulary: Vocabulary
  private let language: Language

  /// A schema with descriptions in a language.
  package init(_ vocabulary: Vocabulary, language: Language) {
    self.vocabulary = vocabulary
    self.language = language
  }

  /// The whole schema.
  package var document: JSONSchema {
    let title = LocalizedText(ja: "Shimon の規則", en: "A rule of Shimon")
    return body(RuleKey.allCases).described(title[language])
      .document(ProposalSchema(vocabulary, language: language).definitions)
  }

  /// A rule, or a detail, with these keys.
  private func body(_ keys: [RuleKey]) -> JSONSchema {
    let conditions: [RuleKey] = [.require, .forbid, .mentions, .awaited]
    let properties = keys.map { key in
      (name: key.rawValue, schema: value(of: key).described(nil, key.help[language]))
    }
    return JSONSchema.object(properties)
      .requiring(keys.filter { $0.isRequired }.map { $0.rawValue })
      .requiringAny(ofEach: [
        conditions.filter { keys.contains($0) }.map { $0.rawValue },
        [RuleKey.askedBy.rawValue, RuleKey.law.rawValue, RuleKey.ground.rawValue],
      ])
  }

  private func value(of key: RuleKey) -> JSONSchema {
    switch key {
    case .title, .question, .why, .fix: .localized
    case .severity, .unstated: .words(Severity.allCases.reversed().map { $0.word })
    case .scope: .words(lists)
    case .when, .require: .types(["string", "boolean"])
    case .forbid: .oneOrMore(.words(PersonalData.Kind.allCases.map { $0.rawValue }))
    case .mentions: .words([RuleKey.removableMedia])
    case .awaited: .words(["yes"])
    case .params: .map(of: .parameter)
    case .askedBy, .formerly: .oneOrMore(.definition("text"))
    case .details: JSONSchema.map(of: body(RuleKey.ofDetails)).names(.pattern("^[a-z0-9]+(-+[a-z0-9]+)*$"))
    case .ground: .words(Ground.allCases.map { $0.rawValue })
    case .law: .list(of: citation)
    case .clause, .element, .aspect: .definition("text")
    case .examples: JSONSchema.list(of: example).atLeast(1)
    case .equivalentMutants:
      .list(
        of: JSONSchema.object([("mutant", .definition("text")), ("reason", .localized)])
          .requiring(["mutant", "reason"]))
    }
  }

  private var citation: JSONSchema {
    let number = JSONSchema.types(["integer", "string"])
    return JSONSchema.object([
      ("act", .definition("text")), ("article", number), ("paragraph", number), ("item", number),
      ("proviso", .words(["yes"])), ("section", .types(["string", "number"])), ("words", .definition("text")),
      ("note", .any(of: [.definition("text"), .localized])), ("applies", .words([CitationReader.myNumber])),
      ("verified", .words(Citation.Verification.allCases.map { $0.rawValue })),
    ]).requiring(["act"])
  }

  private var example: JSONSchema {
    let verdicts = JSONSchema.words(Verdict.allCases.filter { $0 != .failed }.map { $0.word })
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

/// The keys of a rule file: what the reader takes and the schema describes.
enum RuleKey: String, CaseIterable {
  case title
  case element
  case aspect
  case severity
  case unstated
  case scope = "for"
  case when
  case require
  case forbid
  case mentions
  case awaited
  case params
  case question
  case why
  case fix
  case askedBy = "asked_by"
  case ground
  case law
  case clause
  case examples
  case equivalentMutants = "equivalent_mutants"
  case formerly
  case details

  /// The keys of a detail.
  static let ofDetails = allCases.filter { $0 != .details && $0 != .awaited }

  /// What `mentions` may name.
  static let removableMedia = "removable-media"

  /// Whether a rule cannot do without it.
  var isRequired: Bool {
    switch self {
    case .title, .severity, .question, .why, .fix, .examples: true
    default: false
    }
  }

  /// What it says, in a line.
  var help: LocalizedText {
    switch self {
    case .title: LocalizedText(ja: "何についての規則か（短く）", en: "What the rule is about, in a few words")
    case .element:
      LocalizedText(ja: "何についての問いか（grid.yaml の elements）", en: "What it is about: one of the elements in grid.yaml")
    case .aspect:
      LocalizedText(ja: "その何を問うか（grid.yaml の aspects）", en: "What it asks of that: one of the aspects in grid.yaml")
    case .severity: LocalizedText(ja: "書かれたことが要件に反するときの重さ", en: "The weight when what is written breaks it")
    case .unstated:
      LocalizedText(
        ja: "書かれていないときの重さ（省くと severity と同じ。ただし warning まで）",
        en: "The weight when the proposal does not say (default: as severity, at most warning)")
    case .scope:
      LocalizedText(
        ja: "一件ごとに判定する一覧。その一件を it と書く。省くと提案書全体を一度判定する",
        en: "A list of records: one verdict for each entry, which is `it`. Left out: one for the proposal")
    case .when: LocalizedText(ja: "この規則が当てはまる場合（CEL の条件）", en: "Where the rule applies: a condition in CEL")
    case .require: LocalizedText(ja: "満たすべきこと（CEL の条件）", en: "What must hold: a condition in CEL")
    case .forbid:
      LocalizedText(
        ja: "ファイルのどこにもあってはならない個人情報（for、when、require の代わり）",
        en: "Personal data that must stand nowhere in the file, in place of for, when and require")
    case .mentions:
      LocalizedText(
        ja: "文中に出てくれば指摘するもの（for、require の代わり）。今は removable-media だけ",
        en: "What is reported of where a text names it, in place of for and require: removable-media so far")
    case .awaited:
      LocalizedText(
        ja: "ほかの規則が待っていて誰も尋ねない事項を尋ねる（for、require の代わり）。{missing} にその名前が入る",
        en: """
          Asks for the facts that other rules wait for and nobody asks for, in place of for and require; {missing} \
          is their names
          """)
    case .params:
      LocalizedText(
        ja: "方針で変えられる値。条件の中では params.名前 と書く", en: "Values that a policy may change, used as params.NAME")
    case .question:
      LocalizedText(ja: "審議会が尋ねること。{it.method} のように事実を引ける", en: "What a board would ask; {it.method} quotes a fact")
    case .why: LocalizedText(ja: "何が困るのか（一、二文）", en: "The harm, in a sentence or two")
    case .fix: LocalizedText(ja: "何を決めて書けばよいか", en: "What to decide and write")
    case .askedBy:
      LocalizedText(
        ja: "もとになった質問（board-questions.yaml の id）", en: "The questions behind it: ids in board-questions.yaml")
    case .ground:
      LocalizedText(
        ja: "根拠の種類（省くと law と asked_by から決まる）",
        en: "What kind of ground it has (default: by law and asked_by)")
    case .law: LocalizedText(ja: "根拠となる法令・ガイドラインの箇所", en: "The articles and guidelines behind it")
    case .clause: LocalizedText(ja: "これを定める条文（clauses/ の名前）", en: "The clause in clauses/ that settles it")
    case .examples:
      LocalizedText(ja: "小さな提案書と期待する判定。試験として実行される", en: "Small proposals with the verdict expected; run as tests")
    case .equivalentMutants:
      LocalizedText(ja: "意味の変わらない条件の変更と、その理由", en: "Changes of the condition that change nothing, with the reason")
    case .formerly:
      LocalizedText(
        ja: "以前の名前。提案書の除外、方針、受入れ済みの指摘は、この名前のままでも効く",
        en: "Names it had before; suppressions, policies and baselines may go on using them")
    case .details:
      LocalizedText(
        ja: "この規則の細目。名前: 規則と同じ書き方（element と aspect は省くとこの規則と同じ。for は省けば提案書全体）",
        en: "Details of the rule: NAME and the keys of a rule; element and aspect default to the rule's, `for` does not"
      )
    }
  }
}
