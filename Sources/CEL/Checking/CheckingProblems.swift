import SourceText

/// What the checker says.
extension Diagnostic {
  private static func checking(
    _ code: String, _ span: Span, ja: String, en: String, meant: String? = nil
  ) -> Diagnostic {
    var result = Diagnostic("cel/" + code, at: span, LocalizedText(ja: ja, en: en))
    if let meant {
      result.help = .didYouMean(meant)
      result.fix = Fix(replacing: span, by: meant)
    }
    return result
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  static func wrongResult(_ wanted: Type, _ found: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let (wanted, found) = (wanted.name(in: environment), found.name(in: environment))
    return checking(
      "result", span, ja: "式の値は \(wanted) でなければなりませんが、\(found) です",
      en: "the expression must yield \(wanted), not \(found)")
  }

  static func notBool(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "ここには bool が要りますが、\(name) です", en: "expected bool, found \(name)")
  }

  static func badKey(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "\(name) は map のキーになりません", en: "\(name) cannot be a map key")
  }

  static func badIndex(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "\(name) は添字になりません", en: "\(name) cannot be an index here")
  }

  static func notIndexable(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "\(name) には添字を使えません", en: "\(name) has no elements")
  }

  static func notSelectable(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "\(name) には項目がありません", en: "\(name) has no fields")
  }

  static func notIterable(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "\(name) は一覧ではありません", en: "\(name) is neither a list nor a map")
  }

  static func notContainer(_ type: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let name = type.name(in: environment)
    return checking("type", span, ja: "in の右は一覧ですが、\(name) です", en: "'in' needs a list or map, not \(name)")
  }

  static func undeclared(_ name: String, among known: [String], at span: Span) -> Diagnostic {
    checking(
      "undeclared", span, ja: "「\(name)」という名前はありません", en: "nothing is called '\(name)'",
      meant: Spelling.nearest(to: name, among: known))
  }

  static func noEntry(at span: Span) -> Diagnostic {
    var result = checking("undeclared", span, ja: "it はここでは使えません", en: "there is no 'it' here")
    result.help = LocalizedText(ja: "it は for のある規則だけで使えます", en: "'it' stands for an entry; the rule needs 'for'")
    return result
  }

  static func choiceAsValue(_ choice: Environment.Choice, at span: Span) -> Diagnostic {
    var result = checking(
      "undeclared", span, ja: "「\(choice.name)」は選択肢の型で、値ではありません", en: "'\(choice.name)' is a choice type, not a value")
    if let group = choice.groups.first {
      let example = "\(choice.name).\(group.name)"
      result.help = LocalizedText(ja: "群は \(example) のように書きます", en: "a group is written like \(example)")
    }
    return result
  }

  static func unknownField(_ name: String, of record: Environment.Record, at span: Span) -> Diagnostic {
    checking(
      "unknown-field", span, ja: "\(record.name) に「\(name)」という項目はありません", en: "\(record.name) has no field '\(name)'",
      meant: Spelling.nearest(to: name, among: record.fields.map { $0.name }))
  }

  static func unknownGroup(_ name: String, of choice: Environment.Choice, at span: Span) -> Diagnostic {
    let nearest = Spelling.nearest(to: name, among: choice.groups.map { $0.name })
    return checking(
      "unknown-group", span, ja: "\(choice.name) に「\(name)」という群はありません", en: "\(choice.name) has no group '\(name)'",
      meant: nearest.map { "\(choice.name).\($0)" })
  }

  static func unknownParameter(_ name: String, among known: [String], at span: Span) -> Diagnostic {
    checking(
      "unknown-parameter", span, ja: "params に「\(name)」はありません", en: "params has no '\(name)'",
      meant: Spelling.nearest(to: name, among: known))
  }

  static func unknownFunction(_ name: String, among known: [String], at span: Span) -> Diagnostic {
    checking(
      "unknown-function", span, ja: "「\(name)」という関数はありません", en: "there is no function '\(name)'",
      meant: Spelling.nearest(to: name, among: known))
  }

  static func noOption(_ word: String, of choice: Environment.Choice, at span: Span) -> Diagnostic {
    var result = checking(
      "no-option", span, ja: "「\(word)」は \(choice.name) の選択肢にありません", en: "'\(word)' is no option of \(choice.name)")
    if let meant = Spelling.nearest(to: word, among: choice.options) {
      result.help = .didYouMean(meant)
    } else {
      let options = list(choice.options)
      result.help = LocalizedText(ja: "選択肢: \(options)", en: "the options are \(options)")
    }
    return result
  }

  static func noOperator(_ word: String, _ types: [Type], in environment: Environment, at span: Span) -> Diagnostic {
    let names = list(types.map { $0.name(in: environment) })
    return checking("type", span, ja: "演算子 \(word) は \(names) に使えません", en: "no operator \(word) for \(names)")
  }

  static func neverEqual(_ left: Type, _ right: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let (left, right) = (left.name(in: environment), right.name(in: environment))
    return checking(
      "never-equal", span, ja: "\(left) と \(right) が等しくなることはありません", en: "\(left) and \(right) can never be equal")
  }

  static func neverContained(_ left: Type, _ right: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let (left, right) = (left.name(in: environment), right.name(in: environment))
    return checking(
      "never-equal", span, ja: "\(left) が \(right) に含まれることはありません", en: "\(right) can never contain \(left)")
  }

  static func noOrder(_ left: Type, _ right: Type, in environment: Environment, at span: Span) -> Diagnostic {
    let names = (left.name(in: environment), right.name(in: environment))
    if left.choice != nil || right.choice != nil {
      return checking("order", span, ja: "選択肢に大小はありません", en: "the options of a choice have no order")
    }
    return checking(
      "order", span, ja: "\(names.0) と \(names.1) は大小を比べられません", en: "\(names.0) and \(names.1) have no order")
  }

  static func noOverload(
    _ name: String, _ types: [Type], isMethod: Bool, _ signature: Signature, in environment: Environment, at span: Span
  ) -> Diagnostic {
    let given = call(name, types, isMethod: isMethod, in: environment)
    var result = checking("overload", span, ja: "\(given) という呼び方はありません", en: "there is no \(given)")
    let forms = signature.overloads.map { call(name, $0.parameters, isMethod: $0.isMethod, in: environment) }
    result.help = LocalizedText(ja: "使える形: \(list(forms))", en: "it can be called as \(list(forms))")
    return result
  }

  private static func call(_ name: String, _ types: [Type], isMethod: Bool, in environment: Environment) -> String {
    let names = types.map { $0.name(in: environment) }
    guard isMethod, let receiver = names.first else { return "\(name)(\(list(names)))" }
    return "\(receiver).\(name)(\(list(Array(names.dropFirst()))))"
  }

  static func badPattern(_ error: PatternError, at span: Span) -> Diagnostic {
    checking(
      "pattern", span, ja: "正規表現として読めません: \(error.message.ja)", en: "not a regular expression: \(error.message.en)")
  }

  static func constantCondition(_ truth: Bool, at span: Span) -> Diagnostic {
    truth
      ? checking("always-holds", span, ja: "この条件は常に成り立ちます", en: "the condition always holds")
      : checking("never-holds", span, ja: "この条件は決して成り立ちません", en: "the condition can never hold")
  }
}
