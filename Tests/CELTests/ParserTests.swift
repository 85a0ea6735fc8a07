import SourceText
import Testing

@testable import CEL

@Suite struct ParserTests {
  /// The code and the text of each mistake.
  private func mistakes(_ text: String) -> [String] {
    Parser.parse(text).diagnostics.map { diagnostic in
      "\(diagnostic.code.dropFirst(4)) [\(String(decoding: Array(text.utf8)[diagnostic.span.range], as: UTF8.self))]"
    }
  }

  @Test(arguments: [
    ("1 +", ["syntax []"]),
    ("(1", ["syntax []"]),
    ("[1, 2", ["syntax []"]),
    ("a b", ["syntax [b]"]),
    ("!a !b", ["syntax [!]"]),
    ("!-a", ["syntax [-]"]),
    ("-!a", ["syntax [!]"]),
    ("a = b", ["character [=]"]),
    ("a & b | c", ["character [&]", "character [|]"]),
    ("it.way ＝＝ 'x'", ["character [＝＝]"]),
    ("件数 > 1", ["character [件数]"]),
    ("'open", ["string [']"]),
    (#"'\q' + '\400'"#, [#"escape [\q]"#, #"escape [\4]"#]),
    (#"'\u4a0△' + '\01△'"#, [#"escape [\u4a0]"#, #"escape [\01]"#]),
    (#"'\ud800'"#, [#"escape [\ud800]"#]),
    ("1u + b'x'", ["unsupported [1u]", "unsupported [b'x']"]),
    ("12abc", ["number [12abc]"]),
    ("9223372036854775808", ["number [9223372036854775808]"]),
    ("let + 1", ["reserved [let]"]),
    ("has(x)", ["has [has(x)]"]),
    ("x.all(y)", ["macro [all]"]),
    ("x.map(y.z, 1)", ["macro [y.z]"]),
    ("x.exists(i, i, true)", ["macro [i]"]),
    ("T{a: 1}", ["unsupported [T{]"]),
    ("x.``", ["quoted-name [`]"]),
    ("(1 + ) * (2 - )", ["syntax [)]", "syntax [)]"]),
    ("f(1, [2, 3) + 'x", ["syntax [)]", "string [']"]),
  ])
  func reportsEveryMistakeAtItsPlace(_ text: String, _ expected: [String]) {
    #expect(mistakes(text) == expected)
  }

  @Test func fixesFullWidthCharacters() {
    let fixes = Parser.parse("it.count　＞ 1").diagnostics.flatMap { $0.fix?.edits ?? [] }
    #expect(fixes.map(\.text) == [" >"])
  }

  @Test func speaksBothLanguages() {
    let message = Parser.parse("(1").diagnostics.first?.message
    #expect(message == LocalizedText(ja: "「)」が要りますが、式が終わっています", en: "expected ')', found the end of the expression"))
  }

  @Test func limitsNestingLengthAndDepth() {
    func nested(_ count: Int) -> String {
      String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
    }
    #expect(mistakes(nested(200)).isEmpty)
    #expect(Parser.parse(nested(300)).diagnostics.map(\.code) == ["cel/depth"])
    #expect(Parser.parse(String(repeating: "[", count: 90_000)).diagnostics.map(\.code) == ["cel/depth"])
    #expect(Parser.parse(String(repeating: "1+", count: 900) + "1").diagnostics.isEmpty)
    #expect(Parser.parse(String(repeating: "1+", count: 40_000) + "1").diagnostics.contains { $0.code == "cel/depth" })
    #expect(Parser.parse(String(repeating: " ", count: 100_001)).diagnostics.map(\.code) == ["cel/length"])
  }

  @Test func goesThroughTheDeepestTreesItAccepts() {
    #expect(ExpressionHarness.evaluate(String(repeating: "1+", count: 900) + "1") == "901")
    #expect(
      ExpressionHarness.evaluate(String(repeating: "(", count: 240) + "1" + String(repeating: ")", count: 240)) == "1")
    let list = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(ExpressionHarness.evaluate("\(list) == \(list)") == "true")
    #expect(
      ExpressionHarness.evaluate(String(repeating: "true ? ", count: 240) + "1" + String(repeating: " : 2", count: 240))
        != "")
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(Parser.parse([0x27, 0xFF, 0x27]).diagnostics.map(\.code) == ["cel/utf-8"])
  }

  @Test(arguments: [
    ("2 + 3 * 4 - 6 / 2 % 2", "13"), ("-2 - -3", "1"), ("!true || true", "true"), ("1 < 2 == true", "true"),
    ("true ? 1 : false ? 2 : 3", "1"), ("1 in [1] && 2 in [2]", "true"), ("[1, 2,][1]", "2"), ("{'a': 1,}.a", "1"),
    ("!false == true && !(1 < 2) == false", "true"), ("!true - 1", "noSuchOverload"),
    ("1 // note\n + 1", "2"), ("1.5e3", "1500.0"), ("0xfF", "255"), ("-0x8000000000000000", "-9223372036854775808"),
    ("{'if': 1}.if", "1"), ("{'a-b': 1}.`a-b`", "1"), ("r'a\\n' + 'b'", #""a\\nb""#), ("'''a'b'''", #""a'b""#),
    (#"'\x41\u3042\U0001F600\101\a' == 'Aあ😀A\u0007'"#, "true"), (#"'\ud83d\ude00'"#, #""😀""#),
  ])
  func readsTheGrammar(_ text: String, _ value: String) {
    #expect(ExpressionHarness.evaluate(text) == value)
  }

  /// Whatever stands in a rule file, the parser comes to an end and its spans lie within the text.
  @Test func survivesPrefixesAndMutations() {
    let sample = #"has(it.a) && it.b.all(x, x in ['p', "q"]) ? {1: -2.5e1}[1] : !(`z`) || "#
    let bytes = Array(sample.utf8)
    for cut in 0...bytes.count {
      for byte in [UInt8(ascii: "("), UInt8(ascii: "'"), 0x00, 0xE3] {
        var text = Array(bytes[..<cut])
        text.append(byte)
        text += bytes[min(bytes.count, cut + 1)...]
        let (tree, diagnostics) = Parser.parse(text)
        #expect(diagnostics.allSatisfy { $0.span.start <= $0.span.end && Int($0.span.end) <= text.count })
        let checked = Checker.check(tree, Environment()).checked
        var pool = ConstantPool()
        _ = Compiler.compile(checked, Environment(), into: &pool)
      }
    }
  }
}
