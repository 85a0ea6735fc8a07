import SourceText

@testable import CEL

/// A little world of facts: an office that hands over parcels.
///
///     office: name string · count int · open bool · due timestamp · parcels list(parcel) · courier courier
///     parcel: way WAY · weight int · sealed bool · ways list(WAY)
///     courier: allowed bool · name string
struct Office {
  var environment: Environment
  var pool = ConstantPool()
  var memory = Memory()
  let root: Value
  var entries: [Value]

  /// The cells of the office's fields.
  enum Cell {
    static let name = 0
    static let count = 1
    static let open = 2
    static let due = 3
    static let parcels = 4
    static let courier = 5
    static let courierAllowed = 6
    static let courierName = 7
    /// The first cell of a parcel, which has four.
    static func parcel(_ index: Int) -> Int { 8 + index * 4 }
  }

  /// One parcel; what is nil is not stated.
  struct Parcel {
    var way: String?
    var weight: Int64?
    var sealed: Bool?
    var ways: [String]?
  }

  init(
    name: String? = nil, count: Int64? = nil, open: Bool? = nil, courier: Bool? = nil, parcels: [Parcel]? = nil
  ) {
    environment = Self.makeEnvironment()
    var pool = ConstantPool()
    var memory = Memory()
    func unknown(_ cell: Int) -> Value { .unknown(.unstated, cell: cell) }
    memory.cells = (0..<Cell.parcel(parcels?.count ?? 0)).map { unknown($0) }
    if let name { memory.cells[Cell.name] = memory.makeString(name.utf8) }
    if let count { memory.cells[Cell.count] = .int(count) }
    if let open { memory.cells[Cell.open] = .bool(open) }
    memory.cells[Cell.courier] = .record(type: 2, cell: Cell.courierAllowed, isWritten: courier != nil)
    if let courier { memory.cells[Cell.courierAllowed] = .bool(courier) }
    var entries: [Value] = []
    for (index, parcel) in (parcels ?? []).enumerated() {
      let cell = Cell.parcel(index)
      if let way = parcel.way { memory.cells[cell] = pool.intern(way) }
      if let weight = parcel.weight { memory.cells[cell + 1] = .int(weight) }
      if let sealed = parcel.sealed { memory.cells[cell + 2] = .bool(sealed) }
      if let ways = parcel.ways { memory.cells[cell + 3] = memory.makeList(ways.map { pool.intern($0) }) }
      entries.append(.record(type: 1, cell: cell, isWritten: true))
    }
    if parcels != nil { memory.cells[Cell.parcels] = memory.makeList(entries) }
    self.pool = pool
    self.memory = memory
    self.entries = entries
    root = .record(type: 0, cell: 0, isWritten: true)
  }

  private static func makeEnvironment() -> Environment {
    var environment = Environment()
    environment.records = [
      Environment.Record(
        name: "office",
        fields: [
          .init(name: "name", type: .string), .init(name: "count", type: .int), .init(name: "open", type: .bool),
          .init(name: "due", type: .timestamp), .init(name: "parcels", type: .list(.record(1))),
          .init(name: "courier", type: .record(2)),
        ]),
      Environment.Record(
        name: "parcel",
        fields: [
          .init(name: "way", type: .choice(0)), .init(name: "weight", type: .int), .init(name: "sealed", type: .bool),
          .init(name: "ways", type: .list(.choice(0))),
        ]),
      Environment.Record(
        name: "courier", fields: [.init(name: "allowed", type: .bool), .init(name: "name", type: .string)]),
    ]
    environment.choices = [
      Environment.Choice(
        name: "way", options: ["by-foot", "by-van", "by-rail"],
        groups: [.init(name: "motor", options: ["by-van", "by-rail"])]),
      Environment.Choice(name: "tone", options: ["high", "low"]),
    ]
    environment.root = 0
    environment.it = .record(1)
    environment.parameters = .tree([
      "limit": .int(20), "ways": .list([.string("by-van"), .string("by-foot")]), "bad": .list([.string("sailing")]),
    ])
    environment.wording = Wording(vague: ["適切", "必要に応じ"], concrete: ["施錠"])
    return environment
  }

  /// The program of an expression that must be without fault.
  mutating func compile(_ text: String) -> Program {
    let (tree, _) = Parser.parse(text)
    let program = Compiler.compile(Checker.check(tree, environment).checked, environment, into: &pool)
    memory.adopt(pool)
    return program
  }

  /// How an expression comes to its value; `it` is the first parcel.
  mutating func explain(_ text: String, budget: Int = Evaluator.standardBudget) -> Explanation {
    let program = compile(text)
    var evaluator = Evaluator()
    let explanation = evaluator.explain(
      program, memory: &memory, root: root, it: entries.first ?? .null, budget: budget)
    // Both modes of the interpreter must agree.
    let verdict = evaluator.run(program, memory: &memory, root: root, it: entries.first ?? .null, budget: budget)
    precondition(verdict.kind == explanation.value.kind && verdict.payload == explanation.value.payload)
    return explanation
  }

  /// `true`, `false`, `unknown` or the code of an error.
  mutating func verdict(_ text: String) -> String {
    let value = explain(text).value
    switch value.kind {
    case .bool: return value.isTrue ? "true" : "false"
    case .unknown: return "unknown"
    case .error: return EvaluationError.Code(rawValue: value.flag).map { "\($0)" } ?? ""
    default: return "\(value.kind)"
    }
  }

  /// What the checker says: code, the text it points at, and the word that was meant.
  func diagnostics(_ text: String) -> [String] {
    let (tree, mistakes) = Parser.parse(text)
    let found = mistakes + Checker.check(tree, environment, expecting: .bool).diagnostics
    return found.map { diagnostic in
      let slice = String(decoding: Array(text.utf8)[diagnostic.span.range], as: UTF8.self)
      let meant = diagnostic.help.map { " -> \($0.en)" } ?? ""
      return "\(diagnostic.code.dropFirst(4)) [\(slice)]\(meant)"
    }
  }
}
