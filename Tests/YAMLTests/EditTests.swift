import SourceText
import Testing
import YAML

/// Single changes, letter by letter.
struct EditTests {
  /// The text after a change, or what the change was refused with.
  static func edited(
    _ text: String, _ change: (TreeEditor) throws(EditError) -> [TextEdit]
  ) -> String {
    var tree = Tree()
    let problems = tree.read(Array(text.utf8)).filter { $0.code != "yaml/empty" }
    guard problems.isEmpty else { return "unreadable: \(problems.map(\.code))" }
    do {
      return String(decoding: try change(TreeEditor(tree)).applied(to: tree.source), as: UTF8.self)
    } catch {
      return "refused: \(error)"
    }
  }

  static func set(_ text: String, _ path: [EditStep], _ value: EditValue) -> String {
    edited(text) { editor throws(EditError) in try editor.set(path, to: value) }
  }

  /// The node that is written as `word` first.
  static func node(_ word: String, _ tree: Tree) -> Int {
    tree.nodes.indices.first { String(decoding: tree.source[tree.nodes[$0].span.range], as: UTF8.self) == word } ?? -1
  }

  // MARK: Values

  @Test(arguments: [
    ("方法: 郵送   # 要確認\n時期: x\n", "方法: 簡易書留   # 要確認\n時期: x\n"),
    ("方法:\r\n時期: x\r\n", "方法: 簡易書留\r\n時期: x\r\n"),
    ("方法:   # 未定\n時期: x", "方法: 簡易書留   # 未定\n時期: x"),
    ("\u{FEFF}方法: \"未定\"", "\u{FEFF}方法: 簡易書留"),
    ("方法: |+ # 注\n  a\n\n  b\n\n時期: x\n", "方法: 簡易書留 # 注\n\n時期: x\n"),
    ("方法: 長い\n  文章 # 注\n", "方法: 簡易書留 # 注\n"),
    ("方法: [a,\n  b] # 注\n", "方法: 簡易書留 # 注\n"),
    ("方法:\n  - a # 注\n  - b # 注\n時期: x\n", "方法: 簡易書留\n時期: x\n"),
    ("方法: # 何で\n  # どれか\n  - a\n時期: x\n", "方法: # 何で\n  # どれか\n  簡易書留\n時期: x\n"),
    ("方法: # 何で\n  a: b\n", "方法: 簡易書留 # 何で\n"),
    ("{\"方法\":1, 時期: x}\n", "{\"方法\": 簡易書留, 時期: x}\n"),
    ("{方法, 時期: x}\n", "{方法: 簡易書留, 時期: x}\n"),
    ("方法: ~\n", "方法: 簡易書留\n"),
  ])
  func scalarInPlace(_ text: String, _ expected: String) {
    #expect(EditTests.set(text, [.key("方法")], .text("簡易書留")) == expected)
  }

  @Test(arguments: [
    ("a: # 注\nb: x\n", "a: # 注\n  - p\n  - q: 1\n    r: '1'\nb: x\n"),
    ("a: 旧 # 注\nb:\n- x\n", "a: # 注\n- p\n- q: 1\n  r: '1'\nb:\n- x\n"),
    ("b:\r\n    c: d\r\na: []\r\n", "b:\r\n    c: d\r\na:\r\n    - p\r\n    - q: 1\r\n      r: '1'\r\n"),
    ("a:\n   - x\n   # 注\n   - y\n", "a:\n   - p\n   - q: 1\n     r: '1'\n"),
    ("a:\n   k: x\nb: 1\n", "a:\n   - p\n   - q: 1\n     r: '1'\nb: 1\n"),
    ("x: {a: 1, b: 2}\n", "x: {a: [p, {q: 1, r: '1'}], b: 2}\n"),
  ])
  func listInPlace(_ text: String, _ expected: String) {
    let pairs = [EditValue.Pair("q", .word("1")), EditValue.Pair("r", .text("1"))]
    let path: [EditStep] = text.hasPrefix("x") ? [.key("x"), .key("a")] : [.key("a")]
    let result = EditTests.set(text, path, .list([.text("p"), .mapping(pairs)]))
    #expect(result == expected.replacing("'1'", with: "\"1\""))
  }

