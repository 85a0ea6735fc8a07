import SourceText
import Testing

@testable import LanguageServer

struct DocumentTests {
  private func position(_ line: Int, _ character: Int) -> EditorPosition {
    EditorPosition(line: line, character: character)
  }

  /// Every character's place, in all units, there and back.
  @Test(arguments: ["a\nあ😀b\r\nか\u{301}\rx", "", "\u{FEFF}件名: x", "\n\n", "😀"])
  func placesGoThereAndBack(_ text: String) {
    let document = Document(uri: "u", version: 1, text: text)
    for encoding in PositionEncoding.allCases {
      var offset = 0
      var line = 0
      var column = 0
      let scalars = Array(text.unicodeScalars)
      for (index, scalar) in scalars.enumerated() {
        let isBreak = scalar == "\n" || scalar == "\r"
        let isSecond = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
        if !isSecond {
          #expect(document.position(of: offset, encoding) == position(line, column))
          #expect(document.offset(of: position(line, column), encoding) == offset)
        }
        let count = String(scalar).utf8.count
        offset += count
        if isBreak {
          if !isSecond { line += 1 }
          column = 0
        } else {
          column += encoding == .utf8 ? count : encoding == .utf16 ? String(scalar).utf16.count : 1
        }
      }
    }
  }

  @Test func placesOutsideMeanTheNearest() {
    let document = Document(uri: "u", version: 1, text: "あ😀\r\nx")
    #expect(document.offset(of: position(0, 99), .utf16) == 7)
    #expect(document.offset(of: position(9, 0), .utf16) == 10)
    #expect(document.offset(of: position(.max, .max), .utf16) == 10)
    // In the middle of a surrogate pair, and of a character in UTF-8.
    #expect(document.offset(of: position(0, 2), .utf16) == 3)
    #expect(document.offset(of: position(0, 4), .utf8) == 3)
    #expect(document.position(of: 999, .utf16) == position(1, 1))
    #expect(document.position(of: 5, .utf16) == position(0, 1))
    // Behind the line break's CR is still the end of the line.
    #expect(document.position(of: 8, .utf16) == position(0, 3))
  }

  @Test func changesAreAppliedInOrder() {
    var document = Document(uri: "u", version: 1, text: "件名: 😀\n種類: x\n")
    document.replace(EditorRange(start: position(0, 4), end: position(0, 6)), by: "委託\n目的: y", .utf16)
    #expect(document.text(Span(0, document.bytes.count)) == "件名: 委託\n目的: y\n種類: x\n")
    document.replace(EditorRange(start: position(2, 0), end: position(99, 0)), by: "", .utf16)
    #expect(document.text(Span(0, document.bytes.count)) == "件名: 委託\n目的: y\n")
    // A range that ends before it starts is an insertion.
    document.replace(EditorRange(start: position(0, 4), end: position(0, 0)), by: "再", .utf16)
    #expect(document.text(Span(0, document.bytes.count)) == "件名: 再委託\n目的: y\n")
  }

  @Test func aTextBeyondAllBoundsIsGivenUpUntilAWholeOneComes() {
    var document = Document(uri: "u", version: 1, text: String(repeating: "x", count: Document.maximumByteCount + 1))
    #expect(document.bytes.count == SourceFile.maximumByteCount + 1)
    document.replace(EditorRange(start: position(0, 0), end: position(9, 0)), by: "件名: x", .utf16)
    #expect(document.bytes.count == SourceFile.maximumByteCount + 1)
    document.replace(by: "件名: x")
    #expect(document.bytes == Array("件名: x".utf8))
  }

  @Test(arguments: [("", "a"), ("あい", "あえい"), ("亜亜", "亜"), ("a\nb\nc\n", "a\nx\nc\n"), ("x", ""), ("絵😀", "絵😁")])
  func editsBetweenTextsMakeTheSecond(_ old: String, _ new: String) throws {
    let (before, after) = (Array(old.utf8), Array(new.utf8))
    let edit = TextEdit.between(before, after)
    #expect(String(validating: edit.text.utf8, as: UTF8.self) != nil)
    #expect(String(validating: before[edit.span.range], as: UTF8.self) != nil)
    #expect(try [edit].applied(to: before) == after)
    #expect(try TextEdit.lines(from: before, to: after).applied(to: before) == after)
  }
}
