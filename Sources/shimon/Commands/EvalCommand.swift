import CEL
import SourceText
import YAML

/// `shimon eval`: the value of an expression, as JSON.
struct EvalCommand: Command {
  let name = "eval"
  let summary = LocalizedText(
    ja: "条件式（CEL）を評価し、値を JSON で表示する",
    en: "Evaluate a CEL expression and print its value as JSON")
  let operands = "EXPR"
  let allowsDashes = true
  let options = [
    Option(
      "bindings", "FILE|-", ja: "変数の値を書いた JSON か YAML のファイル",
      en: "A JSON or YAML file with the values of variables")
  ]
  let details: LocalizedText? = LocalizedText(
    ja: "小数は小数点か指数の付いた数で、NaN と無限大は {\"$double\": \"NaN\"} のように表示する。誤りがあれば終了コード 3。",
    en:
      "A double is printed with a point or exponent, NaN and the infinities as {\"$double\": \"NaN\"}. An error gives exit status 3."
  )

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let text = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(ja: "式を一つ書いてください。", en: "Give one expression.")
    }
    var environment = Environment()
    var memory = Memory()
    if let path = arguments.value("bindings") {
      guard bind(path, &environment, &memory, context) else { return .failure }
    }
    let expression = SourceFile(name: "EXPR", text: text)
    let (syntax, mistakes) = Parser.parse(text)
    guard mistakes.isEmpty else {
      context.complain(mistakes, in: expression)
      return .failure
    }
    var pool = ConstantPool()
    let checked = Checker.check(syntax, environment).checked
    let program = Compiler.compile(checked, environment, into: &pool)
    memory.adopt(pool)
    var evaluator = Evaluator()
    let explanation = evaluator.explain(program, memory: &memory)
    if let error = explanation.error {
      context.complain([Diagnostic("cel/evaluation", at: error.span, error.message)], in: expression)
      return .failure
    }
    var writer = JSONWriter()
    evaluator.value(of: program, memory: &memory) { value, memory in writer.value(value, in: memory) }
    writer.output.append("\n")
    return context.print(writer.output.bytes)
  }

  /// Reads the variables: each pair of the file's mapping is one.
  private func bind(
    _ path: String, _ environment: inout Environment, _ memory: inout Memory, _ context: Context
  ) -> Bool {
    guard let file = InputFile.read(path, context) else { return false }
    var tree = Tree()
    var problems = tree.read(file.bytes)
    if problems.isEmpty, tree.nodes[0].kind != .mapping {
      let message = LocalizedText(ja: "変数の値は { } の並びで書いてください。", en: "The bindings must be a mapping.")
      problems = [Diagnostic("cel/bindings", at: tree.nodes[0].span, message)]
    }
    guard problems.isEmpty else {
      context.complain(problems, in: file)
      return false
    }
    for pair in tree.pairs(of: 0) {
      environment.bindings.append(tree.text(of: pair.key))
      let value = memory.makeValue(tree, pair.value)
      memory.bindings.append(value)
    }
    return true
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
