import SourceText
import Testing
import YAML

/// Documents that are refused, with the codes of all complaints and the text that each points at.
struct RefusalTests {
  /// What could be understood is a whole tree: an editor walks it while somebody types.
  @Test(arguments: [
    "{a: 1, b: \"x\n", "{a: 1, b\n", "a:\n  b: {c: [d\n", "[a: b, c: \"", "a: \"\nb: 'x\n", "x: {a: {b",
  ])
  func everyKeyHasAValue(_ text: String) {
    var tree = Tree()
    #expect(!tree.read(Array(text.utf8)).isEmpty)
    for index in tree.nodes.indices where tree.nodes[index].kind == .mapping {
      #expect(tree.children(of: index).count == 2 * Int(tree.nodes[index].count))
      #expect(tree.value(of: "nowhere", in: index) == nil)
    }
  }

  static func complaints(_ text: String) -> [String] {
    var tree = Tree()
    let file = SourceFile(name: "x", text: text)
    return tree.read(file.bytes).map { "\($0.code) \(file.text($0.span))" }
  }

  @Test(arguments: [
    ("a: &x b\n", ["yaml/anchor &x"]),
    ("a: *x\n", ["yaml/alias *x"]),
    ("a: !!str b\n", ["yaml/tag !!str"]),
    ("%YAML 1.2\n---\na: b\n", ["yaml/directive %YAML 1.2"]),
    ("? a\n: b\n", ["yaml/explicit-key ?"]),
    ("a: [?x]\n", ["yaml/unexpected ?"]),
    ("{?a: b}\n", ["yaml/unexpected ?"]),
    ("[a, ? b]\n", ["yaml/explicit-key ?"]),
    ("[a]: b\n", ["yaml/complex-key [a]"]),
    ("a: b\n---\nc: d\n", ["yaml/several-documents ---"]),
    ("a: 1\nb: 2\na: 3\n", ["yaml/duplicate-key a"]),
    ("{a: 1, a: 2}\n", ["yaml/duplicate-key a"]),
    ("a:\n\tb: c\n", ["yaml/tab \t"]),
    ("a: b: c\n", ["yaml/nested-on-key-line :"]),
    ("a: - b\n", ["yaml/item-on-key-line -"]),
    ("a: 'x\n", ["yaml/unclosed-quote '"]),
    ("a: [x\nb: c\n", ["yaml/unclosed-bracket ["]),
    ("a: [x y: , , z]\n", ["yaml/missing-item ,"]),
    ("a: \"\\q\"\n", ["yaml/escape \\q"]),
    ("a: \"x\" y\n", ["yaml/trailing-content y"]),
    ("a: @x\n", ["yaml/reserved @x"]),
    ("", ["yaml/empty "]),
    ("# 注だけ\n", ["yaml/empty "]),
    ("a: 1\n  b: 2\n", ["yaml/indentation :"]),
    ("a:\n  b: 1\n   c: 2\n", ["yaml/indentation :"]),
    ("a:\n    b: 1\n  c: 2\nd: 3\n", ["yaml/indentation c: 2"]),
    ("- a\nb: c\n", ["yaml/indentation b: c"]),
    ("a: \"\u{2028}\"\n", ["yaml/forbidden-character \u{2028}"]),
  ])
  func refuses(_ text: String, _ expected: [String]) {
    #expect(RefusalTests.complaints(text) == expected)
  }

  /// Slips of the hand, each with what it says and the mend that it offers.
  @Test(arguments: [
    ("件名：委託\n目的: x\n", "yaml/full-width-colon ：", "件名: 委託\n目的: x\n"),
    ("目的: x\n件名：委託\n", "yaml/full-width-colon ：", "目的: x\n件名: 委託\n"),
    ("目的: x\n件名:委託\n", "yaml/missing-space :", "目的: x\n件名: 委託\n"),
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
    ("保管：\n  - b: x\n", "yaml/full-width-colon ：", "保管: \n  - b: x\n"),
    ("a:\n  - x # 注\n  ＃ メモ\n", "yaml/full-width-hash ＃", "a:\n  - x # 注\n  # メモ\n"),
    ("a: b\n＃ メモ\n", "yaml/full-width-hash ＃", "a: b\n# メモ\n"),
    ("a: 'b'# 注\n", "yaml/comment-space # 注", "a: 'b' # 注\n"),
  ])
  func slipsHaveMends(_ text: String, _ complaint: String, _ mended: String) {
    var tree = Tree()
    let file = SourceFile(name: "x", text: text)
    let problems = tree.read(file.bytes)
    #expect(problems.map { "\($0.code) \(file.text($0.span))" } == [complaint])
    var bytes = file.bytes
    for mend in problems.flatMap({ $0.fix?.edits ?? [] }).sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(mend.span.range, with: mend.text.utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == mended)
    #expect(tree.read(bytes).isEmpty)
  }

