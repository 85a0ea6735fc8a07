import SourceText
import Testing

struct SafeTextTests {
  /// What nobody sees is made visible.
  @Test(
    arguments: [
      0x200B, 0x200C, 0x200E, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x2060, 0x2063, 0x206A, 0x202E, 0x3164, 0xFEFF,
      0xFFA0, 0xFFF9,
      0x1D173, 0xE0001, 0xE0041, 0x7,
    ] as [UInt32])
  func invisibleCharactersShow(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(SafeText.line("市\(scalar)民") == "市\u{FFFD}民")
    #expect(SafeText.shown(scalar) == "\u{FFFD}")
  }

  /// Kanji of names with variation selectors, emoji of several, keycaps, and all else that is to be seen.
  @Test(arguments: [
    "葛\u{E0100}城市", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "\u{1F3F3}\u{FE0F}\u{200D}🌈", "é", "ㅏ",
  ])
  func whatIsSeenStays(_ text: String) { #expect(SafeText.line(text) == text) }

  /// What shapes a character that cannot be shaped hides something.
  @Test(arguments: ["a\u{200D}b", "a\u{FE0F}b", " \u{E0100}b", "a\u{200D}\u{200D}b"])
  func whatShapesNothingShows(_ text: String) { #expect(SafeText.line(text).unicodeScalars.contains("\u{FFFD}")) }
}
