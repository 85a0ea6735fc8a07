/// A ZIP archive that was opened for reading (PKWARE APPNOTE 6.3): stored and deflated entries, found by the central
/// directory. No byte sequence makes it crash, and no entry unpacks to more than ``maximumEntryByteCount``.
public struct ZipArchive: Sendable {
  /// No entry may unpack to more: 64 MiB.
  public static let maximumEntryByteCount = 64 * 1_048_576

  /// What the central directory says of an entry.
  struct Record: Sendable {
    var name: String
    var flags: Int
    var method: Int
    var checksum: UInt32
    var packedCount: Int
    var byteCount: Int
    var headerOffset: Int
  }

  private let file: [UInt8]
  private var records: [Record] = []
  /// Places in ``records`` by name; part names of OOXML are compared without regard to ASCII case.
  private var places: [String: Int] = [:]

  /// The names of the entries in the order of the directory; bytes that are not UTF-8 are replaced.
  public var names: [String] { records.map(\.name) }

  /// Opens an archive by its directory; entries are looked at when they are asked for.
  ///
  /// - Throws: ``ZipError/notAnArchive``, ``ZipError/truncated``, ``ZipError/damaged``, ``ZipError/zip64`` or
  ///   ``ZipError/duplicateName``.
  public init(reading file: [UInt8]) throws(ZipError) {
    self.file = file
    let end = try Self.endRecord(file)
    guard Self.number(file, end + 4, 2) == 0, Self.number(file, end + 6, 2) == 0 else { throw .damaged }
    let count = Self.number(file, end + 10, 2)
    let size = Self.number(file, end + 12, 4)
    let start = Self.number(file, end + 16, 4)
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else { throw .zip64 }
    guard start + size <= end else { throw .damaged }
    var position = start
    for _ in 0..<count {
      let record = try Self.record(file, &position, before: start + size)
      guard places.updateValue(records.count, forKey: Self.key(record.name)) == nil else { throw .duplicateName }
      records.append(record)
    }
  }

  /// Whether there is an entry of this name.
  public func contains(_ name: String) -> Bool { places[Self.key(name)] != nil }

  /// The contents of an entry.
  ///
  /// - Throws: ``ZipError/missing`` where there is none of the name, and what can be wrong with an entry.
  public func bytes(of name: String) throws(ZipError) -> [UInt8] {
    guard let place = places[Self.key(name)] else { throw .missing }
    let record = records[place]
    guard record.flags & 0x2041 == 0 else { throw .encrypted }
    guard record.packedCount != 0xFFFF_FFFF, record.byteCount != 0xFFFF_FFFF, record.headerOffset != 0xFFFF_FFFF
    else { throw .zip64 }
    guard record.byteCount <= Self.maximumEntryByteCount else { throw .tooLarge }
    let header = record.headerOffset
    guard header + 30 <= file.count else { throw .truncated }
    guard Self.number(file, header, 4) == 0x0403_4B50 else { throw .damaged }
    let start = header + 30 + Self.number(file, header + 26, 2) + Self.number(file, header + 28, 2)
    let end = start + record.packedCount
    guard end <= file.count else { throw .truncated }
    let bytes: [UInt8]
    switch record.method {
    case 0: bytes = Array(file[start..<end])
    case 8: bytes = try Inflate.inflate(file, start..<end, limit: record.byteCount)
    default: throw .unknownMethod(record.method)
    }
    guard bytes.count == record.byteCount else { throw .damaged }
    guard CRC32.of(bytes) == record.checksum else { throw .badChecksum }
    return bytes
  }

  /// Where the end-of-directory record stands: the last place that looks like one and whose comment ends with the file.
  private static func endRecord(_ file: [UInt8]) throws(ZipError) -> Int {
    let isArchive = file.count >= 4 && number(file, 0, 4) == 0x0403_4B50
    var position = file.count - 22
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if number(file, position, 4) == 0x0605_4B50, position + 22 + number(file, position + 20, 2) == file.count {
        return position
      }
      position -= 1
    }
    throw isArchive ? .truncated : .notAnArchive
  }

  private static func record(_ file: [UInt8], _ position: inout Int, before end: Int) throws(ZipError) -> Record {
    guard position + 46 <= end, number(file, position, 4) == 0x0201_4B50 else { throw .damaged }
    let nameCount = number(file, position + 28, 2)
    let next = position + 46 + nameCount + number(file, position + 30, 2) + number(file, position + 32, 2)
    guard next <= end else { throw .damaged }
    let record = Record(
      name: String(decoding: file[position + 46..<position + 46 + nameCount], as: UTF8.self),
      flags: number(file, position + 8, 2), method: number(file, position + 10, 2),
      checksum: UInt32(number(file, position + 16, 4)), packedCount: number(file, position + 20, 4),
      byteCount: number(file, position + 24, 4), headerOffset: number(file, position + 42, 4))
    position = next
    return record
  }

  /// A little-endian number; the caller has checked that the bytes are there.
  private static func number(_ file: [UInt8], _ position: Int, _ count: Int) -> Int {
    var value = 0
    for index in (0..<count).reversed() { value = value << 8 | Int(file[position + index]) }
    return value
  }

  private static func key(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
