import SourceText
import Testing

struct JSONWriterTests {
  @Test func separatesAndEscapes() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("a\"b", "x\n\u{1}\\件")
    writer.key("list")
    writer.beginArray()
    writer.integer(1)
    writer.null()
    writer.bool(true)
    writer.endArray()
    writer.endObject()
    #expect(writer.output.text == #"{"a\"b":"x\n\u0001\\件","list":[1,null,true]}"#)
  }

  /// What breaks lines in some programs and not in others.
  @Test func lineSeparatorsAreEscaped() {
    var writer = JSONWriter()
    writer.string("a\u{2028}b\u{2029}…")
    #expect(writer.output.text == #""a\u2028b\u2029…""#)
  }

  @Test func doublesKeepTheirPoint() {
    var writer = JSONWriter()
    writer.beginArray()
    for number in [1.0, 0.1, 1e300, -.infinity, .nan] { writer.double(number) }
    writer.endArray()
    #expect(writer.output.text == #"[1.0,0.1,1e+300,{"$double":"-Infinity"},{"$double":"NaN"}]"#)
  }
}
