import Testing

@testable import CEL

@Suite struct PatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    let pattern = try Pattern(pattern.utf8)
    var matcher = Matcher()
    var text = text
    return text.withUTF8 { matcher.matches(pattern, $0) }
  }

  @Test(arguments: [
    ("b", "abc", true), ("^b", "abc", false), ("^a.c$", "abc", true), ("a|x", "xyz", true), ("^(?:ab)+$", "abab", true),
    ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaa", true), ("a{,2}", "a{,2}", true), ("x*?y", "y", true),
    ("[^a-c]", "abc", false), ("[]x]", "]", true), (#"[\d-]"#, "-", true), (#"^\w+$"#, "名前", false),
    (#"\W"#, "名", true),
    (#"^\p{L}+$"#, "名前abc", true), (#"^\P{L}$"#, "1", true), (#"^\p{Han}+$"#, "個人情報", true),
    (#"\p{Hiragana}"#, "カ", false),
    ("[[:alpha:]]", "1a", true), ("^[[:^digit:]]$", "5", false), ("(?i)straße", "STRAßE", true), ("(?i)[é]", "É", true),
    ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb", false),
    (#"\bcat\b"#, "a cat!", true), (#"\Bat"#, "cat", true), (#"\x41\x{3042}\n"#, "Aあ\n", true),
    (#"\Aab\z"#, "ab", true),
    (#"\Qa.b\E+"#, "a.b", true), (#"\Qa.b\E"#, "axb", false), ("(a)(?P<n>b)(?<m>c)", "abc", true), ("", "", true),
    ("()|a", "", true), ("^(a(?i)B|c)$", "C", true), ("^.$", "😀", true), (#"[\x{3041}-\x{3096}]"#, "あ", true),
  ])
  func matching(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(arguments: [
    "(", ")", "[a", "[b-a]", "*a", "a**", "a{3,2}", "a{1001}", #"\"#, #"\1"#, #"\y"#, #"\p{Klingon}"#, "(?=a)",
    "(?<!a)",
    "(?z)", "(?-)", "(?i-:a)", "(?i)*", "((a{1000}){1000}){1000}", "[[:nope:]]", #"\x{110000}"#,
  ])
  func refuses(_ pattern: String) {
    #expect(throws: PatternError.self) { try Pattern(pattern.utf8) }
  }

  /// The classics that take exponential time by backtracking.
  @Test func takesLinearTime() throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    #expect(try !matches("^(a+)+$", text))
    #expect(try !matches("^(a|aa|a*)*$", text))
    #expect(try !matches("^(a?){30}a{30}b", String(repeating: "a", count: 30)))
  }

  @Test func repeatingNothingTakesNoTime() throws {
    #expect(try matches("^(((){1000}){1000}){1000}$", ""))
    #expect(try matches("^(()*)*a$", "a"))
  }

  @Test func deepGroupsAreRefused() {
    let deep = String(repeating: "(", count: 50_000)
    #expect(throws: PatternError.self) { try Pattern(deep.utf8) }
  }

  @Test func patternsMadeAtEvaluation() {
    #expect(ExpressionHarness.evaluate("['a+', 'b'].map(p, 'aaa'.matches(p))") == "[true,false]")
    #expect(ExpressionHarness.evaluate("['(', 'b'].map(p, 'aaa'.matches(p))") == "invalidPattern")
    #expect(ExpressionHarness.evaluate("matches('abc', '^b') || 'x'.matches('(')") == "invalidPattern")
  }
}
