import SourceText
import Testing

@testable import Reporting

struct EMFTests {
  private struct Record {
    var type: UInt32
    var body: ArraySlice<UInt8>
  }

  private func number(_ bytes: ArraySlice<UInt8>, _ offset: Int, size: Int = 4) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[bytes.startIndex + offset + $1]) << (8 * $1) }
  }

  /// The records of a metafile, or nothing where they do not fill it.
  private func split(_ bytes: [UInt8]) -> [Record]? {
    var records: [Record] = []
    var start = 0
    while start + 8 <= bytes.count {
      let size = number(bytes[start...], 4)
      guard size >= 8, size % 4 == 0, start + size <= bytes.count else { return nil }
      records.append(Record(type: UInt32(number(bytes[start...], 0)), body: bytes[start..<(start + size)]))
      start += size
    }
    return start == bytes.count ? records : nil
  }

  @Test func headerTellsTheTruth() throws {
    for sample in try PictureSamples.all() {
      let bytes = sample.drawing.emf()
      let records = try #require(split(bytes), "\(sample.name)")
      let header = try #require(records.first)
      #expect(header.type == 1 && records.last?.type == 14)
      #expect(number(header.body, 40) == 0x464D_4520)
      #expect(number(header.body, 48) == bytes.count)
      #expect(number(header.body, 52) == records.count)
      let made = records.filter { [38, 39, 82].contains($0.type) }
      #expect(number(header.body, 56, size: 2) == made.count + 1)
      #expect(made.enumerated().allSatisfy { number($1.body, 8) == $0 + 1 })
      // The frame is the drawing in hundredths of a millimetre, a point for a unit.
      #expect(number(header.body, 32) == sample.drawing.width * 2_540 / 72)
      #expect(number(header.body, 36) == sample.drawing.height * 2_540 / 72)
    }
  }

  @Test func everyTextIsThereWithADistanceForEachUnit() throws {
    for sample in try PictureSamples.all() {
      let records = try #require(split(sample.drawing.emf()))
      let texts = records.filter { $0.type == 84 }.map { record -> String in
        let count = number(record.body, 44)
        let offset = number(record.body, 48)
        let distances = number(record.body, 72)
        #expect(distances + 4 * count == record.body.count)
        let units = (0..<count).map { UInt16(number(record.body, offset + 2 * $0, size: 2)) }
        return String(decoding: units, as: UTF16.self)
      }
      #expect(texts == sample.drawing.texts.map(\.string), "\(sample.name)")
    }
  }

  @Test func onlyMadeObjectsAreSelected() throws {
    let records = try #require(split(PictureSamples.draw("保管:\n  - 内容: 名簿\n").drawing.emf()))
    var made: Set<Int> = []
    for record in records {
      if [38, 39, 82].contains(record.type) { made.insert(number(record.body, 8)) }
      guard record.type == 37 else { continue }
      let handle = number(record.body, 8)
      #expect(made.contains(handle) || handle == 0x8000_0005 || handle == 0x8000_0008)
    }
    #expect(made.count > 5)
  }
}
