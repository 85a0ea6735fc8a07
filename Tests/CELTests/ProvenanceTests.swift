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

  @Test func unknownElementsOfAListAreMissing() {
    var office = Office(parcels: [.init(ways: ["by-van", "by-foot"])])
    guard let first = office.memory.cells.indices.last.map({ $0 - 2 }) else { return }
    office.memory.cells[first] = .unknown(.undecided, cell: first)
    #expect(office.explain("'by-rail' in it.ways").missing == [UInt32(first)])
    #expect(office.explain("'by-foot' in it.ways").value.isTrue)
    #expect(office.explain("it.ways.size() == 2").value.isTrue)
    #expect(office.explain("it.ways.exists(w, w == 'by-rail')").missing == [UInt32(first)])
  }
}
