import SourceText

/// A ZIP archive that was opened for reading (PKWARE APPNOTE 6.3): stored and deflated entries, found by the central
/// directory. No byte sequence makes it crash, and no entry unpacks to more than ``maximumEntryByteCount``.
package struct ZipArchive: Sendable {
  /// No entry may unpack to more: 64 MiB.
  package static let maximumEntryByteCount = 64 * 1_048_576

  /// What the central directory says of an entry.
  struct Record: Sendable {
    var name: String
    var flags: Int
    var method: Int
    var checksum: UInt32
    var packedCount: UInt32
    var byteCount: UInt32
    var headerOffset: UInt32
  }

  /// What a field of four bytes holds where the 64-bit extension has the number.
  private static let elsewhere: UInt32 = 0xFFFF_FFFF

  private let file: [UInt8]
  private var records: [Record] = []
  /// Places in ``records`` by name; part names of OOXML are compared without regard to ASCII case.
  private var places: [String: Int] = [:]

  /// The names of the entries in the order of the directory; bytes that are not UTF-8 are replaced.
  package var names: [String] { records.map { $0.name } }

  /// Opens an archive by its directory; entries are looked at when they are asked for.
  ///
  /// - Throws: ``ZipError/notAnArchive``, ``ZipError/truncated``, ``ZipError/damaged``, ``ZipError/zip64`` or
  ///   ``ZipError/duplicateName``.
  package init(reading file: [UInt8]) throws(ZipError) {
    self.file = file
    let end = try Self.endRecord(file)
    guard Self.short(file, end + 4) == 0, Self.short(file, end + 6) == 0 else { throw .damaged }
    let count = Self.short(file, end + 10)
    let size = Self.long(file, end + 12)
    let start = Self.long(file, end + 16)
    guard count != 0xFFFF, size != Self.elsewhere, start != Self.elsewhere else { throw .zip64 }
    guard start <= end, size <= end - Int(start) else { throw .damaged }
    var position = Int(start)
    let directoryEnd = position + Int(size)
    for _ in 0..<count {
      let record = try Self.record(file, &position, before: directoryEnd)
      guard places.updateValue(records.count, forKey: Self.key(record.name)) == nil else { throw .duplicateName }
      records.append(record)
    }
  }

  /// Whether there is an entry of this name.
  package func contains(_ name: String) -> Bool { places[Self.key(name)] != nil }

  /// The contents of an entry.
  ///
  /// - Throws: ``ZipError/missing`` where there is none of the name, and what can be wrong with an entry.
  package func bytes(of name: String) throws(ZipError) -> [UInt8] {
    guard let place = places[Self.key(name)] else { throw .missing }
    let record = records[place]
    guard record.flags & 0x2041 == 0 else { throw .encrypted }
    guard record.packedCount != Self.elsewhere, record.byteCount != Self.elsewhere,
      record.headerOffset != Self.elsewhere
    else { throw .zip64 }
    guard record.byteCount <= Self.maximumEntryByteCount else { throw .tooLarge }
    guard record.headerOffset <= file.count - 30 else { throw .truncated }
    let header = Int(record.headerOffset)
    guard Self.long(file, header) == 0x0403_4B50 else { throw .damaged }
    let start = header + 30 + Self.short(file, header + 26) + Self.short(file, header + 28)
    guard record.packedCount <= file.count - start else { throw .truncated }
    let end = start + Int(record.packedCount)
    let bytes: [UInt8]
    switch record.method {
    case 0: bytes = Array(file[start..<end])
    case 8: bytes = try Inflate.inflate(file, start..<end, limit: Int(record.byteCount))
    default: throw .unknownMethod(record.method)
    }
    guard bytes.count == record.byteCount else { throw .damaged }
    guard CRC32.of(bytes) == record.checksum else { throw .badChecksum }
    return bytes
  }

  /// Where the end-of-directory record stands: the last place that looks like one and whose comment ends with the file.
  private static func endRecord(_ file: [UInt8]) throws(ZipError) -> Int {
    let isArchive = file.count >= 4 && long(file, 0) == 0x0403_4B50
    var position = file.count - 22
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if long(file, position) == 0x0605_4B50, position + 22 + short(file, position + 20) == file.count {
        return position
      }
      position -= 1
    }
    throw isArchive ? .truncated : .notAnArchive
  }

  private static func record(_ file: [UInt8], _ position: inout Int, before end: Int) throws(ZipError) -> Record {
    guard position + 46 <= end, long(file, position) == 0x0201_4B50 else { throw .damaged }
    let nameCount = short(file, position + 28)
    let next = position + 46 + nameCount + short(file, position + 30) + short(file, position + 32)
    guard next <= end else { throw .damaged }
    let record = Record(
      name: String(decoding: file[position + 46..<position + 46 + nameCount], as: UTF8.self),
      flags: short(file, position + 8), method: short(file, position + 10), checksum: long(file, position + 16),
      packedCount: long(file, position + 20), byteCount: long(file, position + 24),
      headerOffset: long(file, position + 42))
    position = next
    return record
  }

  /// A little-endian number of two bytes; the caller has checked that they are there.
  private static func short(_ file: [UInt8], _ position: Int) -> Int {
    Int(file[position + 1]) << 8 | Int(file[position])
  }

  /// One of four bytes, which may be more than an `Int` of 32 bits holds.
  private static func long(_ file: [UInt8], _ position: Int) -> UInt32 {
    (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(file[position + $1]) }
  }

  private static func key(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}

