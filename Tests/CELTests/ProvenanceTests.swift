import Testing

@testable import CEL

@Suite struct ProvenanceTests {
  private typealias Cell = Office.Cell

  @Test func missingFactsAreThoseThatWouldDecide() {
    var office = Office(count: 3)
    #expect(office.explain("open && name == 'x'").missing == [2, 0])
    #expect(office.explain("open && count == 3").missing == [2])
    #expect(office.explain("open && count == 3").context == [1])
    #expect(office.explain("open && count == 4").missing == [])
    #expect(office.explain("name == 'a' || (open && count > 9)").missing == [0])
    #expect(office.explain("courier.allowed").missing == [UInt32(Cell.courierAllowed)])
    #expect(office.explain("stated(courier)").missing == [UInt32(Cell.courier)])
    #expect(office.explain("parcels.all(p, p.sealed)").missing == [UInt32(Cell.parcels)])
    #expect(office.explain("open ? name == 'x' : count == 1").missing == [2])
  }

  @Test func theDecidingFactComesFirst() {
    var office = Office(name: "n", count: 3, open: true, courier: true)
    #expect(office.explain("open && count == 4").deciding == [1])
    #expect(office.explain("open && count == 4").context == [2])
    #expect(office.explain("open && count == 3").deciding == [2, 1])
    #expect(office.explain("count == 4 || name == 'n'").deciding == [0])
    #expect(office.explain("count == 4 || name == 'n'").context == [1])
    #expect(office.explain("!courier.allowed").deciding == [UInt32(Cell.courierAllowed)])
    #expect(office.explain("open ? count == 3 : name == 'x'").deciding == [1, 2])
    #expect(office.explain("has(courier.name)").deciding == [UInt32(Cell.courierName)])
    #expect(office.explain("(open ? courier : courier).allowed").deciding == [UInt32(Cell.courierAllowed), 5, 2])
  }

  /// Only what an unknown waits for is missing, not what else lay about.
  @Test func missingFactsAreNoOthers() {
    var office = Office(parcels: [.init(), .init()])
    #expect(office.explain("[count].size() == 1 && open").missing == [2])
    #expect(office.explain("[open, count == 1][0]").missing == [2])
    #expect(office.explain("[open, count == 1].exists(x, x && name == 'n')").missing == [2, 0, 1])
    #expect(office.explain("[count].filter(x, true).size() == 1 && open").missing == [2])
    #expect(office.explain("name in ['a', string(count)]").missing == [0])
    #expect(office.explain("[count, 1] == [2, 1]").missing == [1])
    #expect(office.explain("[[count], [name]] == [[2], ['n']]").missing == [1, 0])
    #expect(office.explain("stated(has(it.way) ? it : courier)").missing == [UInt32(Cell.courier)])
    #expect(office.explain("[courier].all(c, stated(c))").missing == [UInt32(Cell.courier)])
    let sealed = [UInt32(Cell.parcel(0)) + 2, UInt32(Cell.parcel(1)) + 2]
    #expect(office.explain("parcels.filter(p, p.sealed).size() == 1").missing == sealed)
    #expect(office.explain("parcels.map(p, p.sealed, p.weight).size() == 1").missing == sealed)
    #expect(office.explain("parcels.exists_one(p, p.sealed)").missing == sealed)
  }

  @Test func macrosNameTheDecidingElement() {
    var office = Office(parcels: [
      .init(way: "by-van", weight: 1), .init(way: "by-foot", weight: 9), .init(way: "by-van"),
    ])
    let second = UInt32(Cell.parcel(1))
    let list = UInt32(Cell.parcels)
    #expect(office.explain("parcels.all(p, p.way == 'by-van')").deciding == [second, list])
    #expect(office.explain("parcels.exists(p, p.weight == 9)").deciding == [second + 1, list])
    #expect(office.explain("parcels.exists(p, p.way == 'by-rail')").deciding.first == list)
    #expect(office.explain("parcels.exists(p, p.weight == 7)").missing == [UInt32(Cell.parcel(2)) + 1])
    #expect(office.explain("parcels.all(p, p.weight < 20)").missing == [UInt32(Cell.parcel(2)) + 1])
    #expect(office.explain("parcels.map(p, p.weight).exists(w, w == 9)").value.isTrue)
  }

  @Test func unknownElementsOfAListAreMissing() throws {
    var office = Office(parcels: [.init(ways: ["by-van", "by-foot"])])
    let first = try #require(office.memory.cells.indices.last) - 2
    office.memory.cells[first] = .unknown(.undecided, cell: first)
    #expect(office.explain("'by-rail' in it.ways").missing == [UInt32(first)])
    #expect(office.explain("'by-foot' in it.ways").value.isTrue)
    #expect(office.explain("it.ways.size() == 2").value.isTrue)
    #expect(office.explain("it.ways.exists(w, w == 'by-rail')").missing == [UInt32(first)])
    #expect(office.explain("it.ways[0] == 'by-rail'").missing == [UInt32(first)])
    #expect(office.explain("it.ways == ['by-van', 'by-foot']").missing == [UInt32(first)])
    #expect(office.explain("['by-van', 'by-foot'] in [it.ways]").missing == [UInt32(first)])
  }
}