  @Test func oneRunReportsAllMistakes() {
    let text = """
      件名：委託
      目的:x
      一覧:
        - [a, b
        - "c
      種類: &k 外部
      種類: 委託
      時期: 9時: 始め
      """
    #expect(
      RefusalTests.complaints(text) == [
        "yaml/full-width-colon ：", "yaml/missing-space :", "yaml/unclosed-bracket [", "yaml/unclosed-quote \"",
        "yaml/anchor &k", "yaml/duplicate-key 種類", "yaml/nested-on-key-line :",
      ])
  }

  @Test func twoMistakesInOneLine() {
    #expect(RefusalTests.complaints("a: {x: \"\\q\", y: \"\\z\"}\n") == ["yaml/escape \\q", "yaml/escape \\z"])
  }

  @Test func duplicateNamesBothPlaces() {
    var tree = Tree()
    let problems = tree.read(Array("a: 1\nb: 2\na: 3\n".utf8))
    #expect(problems.first?.span == Span(10, 11))
    #expect(problems.first?.labels.map(\.span) == [Span(0, 1)])
  }

  @Test func bytesThatAreNoText() {
    var tree = Tree()
    func codes(_ bytes: [UInt8]) -> [String] { tree.read(bytes).map { "\($0.code)@\($0.span.start)" } }
    #expect(codes([0x61, 0x3A, 0x20, 0xFF]) == ["yaml/not-utf8@3"])
    #expect(codes([0x61, 0x00]) == ["yaml/forbidden-character@1"])
    #expect(codes([0x61, 0x3A, 0x20, 0x1B, 0x5B]) == ["yaml/forbidden-character@3"])
    #expect(codes([0xFF, 0xFE, 0x61, 0x00]) == ["yaml/not-utf8@0"])
    // 「件名」 in Shift_JIS
    let problems = tree.read([0x8C, 0x8F, 0x96, 0xBC, 0x3A, 0x20, 0x61])
    #expect(problems.first?.message.en.contains("Shift_JIS") == true)
    #expect(codes(Array(repeating: 0x61, count: SourceFile.maximumByteCount + 1)) == ["yaml/file-too-big@0"])
  }

  @Test func deepNestingIsOneComplaint() {
    for text in [
      String(repeating: "[", count: 10_000), String(repeating: "- ", count: 10_000) + "x",
      String(repeating: "{a: ", count: 10_000),
      (0..<10_000).map { String(repeating: " ", count: min($0, 200)) + "a:" }.joined(separator: "\n"),
    ] {
      let complaints = RefusalTests.complaints(text)
      #expect(complaints.first?.hasPrefix("yaml/too-deep") == true)
      #expect(complaints.count == 1)
    }
    let deepest = String(repeating: "[", count: Tree.maximumDepth) + String(repeating: "]", count: Tree.maximumDepth)
    #expect(RefusalTests.complaints(deepest).isEmpty)
  }

  @Test func mistakesWithoutEndAreCut() {
    let text = (0..<5_000).map { "key\($0):x\n" }.joined()
    let complaints = RefusalTests.complaints("a: b\n" + text)
    #expect(complaints.count == 501)
    #expect(complaints.last?.hasPrefix("yaml/too-many") == true)
  }

  @Test func aMillionKeysStayLinear() {
    var text = ""
    for number in 0..<200_000 { text += "k\(number): \(number)\n" }
    text += "k77: again\n"
    #expect(RefusalTests.complaints(text) == ["yaml/duplicate-key k77"])
  }
}
