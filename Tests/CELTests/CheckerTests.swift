import Testing

@testable import CEL

@Suite struct CheckerTests {
  @Test(arguments: [
    ("it.waay == 'by-van'", ["unknown-field [waay] -> Did you mean `way`?"]),
    ("ofice == 'x'", ["undeclared [ofice]"]),
    ("parcls.size() > 0", ["undeclared [parcls] -> Did you mean `parcels`?"]),
    ("it.way == 'by-vann'", ["no-option ['by-vann'] -> Did you mean `by-van`?"]),
    ("it.way != 'x'", ["no-option ['x'] -> the options are by-foot, by-van, by-rail"]),
    ("it.way in ['by-van', 'by-bus', 'by-foot']", ["no-option ['by-bus'] -> the options are by-foot, by-van, by-rail"]),
    ("'by-rale' in it.ways", ["no-option ['by-rale'] -> Did you mean `by-rail`?"]),
    (
      "it.way == (it.sealed ? 'by-van' : 'sailing')",
      ["no-option ['sailing'] -> the options are by-foot, by-van, by-rail"]
    ),
    ("it.way in params.bad", ["no-option [params.bad] -> the options are by-foot, by-van, by-rail"]),
    ("params.bad.all(w, w in it.ways)", ["no-option [w] -> the options are by-foot, by-van, by-rail"]),
    ("it.way in way.motors", ["unknown-group [way.motors] -> Did you mean `way.motor`?"]),
    ("it.way == way", ["undeclared [way] -> a group is written like way.motor"]),
    ("params.limt > 3", ["unknown-parameter [limt] -> Did you mean `limit`?"]),
    ("it.way < 'by-van'", ["order [it.way < 'by-van']"]),
    ("it.weight == 'heavy'", ["never-equal [it.weight == 'heavy']"]),
    ("it.weight in ['a']", ["never-equal [it.weight]"]),
    ("it.weight + 1", ["result [it.weight + 1]"]),
    ("it.sealed && it.weight", ["type [it.weight]"]),
    ("sizee(parcels) > 1", ["unknown-function [sizee] -> Did you mean `size`?"]),
    ("name.contains(3)", ["overload [contains] -> it can be called as string.contains(string)"]),
    ("name.matches('(a')", ["pattern ['(a']"]),
    ("count.all(x, true)", ["type [count]"]),
    ("name.size", ["type [size]"]),
    ("it.way == 'by-van' && itt.weight > 1", ["undeclared [itt]"]),
    ("it.wei == 1 || it.sealde", ["unknown-field [wei]", "unknown-field [sealde] -> Did you mean `sealed`?"]),
  ])
  func reportsMistakes(_ text: String, _ expected: [String]) {
    #expect(Office().diagnostics(text) == expected)
  }

  @Test(arguments: [
    ("1 < 2", ["always-holds [1 < 2]"]),
    ("it.sealed || true", ["always-holds [it.sealed || true]"]),
    ("it.sealed && 'a' in []", ["never-holds [it.sealed && 'a' in []]"]),
    (
      "it.way == 'by-van' && it.sealed && it.way == 'by-foot'",
      ["never-holds [it.way == 'by-van' && it.sealed && it.way == 'by-foot']"]
    ),
    ("it.way != 'by-van' || it.way != 'by-foot'", ["always-holds [it.way != 'by-van' || it.way != 'by-foot']"]),
    ("it.sealed && (name != 'a' || name != 'b')", ["always-holds [(name != 'a' || name != 'b')]"]),
    ("it.way == 'by-van' && it.way != 'by-van'", ["never-holds [it.way == 'by-van' && it.way != 'by-van']"]),
  ])
  func reportsForegoneConclusions(_ text: String, _ expected: [String]) {
    #expect(Office().diagnostics(text) == expected)
  }

  @Test(arguments: [
    "it.way == 'by-van' || it.way == 'by-foot'", "it.way != 'by-van' && it.way != 'by-foot'",
    "it.way in way.motor && it.weight < params.limit", "has(it.way) && stated(courier) && courier.allowed",
    "parcels.all(p, p.way == it.way && p.ways.exists(w, w in way.motor))", "params.ways.all(w, w in it.ways)",
    "due < timestamp('2026-01-01T00:00:00Z') + days(30)", "name.startsWith('x') && size(name) > 3 && !vague(name)",
    "parcels.map(p, p.weight).filter(w, w > 1.5).size() == 0", "count == 1.0", "parcels.exists_one(p, p.sealed)",
    "parcels.all(i, p, i < 3 || p.sealed)", "name == '' || it.weight % 2 == 0", "[] == it.ways",
    "name == 'é' && name != 'e\u{301}'",
  ])
  func acceptsGoodConditions(_ text: String) {
    #expect(Office().diagnostics(text) == [])
  }

  @Test func knowsNoEntryWithoutFor() {
    var office = Office()
    office.environment.it = nil
    #expect(office.diagnostics("it.way == 'by-van'").first?.hasPrefix("undeclared [it]") == true)
  }
}