  @Test func textOfSeveralLines() {
    let text = EditValue.text("一行目\n二行目\n")
    #expect(EditTests.set("a: x # 注\nb: 1\n", [.key("a")], text) == "a: | # 注\n  一行目\n  二行目\nb: 1\n")
    #expect(EditTests.set("- x\r\n- y\r\n", [.index(0)], text) == "- |\r\n  一行目\r\n  二行目\r\n- y\r\n")
    #expect(EditTests.set("a: {b: 1}\n", [.key("a"), .key("b")], text) == "a: {b: \"一行目\\n二行目\\n\"}\n")
    // A comment below at the text's column would become text; a file without a final newline has none to give.
    #expect(EditTests.set("a:\n  # 注\nb: 1\n", [.key("a")], text) == "a: \"一行目\\n二行目\\n\"\n  # 注\nb: 1\n")
    #expect(EditTests.set("a: x", [.key("a")], text) == "a: \"一行目\\n二行目\\n\"")
  }

  @Test func bracketsStayWhereTheyFit() {
    #expect(EditTests.set("a: [x, y] # 注\n", [.key("a")], .list([.text("z")])) == "a: [z] # 注\n")
    let long = EditValue.list((0..<12).map { .text("四文字の項目\($0)") })
    let result = EditTests.set("a: [x, y] # 注\n", [.key("a")], long)
    #expect(result.hasPrefix("a: # 注\n  - 四文字の項目0\n"))
  }

  // MARK: Pairs

  static let order = KeyOrder([["件名"], ["種類", "kind"], ["目的"], ["保管"]])

  static func insert(_ text: String, _ key: String, _ value: EditValue = .text("x")) -> String {
    edited(text) { editor throws(EditError) in
      try editor.insert(EditValue.Pair(key, value), in: 0, order: order)
    }
  }

  @Test(arguments: [
    ("件名: a\n# 何のため\n目的: b\n", "件名: a\n種類: x\n# 何のため\n目的: b\n"),
    ("目的: b\r\n", "種類: x\r\n目的: b\r\n"),
    ("件名: a", "件名: a\n種類: x"),
    ("件名: |\n  a", "件名: |-\n  a\n種類: x"),
    ("件名: |+\n  a\n\n", "件名: |+\n  a\n\n種類: x\n"),
    ("件名:\n  - a\n  # 続きは後で\n# 終わり\n", "件名:\n  - a\n  # 続きは後で\n種類: x\n# 終わり\n"),
    ("", "種類: x\n"),
    ("# 何もない", "# 何もない\n種類: x\n"),
    ("{件名: a, 目的: b}\n", "{件名: a, 種類: x, 目的: b}\n"),
    ("{件名: a,}", "{件名: a, 種類: x}"),
    ("{}\n", "{種類: x}\n"),
    ("{ # 注\n }\n", "{種類: x # 注\n }\n"),
    ("{\n  件名: a, # 注\n  目的: b  # 注\n}\n", "{\n  件名: a, # 注\n  種類: x,\n  目的: b  # 注\n}\n"),
    ("{\n  件名: a  # 注\n}\n", "{\n  件名: a,  # 注\n  種類: x\n}\n"),
    ("---\n件名: a\n...\n", "---\n件名: a\n種類: x\n...\n"),
  ])
  func pairGoesToItsPlace(_ text: String, _ expected: String) {
    #expect(EditTests.insert(text, "種類") == expected)
  }

