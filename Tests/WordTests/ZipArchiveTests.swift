import Foundation
import SourceText
import Testing

@testable import Word

struct ZipArchiveTests {
  /// Made by another program: a block with its own Huffman code, a length behind the contents, a stored entry, a name
  /// that is not ASCII, and a comment that itself holds the mark of the end.
  static let foreign = Data(
    base64Encoded: """
      UEsDBBQACAgIAAAAIQAAAAAAAAAAAAAAAAAKAAAA5paH5pu4LnR4dK2XS04DQQxE95ym7f7fbrohiyRII1iQLRIbPkLANtdxepTcgknO8HajXl\
      g1ZVe5PObD+f1wnjbWfmxqY9qfjsflfjNe/6w/X9rH8v1m7WvML9Z3y3Z9nK19Wnuy/mjt9/rdt7eXB5u6uxtoPYHrBbhepf83wQU1wgU9jTDQ\
      HCa6yYWeQnG4ThTHGGgaJeFqqbhccL1oxDEWmkevdK99wp0b10wIOMZC8xiV7nXM9DwmXDMJx5hxHjPe64LPY8U1U3Fdi8PNRxzukCK4jQu/a0\
      TxhSie39qBjxaRzz+JD2mJT5IZT7tS8EQuFb8a1PFJTfjrSx3NpXpHd1yDo+dSI64eTTzKzHNZ+I5XfC49rx4vuMbXswS/dDzulz6srv4PUEsH\
      CA5HGO8fAQAARhMAAFBLAwQUAAgAAAAAACEAAAAAAAAAAAAAAAAACgAAAHN0b3JlZC50eHRwbGFpblBLBwjPYiAZBQAAAAUAAABQSwECFAMUAA\
      gICAAAACEADkcY7x8BAABGEwAACgAAAAAAAAAAAAAAgAEAAAAA5paH5pu4LnR4dFBLAQIUAxQACAAAAAAAIQDPYiAZBQAAAAUAAAAKAAAAAAAA\
      AAAAAACAAVcBAABzdG9yZWQudHh0UEsFBgAAAAACAAIAcAAAAJQBAAARAOOCs+ODoeODs+ODiCBQSwUG
      """)

  static let entries = [
    ZipArchive.Entry(name: "empty", bytes: []),
    ZipArchive.Entry(name: "one", bytes: [0]),
    ZipArchive.Entry(name: "フォルダー/文書.txt", bytes: Array("第１条（目的）\r\n🗾".utf8)),
    ZipArchive.Entry(name: "repeated", bytes: [UInt8](repeating: 7, count: 100_000)),
    ZipArchive.Entry(name: "text", bytes: Array(String(repeating: "個人情報を取り扱う。<w:p/>", count: 3000).utf8)),
    ZipArchive.Entry(name: "noise", bytes: noise(40_000)),
  ]

  static func noise(_ count: Int) -> [UInt8] {
    var numbers = NumberSequence(seed: 3)
    return (0..<count).map { _ in numbers.byte() }
  }

  /// Why reading all of an archive fails; nil where it does not.
  static func failure(_ file: [UInt8]) -> ZipError? {
    do throws(ZipError) {
      let archive = try ZipArchive(reading: file)
      for name in archive.names { _ = try archive.bytes(of: name) }
      return nil
    } catch { return error }
  }

  /// Puts a little-endian number over the bytes behind the last place where `mark` stands.
  static func patched(_ file: [UInt8], _ mark: [UInt8], offset: Int, _ value: Int, _ count: Int) -> [UInt8] {
    var file = file
    let place = (0...file.count - mark.count).last { file[$0..<$0 + mark.count].elementsEqual(mark) }
    guard let place else {
      Issue.record("the mark is not there")
      return file
    }
    for index in 0..<count { file[place + offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
    return file
  }

  static let directoryMark: [UInt8] = [0x50, 0x4B, 1, 2]
  static let endMark: [UInt8] = [0x50, 0x4B, 5, 6]

  @Test func checksumIsTheStandardOne() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.of([]) == 0)
  }

