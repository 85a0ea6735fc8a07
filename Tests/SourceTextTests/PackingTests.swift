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

  private struct Record: PackableParts {
    enum Part: Int, CaseIterable { case name, counts, note }

    var name: String
    var counts: [Int]
    var note: LocalizedText?

    func pack(_ part: Part, into packer: inout Packer) {
      switch part {
      case .name: name.pack(into: &packer)
      case .counts: counts.pack(into: &packer)
      case .note: note.pack(into: &packer)
      }
    }
  }

  @Test func partsAreReadByTheirNames() {
    let packed = Packed(parts: Record(name: "受渡し", counts: [3, -1], note: LocalizedText(ja: "注", en: "note")))
    #expect(packed.part(Record.Part.counts).value() as [Int] == [3, -1])
    #expect(packed.part(Record.Part.name).value() as String == "受渡し")
    #expect(packed.part(Record.Part.note).value() as LocalizedText? == LocalizedText(ja: "注", en: "note"))
    // The same within another, as in the table of the built-in rules.
    var packer = Packer()
    [packed, packed].map { $0.part(Record.Part.counts) }.pack(into: &packer)
    let outer = packer.bytes.withUnsafeBufferPointer { bytes in
      var unpacker = Unpacker(bytes)
      return [Packed](unpacking: &unpacker)
    }
    #expect(outer.map { $0.value() as [Int] } == [[3, -1], [3, -1]])
  }

  @Test func elementsAreReadOneByOne() {
    let packed = Packed(["a", "長い", ""].map { Packed($0) })
    #expect((0..<3).map { packed.element($0).value() as String } == ["a", "長い", ""])
  }

  /// What is packed by a machine of 64 bits is read by one of 32: the form knows numbers, not words of the machine.
  @Test func theFormDoesNotDependOnTheWidthOfInt() {
    func bytes(_ value: some Packable) -> [UInt8] {
      var packer = Packer()
      value.pack(into: &packer)
      return packer.bytes
    }
    #expect(bytes(-1) == bytes(UInt64.max))
    #expect(bytes(Int(Int32.min)) == bytes(UInt64(bitPattern: Int64(Int32.min))))
    #expect(bytes(70) == [0x46, 0x01] && bytes(Span(70, 70)) == [0x46, 0x01, 0x46, 0x01])
    #expect(bytes("ab") == [2, 0x61, 0x62])
  }

  #if DEBUG
    /// Whether assertions are checked: the sanitizers' build is an optimised one of the debug configuration.
    private static var isChecked: Bool {
      var isChecked = false
      assert({ isChecked = true }() == ())
      return isChecked
    }

    /// A release build checks no bounds, for it holds what its own build wrote.
    @Test(.enabled(if: isChecked, "assertions are not checked in an optimised build"))
    func aDebugBuildReadsNothingBehindTheEnd() async {
      await #expect(processExitsWith: .failure) {
        // A number that says that another group of bits follows.
        var unpacker = Unpacker("\u{41}")
        _ = unpacker.number()
      }
      await #expect(processExitsWith: .failure) {
        var unpacker = Unpacker("\u{4}abc")
        _ = unpacker.bytes()
      }
      await #expect(processExitsWith: .failure) {
        var unpacker = Unpacker("\u{2}\u{1}a")
        _ = [String](unpacking: &unpacker)
      }
    }

    @Test(.enabled(if: isChecked, "assertions are not checked in an optimised build"))
    func aDebugBuildReadsNoValueAsOneOfAnotherType() async {
      await #expect(processExitsWith: .failure) { _ = Packed("text").value() as Int }
      await #expect(processExitsWith: .failure) { _ = Packed([1, 2]).element(2) }
    }
  #endif
}
