import CEL
import SourceText
import YAML

/// Compiles the conditions and texts that stand in a file, and reports what is wrong with them at its place there.
package struct ConditionReader: Sendable {
  /// The file.
  package let tree: Tree
  /// The names that conditions may use.
  package var environment: Environment
  /// Where constants are interned.
  package var pool: ConstantPool
  /// Words that texts may quote besides facts, such as `names.city`; they are filled in when the text is written.
  package var symbols: Set<String> = []
  /// The fields that the condition read last names.
  private(set) var reads: [FieldRead] = []
  /// What was wrong so far.
  package private(set) var diagnostics: [Diagnostic] = []

  /// A reader of the conditions in a file.
  package init(_ tree: Tree, environment: Environment, pool: ConstantPool) {
    self.tree = tree
    self.environment = environment
    self.pool = pool
  }

  /// Makes `it` an entry of the list that `path` leads to (`tasks.produces`); gives the fields on the way, or none where
  /// there is no such list.
  package mutating func enter(_ path: String, at span: Span) -> [Int] {
    guard let root = environment.root else { return [] }
    var record = root
    var steps: [Int] = []
    var isList = false
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      let type = environment.records[record]
      guard let index = type.index(of: String(name)) else {
        diagnostics.append(.unknownScope(span, String(name), candidates: type.fields.map { $0.name }))
        return []
      }
      steps.append(index)
      switch type.fields[index].type {
      case .list(.record(let inner)): (record, isList) = (inner, true)
      case .record(let inner): (record, isList) = (inner, false)
      default:
        diagnostics.append(.scopeIsNoList(span, path))
        return []
      }
    }
    guard isList else {
      diagnostics.append(.scopeIsNoList(span, path))
      return []
    }
    environment.it = .record(record)
    return steps
  }

  /// Compiles the scalar at `node`, which must be true or false.
  package mutating func condition(_ node: Int) -> Program? {
    compile(tree.text(of: node), at: node, offset: 0, expecting: .bool)?.program
  }

  /// Reads a text in both languages, with its placeholders; `node` is a mapping of `ja` and `en`.
  package mutating func template(_ text: LocalizedText, at node: Int) -> Template {
    let ja = tree.value(of: "ja", in: node).map { segments($0) }
    let en = tree.value(of: "en", in: node).map { segments($0) }
    return Template(text, ja: ja, en: en)
  }

  /// A condition with more parts in all its mutants together is too much to try them.
  private static let mutantPartLimit = 4_000_000

  /// The mutants of a condition; nil where they are too many. They are compiled unchecked: a changed literal fits no
  /// choice any more.
  mutating func mutants(of node: Int) -> [(mutant: Mutant, program: Program)]? {
    let expression = Parser.parse(tree.text(of: node)).tree
    let mutants = expression.mutants
    guard mutants.count * expression.partCount <= ConditionReader.mutantPartLimit else { return nil }
    return mutants.map { mutant in
      (mutant, Compiler.compile(Checker.check(mutant.tree, environment).checked, environment, into: &pool))
    }
  }

  private mutating func segments(_ node: Int) -> [Template.Segment] {
    let bytes = Array(tree.bytes(of: node))
    var result: [Template.Segment] = []
    var start = 0
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
        diagnostics.append(.unclosedPlaceholder(tree.place(of: open..<open + 1, in: node)))
        break
      }
      if open > start { result.append(.text(String(decoding: bytes[start..<open], as: UTF8.self))) }
      let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      if symbols.contains(inner) {
        result.append(.symbol(inner))
      } else if let compiled = compile(inner, at: node, offset: open + 1, expecting: nil) {
        result.append(.value(compiled.program, compiled.type))
      }
      start = close + 1
    }
    if start < bytes.count { result.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
    return result
  }

  /// Compiles an expression that stands `offset` bytes into the value of a scalar.
  private mutating func compile(
    _ text: String, at node: Int, offset: Int, expecting: Type?
  ) -> (program: Program, type: Type)? {
    let (syntax, mistakes) = Parser.parse(text)
    guard mistakes.isEmpty else {
      report(mistakes, at: node, offset: offset)
      return nil
    }
    let (checked, problems) = Checker.check(syntax, environment, expecting: expecting)
    guard problems.isEmpty else {
      report(problems, at: node, offset: offset)
      return nil
    }
    if expecting == .bool {
      reads = checked.fields(root: environment.root ?? 0).map { FieldRead(record: $0[0], field: $0[1]) }
    }
    return (Compiler.compile(checked, environment, into: &pool), checked.type)
  }

  /// Moves the spans of an expression to its place in the file.
  private mutating func report(_ problems: [Diagnostic], at node: Int, offset: Int) {
    for problem in problems {
      var moved = problem
      func move(_ span: Span) -> Span { tree.place(of: Int(span.start) + offset..<Int(span.end) + offset, in: node) }
      moved.span = move(problem.span)
      moved.labels = problem.labels.map { Diagnostic.Label(span: move($0.span), message: $0.message) }
      moved.fix = problem.fix.map { fix in
        Fix(fix.edits.map { TextEdit(span: move($0.span), text: $0.text) }, fix.safety)
      }
      diagnostics.append(moved)
    }
  }
}