extension ZipArchive {
  /// Something to be put into an archive.
  package struct Entry: Sendable {
    /// Its name, with `/` between folders.
    package var name: String
    /// Its contents.
    package var bytes: [UInt8]

    /// An entry of these bytes.
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// 1980-01-01, the first day that the format knows: the same entries give the same bytes on every day.
  private static let date = 0x0021

  /// An archive of these entries, in this order, each deflated or, where that saves nothing, stored. Names and contents
  /// are the only input.
  ///
  /// The format without its 64-bit extension holds 65,534 entries and 4 GiB; the caller stays below that.
  package static func write(_ entries: [Entry]) -> [UInt8] {
    var file = OutputBuffer()
    var directory = OutputBuffer()
    for entry in entries {
      let packed = entry.bytes.count > Deflate.limit ? entry.bytes : Deflate.deflate(entry.bytes)
      let isDeflated = packed.count < entry.bytes.count
      let contents = isDeflated ? packed : entry.bytes
      let offset = file.bytes.count
      let fields = Self.fields(entry, packedCount: contents.count, isDeflated: isDeflated)
      file.append(little: 0x0403_4B50, 4)
      file.append(bytes: fields)
      file.append(text: entry.name)
      file.append(bytes: contents)
      directory.append(little: 0x0201_4B50, 4)
      directory.append(little: 20, 2)
      directory.append(bytes: fields)
      // Comment, disk and attributes, none of which is used.
      directory.append(repeating: 0, count: 10)
      directory.append(little: offset, 4)
      directory.append(text: entry.name)
    }
    let start = file.bytes.count
    file.append(bytes: directory.bytes)
    file.append(little: 0x0605_4B50, 4)
    file.append(little: 0, 4)
    file.append(little: entries.count, 2)
    file.append(little: entries.count, 2)
    file.append(little: directory.bytes.count, 4)
    file.append(little: start, 4)
    file.append(little: 0, 2)
    return file.bytes
  }

  /// What the local header and the directory have in common, from the version needed to the extra field's length.
  private static func fields(_ entry: Entry, packedCount: Int, isDeflated: Bool) -> [UInt8] {
    var fields = OutputBuffer()
    fields.append(little: 20, 2)
    // Bit 11: the name is UTF-8. Left out for ASCII, which every reader takes as it is.
    fields.append(little: entry.name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x0800, 2)
    fields.append(little: isDeflated ? 8 : 0, 2)
    fields.append(little: 0, 2)
    fields.append(little: date, 2)
    fields.append(little: CRC32.of(entry.bytes), 4)
    fields.append(little: packedCount, 4)
    fields.append(little: entry.bytes.count, 4)
    fields.append(little: entry.name.utf8.count, 2)
    fields.append(little: 0, 2)
    return fields.bytes
  }
}

extension OutputBuffer {
  /// Appends the low bytes of a number, the lowest first.
  fileprivate mutating func append(little value: some FixedWidthInteger, _ count: Int) {
    for index in 0..<count { append(byte: UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
}

/// Why an archive, or an entry of it, could not be read.
package enum ZipError: Error, Hashable, Sendable {
  /// It does not look like an archive at all.
  case notAnArchive
  /// It ends before it should.
  case truncated
  /// It contradicts itself.
  case damaged
  /// The entry is encrypted.
  case encrypted
  /// It uses the 64-bit extension.
  case zip64
  /// The entry is compressed by another method than deflate; the number is that of APPNOTE 4.4.5.
  case unknownMethod(Int)
  /// The CRC-32 of the contents is not the recorded one.
  case badChecksum
  /// The entry would unpack to more than ``ZipArchive/maximumEntryByteCount``.
  case tooLarge
  /// Two entries have the same name: readers differ on which counts.
  case duplicateName
  /// There is no entry of the name asked for.
  case missing

  /// The reason in words.
  package var message: LocalizedText {
    switch self {
    case .notAnArchive: .zipNotAnArchive
    case .truncated: .zipTruncated
    case .damaged: .zipDamaged
    case .encrypted: .zipEncrypted
    case .zip64: .zip64
    case .unknownMethod(let method): .zipMethod(method)
    case .badChecksum: .zipChecksum
    case .tooLarge: .zipTooLarge(ZipArchive.maximumEntryByteCount / 1_048_576)
    case .duplicateName: .zipDuplicateName
    case .missing: .zipMissing
    }
  }
}

/// The checksum of ZIP: CRC-32 with the reflected polynomial 0xEDB88320 (APPNOTE 4.4.7).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320 }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let table = Self.table
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = (value >> 8) ^ table[Int((value ^ UInt32(byte)) & 0xFF)] }
    return ~value
  }
}
