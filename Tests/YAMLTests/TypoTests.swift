import SourceText
import Testing

@testable import YAML

/// Typos of a Japanese keyboard, and characters that come along from Word and web pages.
struct TypoTests {
  /// Each with what it says and with what its fix makes of the text.
  @Test(arguments: [
    ("件名：委託\n目的: x\n", "yaml/full-width-colon ：", "件名: 委託\n目的: x\n"),
    ("目的: x\n件名：委託\n", "yaml/full-width-colon ：", "目的: x\n件名: 委託\n"),
    ("目的: x\n件名:委託\n", "yaml/missing-space :", "目的: x\n件名: 委託\n"),
    ("作業:　\t# 注\n  - a: b\n件名: x\n", "yaml/full-width-space 　\t", "作業: # 注\n  - a: b\n件名: x\n"),
    ("作業:　 # 注\n  a: b\n", "yaml/full-width-space 　 ", "作業: # 注\n  a: b\n"),
    ("a: x\n件名:　委託\n", "yaml/full-width-space 　", "a: x\n件名: 委託\n"),
    ("a:\n　b: c\n", "yaml/full-width-space 　", "a:\n  b: c\n"),
    ("a:\n  － x\n  - y\n", "yaml/full-width-dash －", "a:\n  - x\n  - y\n"),
    ("a:\n  -　b: x\n    c: y\n", "yaml/full-width-dash -　", "a:\n  - b: x\n    c: y\n"),
    ("a:\n  －　b: x\n    c: y\n", "yaml/full-width-dash －　", "a:\n  - b: x\n    c: y\n"),
    ("a:\n  - x\n  -y\n", "yaml/missing-space -", "a:\n  - x\n  - y\n"),
    ("a:\n  -b: x\n    c: y\n", "yaml/missing-space -", "a:\n  - b: x\n    c: y\n"),
    ("a:\n  -b: x # 注\n    c: y\n", "yaml/missing-space -", "a:\n  - b: x # 注\n    c: y\n"),
    ("a:\n  -b: x\n  - b: y\n", "yaml/missing-space -", "a:\n  - b: x\n  - b: y\n"),
    ("a:\n  -x # 注\n  - y\n", "yaml/missing-space -", "a:\n  - x # 注\n  - y\n"),
    // The first key, with comments between it and what shows that it is one.
    ("件名：委託 # 注\n目的: x\n", "yaml/full-width-colon ：", "件名: 委託 # 注\n目的: x\n"),
    ("件名:委託\n# 注\n目的: x\n", "yaml/missing-space :", "件名: 委託\n# 注\n目的: x\n"),
    ("a:\n  - b:　x # 注\n    c: y\n", "yaml/full-width-space 　", "a:\n  - b: x # 注\n    c: y\n"),
    ("保管：\n  - b: x\n", "yaml/full-width-colon ：", "保管:\n  - b: x\n"),
    ("a:\n  - x # 注\n  ＃ メモ\n", "yaml/full-width-hash ＃", "a:\n  - x # 注\n  # メモ\n"),
    ("a: b\n＃ メモ\n", "yaml/full-width-hash ＃", "a: b\n# メモ\n"),
    ("a: 'b'# 注\n", "yaml/comment-space # 注", "a: 'b' # 注\n"),
  ])
  func typosHaveFixes(_ text: String, _ diagnostic: String, _ fixed: String) {
    var tree = Tree()
    let file = SourceFile(name: "x", text: text)
    let problems = tree.read(file.bytes)
    #expect(problems.map { "\($0.code) \(file.text($0.span))" } == [diagnostic])
    #expect(once(text)?.text == fixed)
    #expect(tree.read(Array(fixed.utf8)).isEmpty)
  }

  /// The text with the fixes made, and whether all were safe; nil where a mistake has none.
  private func once(_ text: String) -> (text: String, isSafe: Bool)? {
    var tree = Tree()
    let bytes = Array(text.utf8)
    let problems = tree.read(bytes)
    let fixes = problems.compactMap(\.fix)
    guard !problems.isEmpty, fixes.count == problems.count else { return nil }
    guard let fixed = try? fixes.flatMap(\.edits).applied(to: bytes) else { return nil }
    return (String(decoding: fixed, as: UTF8.self), fixes.allSatisfy { $0.safety == .safe })
  }

  /// Safe fixes, one after another: a fix may show the next typo.
  private func fixed(_ text: String) -> String {
    var text = text
    for _ in 0..<5 {
      guard let next = once(text), next.isSafe else { break }
      text = next.text
    }
    return text
  }

