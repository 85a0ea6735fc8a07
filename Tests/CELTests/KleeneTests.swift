import Testing

@testable import CEL

@Suite struct KleeneTests {
  /// `open` is unstated; `1/0 == 1` is an error.
  private static let operands = ["true", "false", "open", "1/0 == 1"]

  private func verdict(_ text: String) -> String {
    var office = Office()
    return office.verdict(text)
  }

  @Test func conjunction() {
    let table = [
      ["true", "false", "unknown", "divisionByZero"], ["false", "false", "false", "false"],
      ["unknown", "false", "unknown", "unknown"], ["divisionByZero", "false", "unknown", "divisionByZero"],
    ]
    for (row, left) in Self.operands.enumerated() {
      for (column, right) in Self.operands.enumerated() {
        #expect(verdict("\(left) && \(right)") == table[row][column], "\(left) && \(right)")
      }
    }
  }

  @Test func disjunction() {
    let table = [
      ["true", "true", "true", "true"], ["true", "false", "unknown", "divisionByZero"],
      ["true", "unknown", "unknown", "unknown"], ["true", "divisionByZero", "unknown", "divisionByZero"],
    ]
    for (row, left) in Self.operands.enumerated() {
      for (column, right) in Self.operands.enumerated() {
        #expect(verdict("\(left) || \(right)") == table[row][column], "\(left) || \(right)")
      }
    }
  }

  @Test(arguments: [
    ("!open", "unknown"), ("open ? true : true", "unknown"), ("1/0 == 1 ? true : true", "divisionByZero"),
    ("count == 1", "unknown"), ("count + 1 < 2", "unknown"), ("name.contains('x')", "unknown"),
    ("parcels.all(p, p.sealed)", "unknown"), ("parcels.size() == 0", "unknown"), ("count in [1, 2]", "unknown"),
    ("2 in [count, 2]", "true"), ("3 in [count, 2]", "unknown"), ("[count].size() == 1", "true"),
    ("[count, 1] == [2, 3]", "false"), ("[count, 1] == [2, 1]", "unknown"),
    ("[1, 2].exists(x, x == count || x == 2)", "true"), ("[1, 2].all(x, x == count)", "unknown"),
    ("[1, 2].all(x, x == count && x == 1)", "false"), ("[1, 1, 2].exists_one(x, x == 1 || x == count)", "false"),
    ("[1, 2].exists_one(x, x == count)", "unknown"),
    ("[0, 1, 1, 2].exists_one(x, x == 0 ? 1 / x == 1 : x == 1 || open)", "divisionByZero"),
    ("[2, 0].exists_one(x, x == 0 ? 1 / x == 1 : open)", "divisionByZero"),
    ("[2, 0].filter(x, x == 0 ? 1 / x == 1 : open).size() == 0", "divisionByZero"),
    ("[1].transformMap(i, x, x == count).size() == 1", "true"), ("[1, 2].filter(x, x == count).size() == 0", "unknown"),
    ("has(courier.allowed)", "false"), ("courier.allowed", "unknown"), ("stated(courier)", "unknown"),
    ("stated(open) || true", "true"), ("true && 3 == 3.0", "true"), ("'a' || true", "true"),
    ("'a' && true", "noSuchOverload"),
  ])
  func unknowns(_ text: String, _ expected: String) {
    #expect(verdict(text) == expected)
  }

  @Test func undecidedIsNotStated() {
    var office = Office()
    office.memory.cells[Office.Cell.open] = .unknown(.undecided, cell: Office.Cell.open)
    #expect(office.verdict("has(courier.allowed) || open") == "unknown")
    #expect(office.explain("open").value.unknownReason == .undecided)
  }
}
