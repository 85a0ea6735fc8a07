/// Runs programs. Keep one for each thread: it reuses its stack.
package struct Evaluator: Sendable {
  /// Steps that one evaluation may take unless said otherwise.
  package static let standardBudget = 1_000_000

  private var stack: [Value] = []
  private var workspace = Workspace()
  private var provenance = ProvenanceRecorder()
  /// The steps that the last evaluation took.
  package private(set) var steps = 0

  /// An evaluator.
  package init() {}

  /// The value of a program.
  ///
  /// - Parameters:
  ///   - memory: Holds the facts. What the evaluation adds is taken out again, so a string, list or map that is the
  ///     result can be read only with ``value(of:memory:root:it:budget:_:)``.
  ///   - root: The root record, or anything where the program has no fields of it.
  ///   - it: The entry.
  ///   - budget: The steps that the evaluation may take; more is an error, never true or false.
  package mutating func run(
    _ program: Program, memory: inout Memory, root: Value = .null, it: Value = .null,
    budget: Int = Evaluator.standardBudget
  ) -> Value {
    value(of: program, memory: &memory, root: root, it: it, budget: budget) { value, _ in value }
  }

  /// Calls `body` with the value of a program while everything that the value points to is there.
  package mutating func value<Result>(
    of program: Program, memory: inout Memory, root: Value = .null, it: Value = .null,
    budget: Int = Evaluator.standardBudget, _ body: (Value, Memory) -> Result
  ) -> Result {
    let (cells, scratch) = (memory.cells.count, memory.scratch.count)
    var recorder = NoRecorder()
    var meter = Meter(limit: budget)
    let value = run(program, &memory, root, it, &meter, &recorder)
    let result = body(value, memory)
    truncate(&memory, cells, scratch)
    return result
  }

  /// The value of a program and the facts that it rests on. Slower than ``run(_:memory:root:it:budget:)``.
  package mutating func explain(
    _ program: Program, memory: inout Memory, root: Value = .null, it: Value = .null,
    budget: Int = Evaluator.standardBudget
  ) -> Explanation {
    let (cells, scratch) = (memory.cells.count, memory.scratch.count)
    var recorder = ProvenanceRecorder()
    swap(&recorder, &provenance)
    recorder.begin(slots: Int(program.stackSize) + 1)
    var meter = Meter(limit: budget)
    let value = run(program, &memory, root, it, &meter, &recorder)
    truncate(&memory, cells, scratch)
    var explanation = recorder.explain(value, factCount: cells, steps: meter.steps)
    swap(&recorder, &provenance)
    if value.kind == .error, let code = EvaluationError.Code(rawValue: value.flag) {
      explanation.error = EvaluationError(code: code, span: memory.code.span(of: value.cell))
    }
    return explanation
  }

  @inline(__always)
  private mutating func run<R: Recorder>(
    _ program: Program, _ memory: inout Memory, _ root: Value, _ it: Value, _ meter: inout Meter, _ recorder: inout R
  ) -> Value {
    let room = Int(program.stackSize) + 1
    memory.factCount = memory.cells.count
    if stack.count < room { stack.append(contentsOf: repeatElement(.null, count: room - stack.count)) }
    if !workspace.building.isEmpty { workspace.building.removeAll(keepingCapacity: true) }
    let value = stack.withUnsafeMutableBufferPointer { stack in
      Interpreter.execute(
        program, stack: stack, root: root, it: it, memory: &memory, workspace: &workspace, meter: &meter,
        recorder: &recorder)
    }
    steps = meter.steps
    // Whatever the value would be: over budget there is none.
    return meter.isExceeded ? .error(.budgetExceeded, at: value.kind == .error ? value.cell : 0) : value
  }

  @inline(__always)
  private func truncate(_ memory: inout Memory, _ cells: Int, _ scratch: Int) {
    if memory.cells.count > cells { memory.cells.removeSubrange(cells...) }
    if memory.scratch.count > scratch { memory.scratch.removeSubrange(scratch...) }
  }
}

/// What the interpreter keeps between runs so as not to allocate.
struct Workspace: Sendable {
  /// Elements of lists and maps that macros are making; inner ones lie above outer ones.
  var building: [Value] = []
  var matcher = Matcher()
  /// Patterns that are known only at evaluation, by their text.
  private var patterns: [(text: [UInt8], pattern: Pattern?)] = []

  // A rule that makes patterns from facts must not make memory grow with the number of files.
  private static let maximumPatterns = 64

  /// The pattern of a text, or nil where it is none.
  mutating func pattern(_ text: UnsafeBufferPointer<UInt8>) -> Pattern? {
    if let known = patterns.first(where: { $0.text.elementsEqual(text) }) { return known.pattern }
    if patterns.count == Self.maximumPatterns { patterns.removeAll() }
    let bytes = Array(text)
    let pattern = try? Pattern(bytes)
    patterns.append((bytes, pattern))
    return pattern
  }
}

/// Counts steps. One instruction is one step; work that grows with its operands costs more.
struct Meter {
  var steps = 0
  let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  var isExceeded: Bool { steps > limit }

  /// Counts the work of going over so many bytes so many times. An `Int` of 32 bits does not hold every product.
  @inline(__always)
  mutating func charge(bytes: Int, times: Int = 1) {
    steps += Int(min((Int64(bytes) * Int64(times)) >> 4, Meter.most))
  }

  /// The most that one operation is charged with; more than any limit, so that what is larger need not be told apart.
  private static let most: Int64 = 1 << 28
}

/// The value of an expression and how it came about.
package struct Explanation: Sendable {
  /// The value.
  package var value: Value
  /// Of an unknown: the cells whose facts would decide it, in the order in which they were wanted.
  package var missing: [UInt32]
  /// The cells whose facts decided the value, the first the primary one. Empty for an unknown.
  package var deciding: [UInt32]
  /// Cells that were read on the way.
  package var context: [UInt32]
  /// Of an error: what and where.
  package var error: EvaluationError?
  /// How many steps it took.
  package var steps: Int
}

extension Explanation {
  /// An unknown that waits for the facts of some cells.
  package init(awaiting cells: [UInt32]) {
    self.init(
      value: .unknown(.unstated, cell: Int(cells.first ?? 0)), missing: cells, deciding: [], context: [], error: nil,
      steps: 0)
  }
}