  @Test(arguments: [
    // Comments behind spaces and hashes that are none of YAML's: they stay.
    ("a: \"x\"　# 案\n", "a: \"x\" # 案\n"), ("a: [x, y]　＃ 案\n", "a: [x, y] # 案\n"), ("a: 'x' ＃案\n", "a: 'x' #案\n"),
    ("a: \"x\"＃案\n", "a: \"x\" #案\n"), ("z: 1\na:　# 案\n  - x\n", "z: 1\na: # 案\n  - x\n"),
    ("a: 1\n　# 案\nb: 2\n", "a: 1\n  # 案\nb: 2\n"),
    ("a: 1\n　＃ 案\nb: 2\n", "a: 1\n  # 案\nb: 2\n"), ("＃ 案\na: 1\n", "# 案\na: 1\n"),
    ("a: [x]\u{A0}# 案\n", "a: [x] # 案\n"),
    ("a:\n  - x\n  ＃ 案\n  - y\n", "a:\n  - x\n  # 案\n  - y\n"),
    // Spaces.
    ("a:\n\u{A0}\u{A0}b: 1\n", "a:\n  b: 1\n"), ("a:\u{A0}x\nb: 1\n", "a: x\nb: 1\n"), ("a: \u{A0}x\n", "a: x\n"),
    ("a: 1\nb:\u{202F}x\n", "a: 1\nb: x\n"), ("a: 1\nb:\u{200B} x\n", "a: 1\nb: x\n"),
    ("a:\n  -\u{A0}x\n  - y\n", "a:\n  - x\n  - y\n"),
    ("a:\n  - \u{A0}x\n", "a:\n  - x\n"), ("a: [x,\u{A0}y]\n", "a: [x, y]\n"),
    ("a: [x, # c\n# d\ny, # e\n]\n", "a: [x, # c\n# d\n  y, # e\n  ]\n"), ("a: [x, \u{3000}y]\n", "a: [x, y]\n"),
    ("a: \"x\"\u{A0}\nb: 1\n", "a: \"x\"\nb: 1\n"), ("a：\u{A0}x\nb: 1\n", "a: x\nb: 1\n"),
    ("a:\u{A0} \u{A0}x\nb: 1\n", "a: x\nb: 1\n"),
    ("a: 1\n\u{A0}\nb: 2\n", "a: 1\n \nb: 2\n"), ("a: 1\u{FEFF}\n", "a: 1\n"), ("a:\n\u{2003}b: 1\n", "a:\n  b: 1\n"),
    // Dashes and bullets.
    ("a:\n  －b：x\n    c: y\n", "a:\n  - b: x\n    c: y\n"), ("a:\n  －b: x\n    c: y\n", "a:\n  - b: x\n    c: y\n"),
    ("a:\n  ‐b: x\n    c: y\n", "a:\n  - b: x\n    c: y\n"), ("a:\n  –b: x\n    c: y\n", "a:\n  - b: x\n    c: y\n"),
    ("a:\n  —b: x\n    c: y\n", "a:\n  - b: x\n    c: y\n"), ("a:\n  ー内容: x\n    c: y\n", "a:\n  - 内容: x\n    c: y\n"),
    ("a:\n  ・内容: x\n    c: y\n", "a:\n  - 内容: x\n    c: y\n"),
    ("a:\n  ・　内容: x\n     c: y\n", "a:\n  -  内容: x\n     c: y\n"),
    ("a:\n  －b: x\n    c: y\n  －b: z\n    c: w\n", "a:\n  - b: x\n    c: y\n  - b: z\n    c: w\n"),
    ("a:\n  -b: x\n    c: y\n  -b: z\n", "a:\n  - b: x\n    c: y\n  - b: z\n"),
    ("a:\n  - x\n  －y\n", "a:\n  - x\n  - y\n"),
    ("a:\n  - x\n  ・y\n", "a:\n  - x\n  - y\n"),
    ("a:\n  - b: x\n  -b: y\n    c: z\n", "a:\n  - b: x\n  - b: y\n    c: z\n"),
    // Brackets.
    ("a: [\n  x,\n]\nb: 1\n", "a: [\n  x,\n  ]\nb: 1\n"), ("a: {\n  x: 1\n}\n", "a: {\n  x: 1\n  }\n"),
    ("a:\n  - b: [\n      x\n    ]\n    c: 1\n", "a:\n  - b: [\n      x\n      ]\n    c: 1\n"),
    ("a: [\nx,\ny\n]\nb: 1\n", "a: [\n  x,\n  y\n  ]\nb: 1\n"),
    ("a: [\n  {x: 1,\n  y: 2\n}, {x: 3\n}]\n", "a: [\n  {x: 1,\n  y: 2\n  }, {x: 3\n  }]\n"),
    ("a: [x, y］\n", "a: [x, y]\n"), ("a: {x: 1，y: 2}\n", "a: {x: 1, y: 2}\n"),
    ("a: {x: 1、y: 2｝\n", "a: {x: 1, y: 2}\n"),
  ])
  func safeFixesLeaveNoMistake(_ text: String, _ expected: String) {
    #expect(fixed(text) == expected)
    var tree = Tree()
    #expect(tree.read(Array(expected.utf8)).isEmpty)
  }

  @Test(arguments: ["a: ＃案\n", "a:\n  ＃案\n", "- ＃案\n", "a: 1\n＃案: x\n"])
  func aHashThatMayBeTextAsks(_ text: String) {
    #expect(fixed(text) == text)
  }

  /// Nothing is made of these: no bracket closes, or another line begins before it does.
  @Test(arguments: [
    "a: [\nx,\nb: c\n]\n", "a: [\n- x\n]\n", "a: [x,\ny\n", "a: [\n}\n", "a: [\nx\ny\n]\n",
    // Comments between the lines.
    "a:\n  - [x, {\n# c\n'y'}, [ # d\n- z\n",
  ])
  func bracketsThatMayMeanSomethingElseAreOnlyTold(_ text: String) {
    var tree = Tree()
    let problems = tree.read(Array(text.utf8))
    #expect(!problems.isEmpty)
    #expect(!problems.contains { $0.code == "yaml/flow-indentation" })
  }
}
