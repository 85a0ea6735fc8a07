import Testing

@testable import SourceText

struct PackingTests {
  private func roundTrip<Value: Packable & Equatable>(_ value: Value) -> Bool {
    let back: Value = Packed(value).value()
    return back == value
  }

  @Test func numbersComeBack() {
    for number: UInt64 in [0, 1, 0x3F, 0x40, 0x7F, 0x80, 0xFFF, 0x1000, 1 << 32, .max - 1, .max] {
      #expect(roundTrip(number))
    }
    for number in [0, -1, 1, .min, .max] { #expect(roundTrip(number)) }
  }

  @Test func textsAndListsComeBack() {
    for text in ["", "a", "電子メール（暗号化）", "\u{0}\u{7F}\"\\\n\r\t", "👩‍👩‍👧 e\u{301}", String(repeating: "長", count: 5_000)] {
      #expect(roundTrip(text))
      #expect(roundTrip([text, "", text]))
      #expect(roundTrip(LocalizedText(ja: text, en: "x")))
      #expect(roundTrip(Optional(text)) && roundTrip(String?.none))
      Packed(text).withUTF8 { #expect(Array($0) == Array(text.utf8)) }
    }
    #expect(roundTrip([[true, false], []]))
    #expect(roundTrip(Span(3, 1 << 24)))
  }

  /// Whatever is packed may stand in a string literal: it is UTF-8, and numbers are below U+0080.
  @Test func whatIsPackedIsText() {
    var packer = Packer()
    for number: UInt64 in [0, 63, 64, 200, 1 << 40, .max] { packer.append(number) }
    #expect(packer.bytes.allSatisfy { $0 < 0x80 })
    packer.append(text: "受渡し")
    #expect(String(validating: packer.bytes, as: UTF8.self) != nil)
  }

  @Test func literalsAreReadWhereTheyLie() {
    // Two texts of three and nine bytes, each with its length in front.
    let table: StaticString = "\u{4}\u{3}abc\u{A}\u{9}受渡し"
    var unpacker = Unpacker(table)
    let (first, second) = (Packed(unpacking: &unpacker), Packed(unpacking: &unpacker))
    #expect(second.value() as String == "受渡し")
    #expect(first.value() as String == "abc")
    var packer = Packer()
    first.pack(into: &packer)
    second.pack(into: &packer)
    #expect(packer.bytes == table.withUTF8Buffer { Array($0) })
  }

  /// A packed value inside another outlives the outer one's bytes.
  @Test func packedValuesMayBeNested() {
    var packer = Packer()
    Packed("inner").pack(into: &packer)
    let inner: Packed = packer.bytes.withUnsafeBufferPointer { bytes in
      var unpacker = Unpacker(bytes)
      return Packed(unpacking: &unpacker)
    }
    #expect(inner.value() as String == "inner")
  }
}
