import SourceText
import Testing

@testable import CEL

@Suite struct EvaluatorTests {
  @Test(arguments: [
    // Overflow and division
    ("9223372036854775807 + 1", "overflow"), ("-9223372036854775808 - 1", "overflow"),
    ("4611686018427387904 * 2", "overflow"),
    ("-(-9223372036854775808)", "overflow"), ("-9223372036854775808 / -1", "overflow"), ("1 % 0", "divisionByZero"),
    ("-7 / 2", "-3"), ("-7 % 2", "-1"), ("1.0 / 0.0", #"{"$double":"Infinity"}"#), ("0.0 / 0.0", #"{"$double":"NaN"}"#),
    // Numbers of two types
    ("9007199254740993 > 9007199254740992.0", "true"), ("1 < 1.5 && 2.5 > 2", "true"), ("1 + 1.0", "noSuchOverload"),
    ("9223372036854775807 < 9223372036854775808.0", "true"), ("double('NaN') < 1.0", "false"), ("1 == 1.0", "true"),
    // Lists and maps
    ("[1, 2] + ['x']", #"[1,2,"x"]"#), ("[1][1]", "indexOutOfRange"), ("[1][-1]", "indexOutOfRange"), ("[7][0.0]", "7"),
    ("[7][-9223372036854775808.0]", "indexOutOfRange"), ("[7][0.5]", "indexOutOfRange"),
    ("[7]['a']", "noSuchOverload"), ("{'a': 1, 'a': 2}", "duplicateKey"), ("{1: 1, 1.0: 2}", "invalidKey"),
    ("{[]: 1}", "invalidKey"), ("{'b': 1, 'a': {true: 2}}", #"{"b":1,"a":{"true":2}}"#), ("{1: 'x'}[1.0]", #""x""#),
    ("{'a': 1}.b", "noSuchKey"), ("has({'a': null}.a)", "true"), ("has([].a)", "noSuchField"),
    ("'a' in {'a': 1}", "true"),
    ("{'a': 1, 'b': 2} == {'b': 2.0, 'a': 1}", "true"), ("[[], {}] == [[], {}]", "true"), ("1 in 1", "noSuchOverload"),
    // Macros
    ("[3, 1, 2].filter(x, x > 1).map(x, x * x)", "[9,4]"), ("[1, 2].map(x, x > 1, [x, x])", "[[2,2]]"),
    ("{'a': 1}.map(k, k + k)", #"["aa"]"#), ("[[1, 2], [3]].map(l, l.map(x, x + 1))", "[[2,3],[4]]"),
    ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, k + k)", #"{"b":"bb"}"#),
    ("[5, 6].transformList(i, v, i + v)", "[5,7]"),
    ("[1].exists(x, [2].exists(x, x == 2) && x == 1)", "true"), ("1.all(x, true)", "noSuchOverload"),
    ("[1, 2].map(x, 1 / (x - 1))", "divisionByZero"), ("[0, 1].exists_one(x, 1 / x == 1)", "divisionByZero"),
    // Text
    ("'あいう'.size() + size('é')", "4"), ("'住所録'.contains('所')", "true"), ("'ab'.startsWith('b')", "false"),
    ("'ab'.endsWith('b')", "true"), ("'a' + 'b' + 'c'", #""abc""#), ("'Z' < 'a' && 'a' < 'あ'", "true"),
    // Conversions
    ("int('-42')", "-42"), ("int('4.2')", "invalidConversion"), ("int(2.9) + int(-2.9)", "0"),
    ("int(1e19)", "overflow"),
    ("double('1e400')", "invalidConversion"), ("double('-2.5e-1')", "-0.25"), ("bool('True')", "true"),
    (#"double('1\x00')"#, "invalidConversion"),
    ("bool('tRUE')", "invalidConversion"), ("string(1.5) + string(true) + string(-3)", #""1.5true-3""#),
    (
      "[0.0001, 0.00001, 123456.0, 1234567.0, 3.0, -0.0].map(x, string(x))",
      #"["0.0001","1e-05","123456","1.234567e+06","3","-0"]"#
    ),
    ("string([1])", "noSuchOverload"), ("dyn(1) == 1.0", "true"),
    // Names
    ("nothing", "undeclared"), ("nothing.at.all", "undeclared"), ("false && nothing", "false"), ("f(1)", "undeclared"),
    ("size(1, 2)", "noSuchOverload"),
  ])
  func evaluates(_ text: String, _ expected: String) {
    #expect(ExpressionHarness.evaluate(text) == expected)
  }

  @Test func theLongestNameWins() {
    let bindings = [("a", "one"), ("a.b", "two"), ("a.b.c", "three")]
    #expect(ExpressionHarness.evaluate("a.b.c", bindings) == #""three""#)
    #expect(ExpressionHarness.evaluate("a.b", bindings) == #""two""#)
    #expect(ExpressionHarness.evaluate("(a.b).c", bindings) == "noSuchField")
    #expect(ExpressionHarness.evaluate("[{'b': 1}].all(a, a.b == 1)", bindings) == "true")
    #expect(ExpressionHarness.evaluate("[{'b': 1}].all(a, .a.b == 'two')", bindings) == "true")
  }

  @Test func countsStepsAndStopsOverBudget() {
    let list = "[1,2,3,4,5,6,7,8,9,10]"
    let text = "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, a + b + c + d > 0))))"
    var office = Office()
    let within = office.explain(text)
    #expect(within.value.isTrue)
    #expect(within.steps > 10_000)
    let beyond = office.explain(text, budget: 5_000)
    #expect(beyond.error?.code == .budgetExceeded)
    // No operator absorbs it, and no growth of text or lists gets around it.
    #expect(office.explain("true || \(text)", budget: 5_000).value.isTrue)
    #expect(office.explain("\(text) || true", budget: 5_000).error?.code == .budgetExceeded)
    let doubling = (0..<40).reduce("['x']") { text, _ in "\(text).map(s, s + s)" }
    #expect(office.explain(doubling).error?.code == .budgetExceeded)
    #expect(office.memory.scratch.isEmpty)
  }

  /// Where the type is not known beforehand, a record is still what it is.
  @Test func recordsOfDifferentTypesHaveTheirOwnFields() {
    var office = Office(name: "n", courier: true, parcels: [.init(sealed: false)])
    #expect(office.verdict("dyn(courier).allowed") == "true")
    #expect(office.verdict("[courier, it].exists(r, has(r.allowed) && r.allowed)") == "true")
    #expect(office.verdict("[it, courier].exists(r, has(r.allowed) && r.allowed)") == "true")
    #expect(office.verdict("([courier, it] + parcels).exists(r, r.allowed)") == "true")
    #expect(office.verdict("([courier, 1] + [it]).all(r, r.sealed)") == "false")
    #expect(office.verdict("[courier, 1].all(r, r.nothing)") == "noSuchField")
    #expect(office.explain("dyn(courier).name == 'x'").missing == [UInt32(Office.Cell.courierName)])
  }

  @Test func parametersArePresentWhateverTheyAre() {
    var office = Office()
    #expect(office.verdict("has(params.limit)") == "true")
    #expect(office.verdict("true == has(params.limit)") == "true")
    #expect(office.verdict("has(params.nothing)") == "false")
  }

  @Test func takesBackWhatItMade() {
    var office = Office(name: "n", parcels: [.init(way: "by-van")])
    let cells = office.memory.cells.count
    #expect(office.explain("[name + name].map(x, x + x).exists(x, x == 'nnnn')").value.isTrue)
    #expect(office.memory.cells.count == cells)
    #expect(office.memory.scratch.isEmpty)
  }

  @Test func errorsKnowTheirPlace() {
    var office = Office()
    let text = "1 == 1 && [1][2] == 3"
    let error = office.explain(text).error
    #expect(error?.code == .indexOutOfRange)
    #expect(error.map { String(decoding: Array(text.utf8)[$0.span.range], as: UTF8.self) } == "[1][2]")
  }

  @Test func ownFunctions() {
    var office = Office(name: "適切に管理し、施錠する")
    #expect(office.verdict("vague(name)") == "false")
    #expect(office.verdict("vague('適切に管理する')") == "true")
    #expect(office.verdict("vague('')") == "false")
    #expect(office.verdict("days(2) == duration('48h')") == "true")
    #expect(office.verdict("days(9223372036854775807) == days(1)") == "overflow")
    let dates = "timestamp('2026-03-01T00:00:00Z'), timestamp('2026-04-01T00:00:00Z')"
    #expect(office.verdict("days_between(\(dates)) == 31") == "true")
  }

  @Test func internedChoicesAndOtherTextCompare() {
    var office = Office(name: "by-van", parcels: [.init(way: "by-van")])
    #expect(office.verdict("it.way == 'by-van' && it.way == name && name == 'by-van'") == "true")
    #expect(office.verdict("it.way in way.motor && name in way.motor && !(name in ['a'])") == "true")
    #expect(office.verdict("params.ways[0] == it.way && params.ways.exists(w, w == it.way)") == "true")
  }
}
