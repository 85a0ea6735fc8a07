import BuiltinRuleSet
import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Conditions: any text parses or has a reason, any tree can be checked, compiled and run within a budget, and both
/// modes of the interpreter agree.
///
/// The first byte says whether a condition is expected and which of the proposal's records is `it`.
struct ConditionTarget: FuzzTarget {
  static let name = "cel"
  /// Enough for every condition of the rules, and little enough to see a step that is not counted.
  private static let budget = 20_000

  private var environment: Environment
  private let pool: ConstantPool
  private let facts: Facts

  init() {
    let ruleSet = RuleSet.builtin()
    environment = ruleSet.environment
    pool = ruleSet.pool
    var facts = Facts()
    facts.memory.adopt(ruleSet.pool)
    _ = facts.read(Array(ConditionTarget.proposal.utf8), by: ruleSet.plan)
    self.facts = facts
  }

  mutating func problem(with bytes: [UInt8]) -> String? {
    guard let choice = bytes.first, let text = String(validating: bytes.dropFirst(), as: UTF8.self) else { return nil }
    let soundness = Soundness(Array(bytes.dropFirst()))
    let (tree, mistakes) = Parser.parse(text)
    if let problem = soundness.problem(with: mistakes) { return problem }
    guard mistakes.isEmpty else { return nil }
    let instance = facts.instances[Int(choice >> 1) % facts.instances.count]
    environment.it = .record(Int(instance.type))
    let it = Value.record(type: Int(instance.type), cell: Int(instance.base), isWritten: instance.node >= 0)
    let (checked, remarks) = Checker.check(tree, environment, expecting: choice & 1 == 0 ? .bool : nil)
    if let problem = soundness.problem(with: remarks) { return problem }
    var pool = pool
    let program = Compiler.compile(checked, environment, into: &pool)
    return run(program, pool, it, isSound: remarks.isEmpty && choice & 1 == 0)
  }

  private func run(_ program: Program, _ pool: ConstantPool, _ it: Value, isSound: Bool) -> String? {
    var memory = facts.memory
    memory.adopt(pool)
    let root = facts.root
    var evaluator = Evaluator()
    let explanation = evaluator.explain(program, memory: &memory, root: root, it: it, budget: ConditionTarget.budget)
    let verdict = evaluator.run(program, memory: &memory, root: root, it: it, budget: ConditionTarget.budget)
    if verdict.kind != explanation.value.kind { return "\(verdict.kind), explained as \(explanation.value.kind)" }
    if evaluator.steps > ConditionTarget.budget * 2 { return "\(evaluator.steps) steps" }
    if isSound, ![.bool, .unknown, .error].contains(verdict.kind) { return "a condition that is \(verdict.kind)" }
    return evaluator.value(of: program, memory: &memory, root: root, it: it, budget: ConditionTarget.budget) {
      value, memory in
      guard value.kind != .error, value.kind != .unknown else { return nil }
      var writer = JSONWriter()
      writer.value(value, in: memory)
      return String(validating: writer.output.bytes, as: UTF8.self) == nil ? "a value that is not UTF-8" : nil
    }
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    var conditions: [String] = []
    for file in project.rules {
      var tree = Tree()
      guard tree.read(file).isEmpty, tree.root != nil, tree.nodes[0].kind == .mapping else { continue }
      for key in ["when", "require"] {
        if let node = tree.value(of: key, in: 0) { conditions.append(tree.text(of: node)) }
      }
    }
    let more = [
      "[1, 2].map(x, [x].filter(y, y > 1)).size()", "'a\\u3042'.matches('^(a|あ)+[^x-z]*?$')", "{'a': 1}.a + 1.5e3",
      "timestamp('2026-01-31T00:00:00Z') + duration('1h')", "has(it.name) ? -9223372036854775808 : 1u == 1",
      "b'\\xff' == bytes('x') || dyn(1) in [1.0, null]", "\"\"\"多\n行\"\"\".contains(r'\\n')",
    ]
    return (conditions + more).map { [0] + Array($0.utf8) }
  }

  /// A proposal with something in every part, stated, undecided and left out.
  private static let proposal = """
    件名: 通知書の印刷・封入業務
    種類: 外部委託
    目的: 納税通知書を印刷し、封入する。
    受渡し:
      - 内容: [氏名, 住所]
        形: USBメモリ
        方法: 手渡し
        暗号化: はい
        件数: 1,100件
      - 内容: 未定
        形: 紙
    保管: {場所: 委託先, 施錠: はい}
    再委託: 未定
    """
}