  @Test func whatIsWrittenIsRead() throws {
    let file = ZipArchive.write(Self.entries)
    let archive = try ZipArchive(reading: file)
    #expect(archive.names == Self.entries.map(\.name))
    for entry in Self.entries { #expect(try archive.bytes(of: entry.name) == entry.bytes) }
    #expect(file == ZipArchive.write(Self.entries))
    // Repetition is packed, noise stored with no more than its headers.
    #expect(file.count < 40_000 + 6_000)
  }

  @Test func anEmptyArchiveIsOne() throws {
    #expect(try ZipArchive(reading: ZipArchive.write([])).names.isEmpty)
  }

  @Test func allLengthsAndDistancesArePacked() throws {
    // Between two copies of a stretch lies noise of many sizes, so that matches of many lengths and distances occur.
    var numbers = NumberSequence(seed: 11)
    var bytes: [UInt8] = []
    for length in 1...300 {
      let stretch = (0..<length).map { _ in numbers.byte() }
      bytes += stretch
      bytes += Self.noise(numbers.next(below: length < 20 ? 33_000 : 400))
      bytes += stretch
    }
    let archive = try ZipArchive(reading: ZipArchive.write([ZipArchive.Entry(name: "x", bytes: bytes)]))
    #expect(try archive.bytes(of: "x") == bytes)
  }

  @Test func foreignArchivesAreRead() throws {
    let file = [UInt8](try #require(Self.foreign))
    let archive = try ZipArchive(reading: file)
    #expect(archive.names == ["文書.txt", "stored.txt"])
    let text = String(decoding: try archive.bytes(of: "文書.txt"), as: UTF8.self)
    #expect(text.hasPrefix("受託者は、個人情報を適正に取り扱わなければならない。0\n"))
    #expect(text.hasSuffix("。3481\n"))
    #expect(try archive.bytes(of: "STORED.TXT") == Array("plain".utf8))
    #expect(throws: ZipError.missing) { try archive.bytes(of: "文書") }
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let text = [ZipArchive.Entry(name: "a", bytes: Array("abcabcabcabcabcabcabc".utf8))]
    let file = ZipArchive.write(text)
    #expect(Self.failure(file) == nil)
    #expect(Self.failure([]) == .notAnArchive)
    #expect(Self.failure(Array("件名: 名簿の印刷\n".utf8)) == .notAnArchive)
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 8, 1, 2)) == .encrypted)
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 10, 14, 2)) == .unknownMethod(14))
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 16, 99, 4)) == .badChecksum)
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 24, 0xFFFF_FFFF, 4)) == .zip64)
    #expect(Self.failure(Self.patched(file, Self.endMark, offset: 10, 0xFFFF, 2)) == .zip64)
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 42, 0x7FFF_FFFF, 4)) == .truncated)
    #expect(Self.failure(ZipArchive.write(text + text)) == .duplicateName)
    #expect(Self.failure(ZipArchive.write(text + [ZipArchive.Entry(name: "A", bytes: [])])) == .duplicateName)
  }

  @Test func nothingUnpacksBeyondItsFigureOrTheLimit() {
    let file = ZipArchive.write([ZipArchive.Entry(name: "bomb", bytes: [UInt8](repeating: 0, count: 1_000_000))])
    let limit = ZipArchive.maximumEntryByteCount
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 24, limit + 1, 4)) == .tooLarge)
    // A figure that is too small does not let more out, one that is too large is found out.
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 24, 10, 4)) == .damaged)
    #expect(Self.failure(Self.patched(file, Self.directoryMark, offset: 24, limit, 4)) == .damaged)
  }

  @Test func everyCutIsNoticed() throws {
    let file = ZipArchive.write(Array(Self.entries.prefix(3)))
    for count in 4..<file.count { #expect(Self.failure(Array(file.prefix(count))) == .truncated) }
  }

  @Test func damageNeverCrashes() throws {
    var numbers = NumberSequence(seed: 5)
    let files = [ZipArchive.write(Array(Self.entries.prefix(3))), [UInt8](try #require(Self.foreign))]
    var failures: Set<ZipError> = []
    for round in 0..<4_000 {
      var file = files[round % 2]
      for _ in 0...numbers.next(below: 4) {
        let place = numbers.next(below: file.count)
        switch numbers.next(below: 5) {
        case 0: file[place] = numbers.byte()
        case 1: file[place] ^= 1 << UInt8(numbers.next(below: 8))
        case 2: file.remove(at: place)
        case 3: file.insert(numbers.byte(), at: place)
        default: file[place] = 0xFF
        }
      }
      if let failure = Self.failure(file) { failures.insert(failure) }
    }
    #expect(failures.isSuperset(of: [.damaged, .truncated, .badChecksum]))
  }

  @Test func noiseIsNoDeflatedText() {
    var numbers = NumberSequence(seed: 8)
    var failures: Set<ZipError> = []
    for _ in 0..<4_000 {
      let bytes = (0..<numbers.next(below: 200)).map { _ in numbers.byte() }
      do throws(ZipError) {
        #expect(try Inflate.inflate(bytes, 0..<bytes.count, limit: 1_000).count <= 1_000)
      } catch { failures.insert(error) }
    }
    #expect(failures == [.damaged, .truncated])
  }

  @Test func reasonsAreInBothLanguages() {
    let all: [ZipError] = [
      .notAnArchive, .truncated, .damaged, .encrypted, .zip64, .unknownMethod(9), .badChecksum, .tooLarge,
      .duplicateName, .missing,
    ]
    #expect(Set(all.map(\.message.ja)).count == all.count)
    #expect(Set(all.map(\.message.en)).count == all.count)
    #expect(ZipError.tooLarge.message.en.contains("64 MiB"))
  }
}
