import SourceText
import Testing

struct TextEditTests {
  @Test func editsApplyInAnyOrder() throws {
    let bytes = Array("件名: a\r\n".utf8)
    let edits = [
      TextEdit(span: Span(8, 9), text: "乙"), TextEdit(span: Span(0, 0), text: "1"),
      TextEdit(span: Span(8, 8), text: "甲"),
      TextEdit(span: Span(0, 0), text: "2"), TextEdit(span: Span(9, 9), text: "丙"),
    ]
    #expect(String(decoding: try edits.applied(to: bytes), as: UTF8.self) == "12件名: 甲乙丙\r\n")
    #expect(try [TextEdit]().applied(to: bytes) == bytes)
  }

  @Test func overlapsAndStrayPlacesAreRefused() {
    let bytes = Array("abc".utf8)
    func error(_ edits: [TextEdit]) -> TextEditError? {
      do {
        _ = try edits.applied(to: bytes)
        return nil
      } catch { return error }
    }
    let first = TextEdit(span: Span(0, 2), text: "")
    #expect(error([TextEdit(span: Span(1, 3), text: ""), first]) == .overlap(Span(0, 2), Span(1, 3)))
    #expect(error([first, TextEdit(span: Span(1, 1), text: "x")]) == .overlap(Span(0, 2), Span(1, 1)))
    #expect(error([first, first]) == .overlap(Span(0, 2), Span(0, 2)))
    #expect(error([TextEdit(span: Span(2, 4), text: "")]) == .outside(Span(2, 4)))
    #expect(error([TextEdit(span: Span(2, 1), text: "")]) == .outside(Span(2, 1)))
    #expect(error([first, TextEdit(span: Span(2, 2), text: "x")]) == nil)
  }
}
