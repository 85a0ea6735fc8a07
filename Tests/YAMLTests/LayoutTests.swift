import SourceText
import Testing
import YAML

/// The canonical layout, letter by letter.
struct LayoutTests {
  static func format(_ text: String, _ layout: Layout = Layout()) -> String {
    var tree = Tree()
    let problems = tree.read(Array(text.utf8)).filter { $0.code != "yaml/empty" }
    guard problems.isEmpty else { return "unreadable: \(problems.map(\.code))" }
    do {
      return String(decoding: try layout.format(tree), as: UTF8.self)
    } catch {
      return "refused: \(error)"
    }
  }

  @Test(arguments: [
    ("a :   1\nb:\n-   x\n-\n    y: 2\n    z:   3", "a: 1\nb:\n  - x\n  - y: 2\n    z: 3\n"),
    ("\u{FEFF}a: 1\r\n\r\n\r\n\r\nb: 2", "\u{FEFF}a: 1\r\n\r\nb: 2\r\n"),
    ("a:\n\n    b: 'x'   \n", "a:\n  b: 'x'\n"),
    ("a: { b : 1,c: [x,  y] , }\n", "a: {b: 1, c: [x, y]}\n"),
    ("a: [\n    x,\n    y\n  ]\n", "a: [x, y]\n"),
    ("a: [x, # 注\n  # 次\n  y] # 尾\n", "a:  # 尾\n  - x  # 注\n  # 次\n  - y\n"),
    ("a: [ # 空\n ]\n", "# 空\na: []\n"),
    ("a:      # 注\n      b: 1\n", "a:  # 注\n  b: 1\n"),
    ("a: # 注\n     文章\n", "a:  # 注\n  文章\n"),
    ("a: 長い\n      文章\n\n   です # 注\n", "a: 長い\n  文章\n\n  です  # 注\n"),
    ("a: \"x\\ \n   y\"\n", "a: \"x\\ \n  y\"\n"),
    ("a: |+ # 注\n     x\n       y\n\n\nb: 1\n", "a: |+  # 注\n  x\n    y\n\n\nb: 1\n"),
    ("a: |\n     x", "a: |-\n  x\n"),
    ("a: >4-\n      x\n    y\n", "a: >2-\n    x\n  y\n"),
    ("- - a\n  -   b\n", "- - a\n  - b\n"),
    ("--- # 頭\na: 1\n...\n# 尾\n", "---\n# 頭\na: 1\n# 尾\n"),
    ("[－ x]\n", "[－ x]\n"),
    ("# 注だけ", "# 注だけ\n"),
    ("", ""),
    ("a:\n    # 何を\n\nb: 1\n", "a:\n  # 何を\n\nb: 1\n"),
  ])
  func canonical(_ text: String, _ expected: String) {
    #expect(LayoutTests.format(text) == expected)
    #expect(LayoutTests.format(expected) == expected)
  }

  @Test func commentsAreLinedUp() {
    #expect(
      LayoutTests.format("名簿: はい # 一\n誓約書の提出: はい # 二\n- a".replacing("\n- a", with: "\n一覧:\n  - x # 三\n"))
        == "名簿: はい          # 一\n誓約書の提出: はい  # 二\n一覧:\n  - x  # 三\n")
  }

  @Test func longBracketsBecomeLines() {
    let item = String(repeating: "長", count: 23)
    let list = "[\(item), \(item)]"
    #expect(LayoutTests.format("a: \(list)\n") == "a: \(list)\n")
    #expect(LayoutTests.format("abcd: \(list)\n") == "abcd:\n  - \(item)\n  - \(item)\n")
    // Plain in brackets, a typo of the keyboard in a list of lines.
    #expect(LayoutTests.format("abcd: [－ x, \(list)]\n") == "abcd:\n  - \"－ x\"\n  - \(list)\n")
  }

  @Test func keysAreOrderedAndRenamed() {
    let layout = Layout(
      rank: { path, key in path == [] ? ["形式", "件名", "title", "保管"].firstIndex(of: key) : key == "a" ? 0 : 1 },
      rename: { path, key in path == [] && key == "title" ? "件名" : nil })
    let text = """
      # 頭の注

      # 保管の注
      保管:
        - b: 1 # 一
          # a の注
          a: 2
      知らない項目: x

      # 題の注
      title: y
      形式: z

      """
    #expect(
      LayoutTests.format(text, layout) == """
        # 頭の注

        形式: z

        # 題の注
        件名: y

        # 保管の注
        保管:
          -
            # a の注
            a: 2
            b: 1  # 一
        知らない項目: x

        """)
    #expect(LayoutTests.format("件名: x\ntitle: y\n", layout) == "refused: duplicateKey(\"件名\")")
  }
}
