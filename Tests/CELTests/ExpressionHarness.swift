import SourceText

@testable import CEL

/// Evaluates expressions without facts, as `shimon eval` does.
enum ExpressionHarness {
  /// The value as JSON, or the name of the error's code, or the code of the first syntax error.
  static func evaluate(_ text: String, _ bindings: [(String, String)] = []) -> String {
    let (tree, mistakes) = Parser.parse(text)
    if let mistake = mistakes.first { return mistake.code }
    var environment = Environment()
    environment.bindings = bindings.map(\.0)
    var pool = ConstantPool()
    let program = Compiler.compile(Checker.check(tree, environment).checked, environment, into: &pool)
    var memory = Memory(constants: pool)
    memory.bindings = bindings.map { memory.makeString($0.1.utf8) }
    var evaluator = Evaluator()
    return evaluator.value(of: program, memory: &memory) { value, memory in
      if value.kind == .error { return EvaluationError.Code(rawValue: value.flag).map { "\($0)" } ?? "" }
      var writer = JSONWriter()
      writer.value(value, in: memory)
      return writer.output.text
    }
  }
}
