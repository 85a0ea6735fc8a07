import CEL
import SourceText
import YAML

/// `shimon eval`: the value of an expression, as JSON.
enum EvalCommand: Command {
  static let name = "eval"
  static let summary = LocalizedText(
    ja: "条件式（CEL）を評価し、値を JSON で表示する",
    en: "Evaluate a CEL expression and print its value as JSON")
  static let operands = "EXPR"
  static let allowsDashes = true
  static let details: LocalizedText? = LocalizedText(
    ja: "小数は小数点か指数の付いた数で、NaN と無限大は {\"$double\": \"NaN\"} のように表示する。誤りがあれば終了コード 3。",
    en:
      "A double is printed with a point or exponent, NaN and the infinities as {\"$double\": \"NaN\"}. An error gives exit status 3."
  )

  static func run(_ options: EvalOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard let text = operands.first, operands.count == 1 else {
      throw .usage(ja: "式を一つ書いてください。", en: "Give one expression.")
    }
    var environment = Environment()
    var memory = Memory()
    if let path = options.bindings { try bind(path, &environment, &memory) }
    let expression = SourceFile(name: "EXPR", text: text)
    let (syntax, mistakes) = Parser.parse(text)
    guard mistakes.isEmpty else { throw .problems(mistakes, in: expression) }
    var pool = ConstantPool()
    let checked = Checker.check(syntax, environment).checked
    let program = Compiler.compile(checked, environment, into: &pool)
    memory.adopt(pool)
    var evaluator = Evaluator()
    let explanation = evaluator.explain(program, memory: &memory)
    if let error = explanation.error {
      throw .problems([Diagnostic("cel/evaluation", at: error.span, error.message)], in: expression)
    }
    var writer = JSONWriter()
    evaluator.value(of: program, memory: &memory) { value, memory in writer.value(value, in: memory) }
    writer.output.append("\n")
    try context.print(writer.output.bytes)
    return .clean
  }

  /// Reads the variables: each pair of the file's mapping is one.
  private static func bind(
    _ path: String, _ environment: inout Environment, _ memory: inout Memory
  ) throws(Failure) {
    let file = try InputFile.read(path)
    var tree = Tree()
    var problems = tree.read(file.bytes)
    if problems.isEmpty, tree.nodes[0].kind != .mapping {
      let message = LocalizedText(ja: "変数の値は { } の並びで書いてください。", en: "The bindings must be a mapping.")
      problems = [Diagnostic("cel/bindings", at: tree.nodes[0].span, message)]
    }
    guard problems.isEmpty else { throw .problems(problems, in: file) }
    for pair in tree.pairs(of: 0) {
      environment.bindings.append(tree.text(of: pair.key))
      let value = memory.makeValue(tree, pair.value)
      memory.bindings.append(value)
    }
  }
}

/// What `shimon eval` is told.
struct EvalOptions: CommandOptions {
  /// The file of the variables.
  var bindings: String?

  static var flags: [Flag<EvalOptions>] {
    [
      .text(
        "bindings", "FILE|-", completion: .file, ja: "変数の値を書いた JSON か YAML のファイル",
        en: "A JSON or YAML file with the values of variables"
      ) { $0.bindings = $1 }
    ]
  }
}

extension Memory {
  /// Puts a node of a document into memory; `{"$double": x}` is a double.
  fileprivate mutating func makeValue(_ tree: Tree, _ node: Int) -> Value {
    switch tree.nodes[node].kind {
    case .sequence:
      let items = tree.children(of: node).map { makeValue(tree, $0) }
      return makeList(items)
    case .mapping:
      let pairs = tree.pairs(of: node)
      if pairs.count == 1, tree.text(of: pairs[0].key) == "$double" {
        return .double(Double(tree.text(of: pairs[0].value)) ?? .nan)
      }
      let entries = pairs.map { (key: makeString(tree.bytes(of: $0.key)), value: makeValue(tree, $0.value)) }
      return makeMap(entries)
    case .scalar:
      guard tree.nodes[node].style == .plain || tree.nodes[node].style == .absent else {
        return makeString(tree.bytes(of: node))
      }
      switch CoreSchema.resolve(tree.bytes(of: node)) {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .integer(let digits): return Int64(digits).map { Value.int($0) } ?? .double(Double(digits) ?? .infinity)
      case .double(let number): return .double(number)
      case .string: return makeString(tree.bytes(of: node))
      }
    }
  }
}
