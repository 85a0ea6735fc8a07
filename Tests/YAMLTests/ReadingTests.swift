import SourceText
import Testing
import YAML

/// Documents that are read, with the JSON they stand for.
struct ReadingTests {
  static func json(_ text: String) -> String {
    var tree = Tree()
    let problems = tree.read(Array(text.utf8))
    guard problems.isEmpty else { return "refused: " + problems.map(\.code).joined(separator: " ") }
    var writer = JSONWriter()
    tree.writeJSON(to: &writer)
    return writer.output.text
  }

  @Test(arguments: [
    ("件名: 委託\n", #"{"件名":"委託"}"#),
    ("a: 1\nb:\n  - x\n  - y: 2\n    z: ~\n", #"{"a":1,"b":["x",{"y":2,"z":null}]}"#),
    ("a:\n- 1\n- 2\nb: 3\n", #"{"a":[1,2],"b":3}"#),
    ("- - a\n  - b\n-\n  c: d\n", #"[["a","b"],{"c":"d"}]"#),
    ("a: [1, 'x', {b: c, d}, e: f]\n", #"{"a":[1,"x",{"b":"c","d":null},{"e":"f"}]}"#),
    ("a: 文章の\n  続き\n\n  次の段落\n", #"{"a":"文章の 続き\n次の段落"}"#),
    ("a: \"x\\n\\u4ef6 \\\n   y\"\n", #"{"a":"x\n件 y"}"#),
    ("a: 'it''s'\n", #"{"a":"it's"}"#),
    ("a: |\n  x\n   y\n\nb: >-\n  x\n  y\n\n  z\n", #"{"a":"x\n y\n","b":"x y\nz"}"#),
    ("a: |+\n  x\n\n", #"{"a":"x\n\n"}"#),
    ("a: # 注\n  b # 注\n# 注\nc: d#e\n", #"{"a":"b","c":"d#e"}"#),
    ("---\na: b\n...\n", #"{"a":"b"}"#),
    ("a:\nb: \"\"\n", #"{"a":null,"b":""}"#),
    (
      "a: http://x.jp/?q=1\nb: 12:30\nc: -1\nd: 0x1F\ne: 1e3\nf: .inf\n",
      #"{"a":"http://x.jp/?q=1","b":"12:30","c":-1,"d":31,"e":1000.0,"f":{"$double":"Infinity"}}"#
    ),
    ("a: no\nb: yes\nc: 2026-04-01\n", #"{"a":"no","b":"yes","c":"2026-04-01"}"#),
    ("備考: －\n", #"{"備考":"－"}"#),
    ("a: {b: [\n  c,\n  d]}\n", #"{"a":{"b":["c","d"]}}"#),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(ReadingTests.json(text) == expected)
  }

  @Test func lineEndsAndMarksChangeNothing() {
    let text = "件名: x\n一覧:\n  - a\n  - |\n    b\n    c\n長文: d\n  e\n"
    let plain = ReadingTests.json(text)
    #expect(ReadingTests.json(text.replacing("\n", with: "\r\n")) == plain)
    #expect(ReadingTests.json("\u{FEFF}" + text) == plain)
    #expect(ReadingTests.json(String(text.dropLast())) == plain)
  }

  @Test func treeIsUsedAgain() {
    var tree = Tree()
    _ = tree.read(Array("a: \"x\\ty\"\nb: 1\n".utf8))
    let problems = tree.read(Array("c: \"p\\nq\"\n".utf8))
    #expect(problems.isEmpty)
    #expect(tree.text(of: 2) == "p\nq")
    #expect(tree.nodes.count == 3)
  }

  @Test func spansSliceWhatTheySay() {
    let text = "件名: \"委託\" # 注\n一覧: [a, b]\n"
    var tree = Tree()
    #expect(tree.read(Array(text.utf8)).isEmpty)
    let file = SourceFile(name: "x", text: text)
    #expect(tree.nodes.dropFirst().map { file.text($0.span) } == ["件名", "\"委託\"", "一覧", "[a, b]", "a", "b"])
    #expect(tree.comments.map { file.text($0.span) } == ["# 注"])
    #expect(tree.comments.map(\.ownLine) == [false])
  }

  @Test func blocksEndBehindTheBracketsInThem() {
    let text = "a:\n  - {b: c}\n  - [d, {e: f}]\ng: 1\n"
    var tree = Tree()
    #expect(tree.read(Array(text.utf8)).isEmpty)
    let file = SourceFile(name: "x", text: text)
    #expect(file.text(tree.nodes[2].span) == "- {b: c}\n  - [d, {e: f}]")
    #expect(file.text(tree.nodes[0].span) == String(text.dropLast()))
  }

  @Test func placesInsideFoldedTextAreFound() {
    let text = "a: >-\n  x && y\n  || zz\n"
    var tree = Tree()
    #expect(tree.read(Array(text.utf8)).isEmpty)
    #expect(tree.text(of: 2) == "x && y || zz")
    let file = SourceFile(name: "x", text: text)
    #expect(file.text(tree.place(of: 10..<12, in: 2)) == "zz")
    #expect(file.text(tree.place(of: 0..<1, in: 2)) == "x")
  }
}
