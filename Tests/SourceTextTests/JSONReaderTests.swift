import SourceText
import Testing

struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  @Test func valuesOfEveryKind() throws {
    let value = try read(" {\"a\": [1, -2.5e1, true, false, null, \"x\"], \"件名\": {}} \r\n\t")
    #expect(value["a"] == [1, .double(-25), true, false, .null, "x"])
    #expect(value["件名"] == .object([]))
    #expect(value["b"] == nil)
    #expect(try read("[1, 2]")["a"] == nil)
    // Of two members of one name the last counts.
    #expect(try read("{\"a\": 1, \"a\": 2}")["a"] == 2)
  }

  @Test(arguments: [
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"), ("\"\\u3042\\uD83D\\uDE00\"", "あ😀"),
    ("\"\\ud800\"", "\u{FFFD}"), ("\"\\udc00\\ud800\\ud83d\\ude00\"", "\u{FFFD}\u{FFFD}😀"),
    ("\"\\ud800\\u0041\"", "\u{FFFD}A"),
    ("\"\"", ""), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
  ])
  func strings(_ text: String, _ expected: String) throws {
    #expect(try read(text) == .string(expected))
  }

  @Test(arguments: [
    ("0", JSONValue.integer(0)), ("-0", .integer(0)), ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1E+2", .double(100)), ("0.5", .double(0.5)),
  ])
  func numbers(_ text: String, _ expected: JSONValue) throws {
    #expect(try read(text) == expected)
  }

  @Test func wholeNumbersMayHaveAPoint() throws {
    #expect(try read("2.0").wholeNumber == 2)
    #expect(try read("2.5").wholeNumber == nil)
    #expect(try read("1e99").wholeNumber == nil)
  }

  @Test(arguments: [
    ("", JSONError.Kind.unexpectedEnd, 0), ("{", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
    ("\"a", .unexpectedEnd, 2),
    ("{\"a\"}", .unexpectedByte, 4), ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7),
    ("{a:1}", .unexpectedByte, 1), ("tru", .unexpectedByte, 0), ("1 2", .trailingBytes, 2), ("01", .badNumber, 0),
    (".5", .unexpectedByte, 0), ("1.", .unexpectedEnd, 2), ("-x", .badNumber, 1), ("\"\\x\"", .badEscape, 1),
    ("\"\\u12\"", .badEscape, 5), ("\"\n\"", .unexpectedByte, 1), ("\u{FEFF}1", .unexpectedByte, 0),
    ("//1", .unexpectedByte, 0),
  ])
  func mistakes(_ text: String, _ kind: JSONError.Kind, _ offset: Int) {
    #expect(throws: JSONError(kind, at: offset)) { try read(text) }
  }

  @Test func bytesThatAreNoUTF8() {
    #expect(throws: JSONError(.notUTF8, at: 0)) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONError(.notUTF8, at: 1)) { try JSONReader.read([0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D]) }
  }

  @Test func depthIsBounded() throws {
    let deep = String(repeating: "[", count: JSONReader.maximumDepth)
    #expect(throws: Never.self) { try read(deep + String(repeating: "]", count: JSONReader.maximumDepth)) }
    #expect(throws: JSONError(.tooDeep, at: JSONReader.maximumDepth)) { try read(deep + "[") }
    #expect(throws: JSONError.self) { try read(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func whatIsWrittenReadsBack() throws {
    let value: JSONValue = .object([
      "件名": "\u{1}\"\\\n😀", "list": [1, -3, .double(0.1), .null, true], "left out": nil, "empty": .object([:]),
    ])
    var writer = JSONWriter()
    writer.value(value)
    #expect(try JSONReader.read(writer.output.bytes) == value)
    #expect(value["left out"] == nil)
  }
}