  @Test func sectionsKeepTheirBlankLines() {
    let list = EditValue.list([.text("z")])
    #expect(
      EditTests.insert("件名: a\n\n目的:\n  - b\n", "保管", list) == "件名: a\n\n目的:\n  - b\n\n保管:\n  - z\n")
    #expect(
      EditTests.insert("件名: a\n\n# 注\n保管:\n  - b\n", "種類", list)
        == "件名: a\n\n種類:\n  - z\n\n# 注\n保管:\n  - b\n")
  }

  @Test func pairOnTheLineOfADash() {
    let result = EditTests.edited("一覧:\n- 目的: b # 注\n  保管: c\n") { editor throws(EditError) in
      try editor.insert(EditValue.Pair("件名", .text("a")), in: 3, order: EditTests.order)
    }
    #expect(result == "一覧:\n- 件名: a\n  目的: b # 注\n  保管: c\n")
  }

  @Test func keysAreRefused() {
    #expect(EditTests.insert("件名: a\n", "件名") == "refused: duplicateKey(\"件名\")")
    #expect(EditTests.insert("件名: a\n", String(repeating: "あ", count: 400)) == "refused: keyTooLong")
    #expect(EditTests.insert("- a\n", "件名").hasPrefix("refused: notAMapping"))
    let twice = EditValue.mapping([EditValue.Pair("k", .nothing), EditValue.Pair("k", .nothing)])
    #expect(EditTests.insert("件名: a\n", "目的", twice) == "refused: duplicateKey(\"k\")")
  }

  // MARK: Entries

  @Test(arguments: [
    ("a:\n  - x # 注\nb: 1\n", "a:\n  - x # 注\n  - k: v\nb: 1\n"),
    ("a:\n-   x\nb: 1\n", "a:\n-   x\n-   k: v\nb: 1\n"),
    ("a: [x, y]\n", "a: [x, y, {k: v}]\n"),
    ("a: []\n", "a:\n  - k: v\n"),
    ("a: # 注\nb: 1", "a: # 注\n  - k: v\nb: 1"),
    ("a:\n  - - x\n    - y", "a:\n  - - x\n    - y\n  - k: v"),
    ("a: [\n  x, # 注\n  y, # 注\n ]\n", "a: [\n  x, # 注\n  y, # 注\n  {k: v},\n ]\n"),
  ])
  func entryAtTheEnd(_ text: String, _ expected: String) {
    let entry = EditValue.mapping([EditValue.Pair("k", .text("v"))])
    let result = EditTests.edited(text) { editor throws(EditError) in try editor.append(entry, to: 2) }
    #expect(result == expected)
  }

  @Test func entryBetween() {
    func insert(_ text: String, at index: Int) -> String {
      EditTests.edited(text) { editor throws(EditError) in try editor.insert(.text("新"), at: index, in: 0) }
    }
    #expect(insert("- a\n# 注\n- b\n", at: 1) == "- a\n- 新\n# 注\n- b\n")
    #expect(insert("- a\n", at: 0) == "- 新\n- a\n")
    #expect(insert("[a, b]", at: 0) == "[新, a, b]")
    #expect(insert("- a\n", at: 2).hasPrefix("refused: noSuchEntry"))
  }

  @Test func pairInAListWithoutBraces() {
    let result = EditTests.edited("[a: 1]\n") { editor throws(EditError) in
      try editor.insert(EditValue.Pair("b", .word("2")), in: 1)
    }
    #expect(result == "[{a: 1, b: 2}]\n")
  }

  // MARK: Removing

  @Test(arguments: [
    ("a: 1\n# 注\nb: 2 # 注\nc: 3\n", "a: 1\nc: 3\n"),
    ("a: 1\n\n# 別の注\n\n# 注\nb: 2\n\nc: 3\n", "a: 1\n\n# 別の注\n\nc: 3\n"),
    ("a: 1\r\nb:\r\n  - x\r\n  # 注\r\nc: 3\r\n", "a: 1\r\nc: 3\r\n"),
    ("a: 1\nb: 2", "a: 1"),
    ("a: |\n  x\nb: 2", "a: |\n  x\n"),
    ("a: |+\n  x\n\nb: 2\n\nc: 3\n", "a: |+\n  x\n\nc: 3\n"),
    ("{a: 1, b: 2, c: 3}", "{a: 1, c: 3}"),
    ("{a: 1, b: 2}", "{a: 1}"),
    ("{b: 2, }", "{}"),
    ("{\n  a: 1, # 注\n  # 注\n  b: 2, # 注\n  c: 3 # 注\n}\n", "{\n  a: 1, # 注\n  c: 3 # 注\n}\n"),
    ("# 頭\n\n# 注\nb: 2 # 注\n# 尾\n", "# 頭\n\n{}\n# 尾\n"),
    ("- b: 1\n  c: 2\n", "- c: 2\n"),
    ("- b: 1\n  # 注\n  c: 2\n", "-\n  # 注\n  c: 2\n"),
    ("x:\n  - b: 1\n", "x:\n  - {}\n"),
  ])
  func removes(_ text: String, _ expected: String) {
    let result = EditTests.edited(text) { editor throws(EditError) in
      try editor.remove(EditTests.node("b", editor.tree))
    }
    #expect(result == expected)
  }

  @Test func lastEntryLeavesAnEmptyList() {
    let result = EditTests.edited("a:\n  # 注\n  - x # 注\nb: 1\n") { editor throws(EditError) in
      try editor.remove(EditTests.node("x", editor.tree))
    }
    #expect(result == "a: []\nb: 1\n")
  }

  // MARK: Keys, paths, comments

  @Test func renames() {
    func rename(_ text: String, to name: String) -> String {
      EditTests.edited(text) { editor throws(EditError) in try editor.rename(1, to: name) }
    }
    #expect(rename("'方法' : x # 注\n", to: "method") == "method : x # 注\n")
    #expect(rename("方法:\n  - x\n", to: "no: 1") == "\"no: 1\":\n  - x\n")
    #expect(rename("{\"a\":1}", to: "b") == "{\"b\":1}")
    #expect(rename("a: 1\nb: 2\n", to: "b") == "refused: duplicateKey(\"b\")")
  }

  @Test func pathsMakeWhatIsMissing() {
    let path: [EditStep] = [.key(["消去・廃棄", "deletion"]), .index(0), .key(["ソフト", "software"])]
    let value = EditValue.text("専用ソフト")
    #expect(EditTests.set("件名: x\n", path, value) == "件名: x\n消去・廃棄:\n  - ソフト: 専用ソフト\n")
    #expect(EditTests.set("deletion:\n- by: x\n", path, value) == "deletion:\n- by: x\n  ソフト: 専用ソフト\n")
    #expect(EditTests.set("deletion:\n- software: ''\n", path, value) == "deletion:\n- software: 専用ソフト\n")
    #expect(EditTests.set("deletion: # 注\n", path, value) == "deletion: # 注\n  - ソフト: 専用ソフト\n")
    #expect(EditTests.set("", path, value) == "消去・廃棄:\n  - ソフト: 専用ソフト\n")
    #expect(EditTests.set("deletion: 未定\n", path, value).hasPrefix("refused: notAList"))
    #expect(EditTests.set("a: 1\n", [.key("b"), .index(1)], value).hasPrefix("refused: noSuchEntry"))
    #expect(EditTests.set("a: 1\n", [], value) == "refused: noName")
  }

  @Test func commentsAreAdded() {
    func above(_ text: String, _ node: Int, _ comment: String) -> String {
      EditTests.edited(text) { editor throws(EditError) in try editor.insertComment(comment, above: node) }
    }
    func behind(_ text: String, _ node: Int, _ comment: String) -> String {
      EditTests.edited(text) { editor throws(EditError) in try editor.appendComment(comment, to: node) }
    }
    #expect(above("a:\r\n  - b: 1\r\n", 4, "注\n# 二") == "a:\r\n  # 注\r\n  # 二\r\n  - b: 1\r\n")
    #expect(behind("a: |\n  x\n", 2, "注") == "a: |  # 注\n  x\n")
    #expect(behind("a: x  ", 2, "注") == "a: x  # 注")
    #expect(behind("a:\n  - x\n", 2, "注") == "a:  # 注\n  - x\n")
    #expect(behind("a: x # 注\n", 2, "二").hasPrefix("refused: commentThere"))
    #expect(behind("a: [b, 'c\n  d']\n", 3, "注").hasPrefix("refused: noPlaceForComment"))
    #expect(behind("a: x\n", 2, "一\n二") == "refused: badComment")
    #expect(above("a: x\n", 1, "\u{1B}[2J") == "refused: badComment")
  }

  @Test func refusalsSpeakBothLanguages() {
    let place = Span(0, 1)
    let all: [EditError] = [
      .notAMapping(place), .notAList(place), .notAnEntry(place), .notAKey(place), .noSuchEntry(place, index: 2),
      .duplicateKey("件名"), .keyTooLong, .noName, .commentThere(place), .noPlaceForComment(place), .badComment,
      .unsafe(place), .cannotLayOut,
    ]
    for error in all { #expect(!error.message.ja.isEmpty && !error.message.en.isEmpty) }
    #expect(Set(all.map(\.message)).count == all.count)
    #expect(EditError.noSuchEntry(place, index: 2).message.ja.contains("3 件目"))
  }
}
