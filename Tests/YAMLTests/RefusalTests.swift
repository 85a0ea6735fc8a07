import SourceText
import Testing
import YAML

/// Documents that are refused, with the codes of all diagnostics and the text that each points at.
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

  static func diagnostics(_ text: String) -> [String] {
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
    #expect(RefusalTests.diagnostics(text) == expected)
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
      RefusalTests.diagnostics(text) == [
        "yaml/full-width-colon ：", "yaml/missing-space :", "yaml/unclosed-bracket [", "yaml/unclosed-quote \"",
        "yaml/anchor &k", "yaml/duplicate-key 種類", "yaml/nested-on-key-line :",
      ])
  }

  @Test func twoMistakesInOneLine() {
    #expect(RefusalTests.diagnostics("a: {x: \"\\q\", y: \"\\z\"}\n") == ["yaml/escape \\q", "yaml/escape \\z"])
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

  /// One diagnostic names the encoding, however many bytes are not UTF-8.
  @Test(arguments: ["EUC-JP", "Shift_JIS", "ISO-2022-JP", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func anotherEncodingIsNamed(_ name: String) {
    for lines in [1, 3, 40] {
      var tree = Tree()
      let problems = tree.read(RefusalTests.encoded(name, lines: lines))
      #expect(problems.map(\.code) == ["yaml/not-utf8"])
      #expect(problems.first?.message.en.contains("it looks like \(name).") == true, "\(lines) lines")
    }
  }

  /// 「件名: パソコンの配布」 in an encoding.
  private static func encoded(_ name: String, lines: Int) -> [UInt8] {
    // Each kana and kanji with its place in JIS X 0208, which the three Japanese encodings only write differently.
    let letters: [(Unicode.Scalar, jis: (UInt8, UInt8)?)] = [
      ("件", (0x37, 0x6F)), ("名", (0x4C, 0x3E)), (":", nil), (" ", nil), ("パ", (0x25, 0x51)), ("ソ", (0x25, 0x3D)),
      ("コ", (0x25, 0x33)), ("ン", (0x25, 0x73)), ("の", (0x24, 0x4E)), ("配", (0x47, 0x5B)), ("布", (0x49, 0x5B)),
      ("\n", nil),
    ]
    var bytes: [UInt8] = []
    for _ in 0..<lines {
      var isShifted = false
      for (scalar, jis) in letters {
        let value = scalar.value
        switch name {
        case "UTF-16LE": bytes += [UInt8(value & 0xFF), UInt8(value >> 8)]
        case "UTF-16BE": bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
        case "UTF-32LE": bytes += [UInt8(value & 0xFF), UInt8(value >> 8), 0, 0]
        case "UTF-32BE": bytes += [0, 0, UInt8(value >> 8), UInt8(value & 0xFF)]
        case "ISO-2022-JP":
          if isShifted != (jis != nil) { bytes += Array((jis == nil ? "\u{1B}(B" : "\u{1B}$B").utf8) }
          isShifted = jis != nil
          bytes += jis.map { [$0.0, $0.1] } ?? [UInt8(value)]
        case "EUC-JP": bytes += jis.map { [$0.0 | 0x80, $0.1 | 0x80] } ?? [UInt8(value)]
        default: bytes += jis.map(RefusalTests.shifted) ?? [UInt8(value)]
        }
      }
    }
    return bytes
  }

  private static func shifted(_ row: UInt8, _ cell: UInt8) -> [UInt8] {
    let lead = (row - 0x21) / 2 + (row < 0x5F ? 0x81 : 0xC1)
    let isOdd = row % 2 == 1
    return [lead, isOdd ? cell + (cell < 0x60 ? 0x1F : 0x20) : cell + 0x7E]
  }

  @Test func singleBadBytesAreNoOtherEncoding() {
    var tree = Tree()
    let text = Array("件名: パソコンの配布\n目的: 配布する\n".utf8)
    #expect(tree.read(text + [0x61, 0x3A, 0x20, 0x81, 0x0A]).map(\.code) == ["yaml/not-utf8"])
    #expect(tree.read(text + [0x61, 0x3A, 0x20, 0xFF, 0x0A]).first?.message.en == "This byte is not valid UTF-8.")
    #expect(tree.read(text + [0x61, 0x3A, 0x20, 0x00, 0x0A]).map(\.code) == ["yaml/forbidden-character"])
    #expect(tree.read(text + [0x61, 0x3A, 0x20, 0x1B, 0x5B, 0x0A]).map(\.code) == ["yaml/forbidden-character"])
    // No encoding of Japan: one diagnostic, not one for each byte.
    #expect(tree.read(Array(repeating: [0x80, 0xFF, 0x0A], count: 50).flatMap { $0 }).map(\.code) == ["yaml/not-utf8"])
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}", "Word document"), ("%PDF-1.7\n%", "PDF"), ("{\\rtf1\\ansi", "rich text"), ("GIF89a", "picture"),
  ])
  func filesOtherThanTextSayWhatTheyAre(_ start: String, _ kind: String) {
    var tree = Tree()
    let name = Array(repeating: UInt8(0), count: 26) + Array("word/document.xml".utf8) + [0, 1, 2]
    let problems = tree.read(Array(start.utf8) + name)
    #expect(problems.map(\.code) == ["yaml/not-text"])
    #expect(problems.first?.message.en.contains(kind) == true)
    #expect(problems.first?.help != nil)
  }

  @Test func deepNestingIsOneDiagnostic() {
    for text in [
      String(repeating: "[", count: 10_000), String(repeating: "- ", count: 10_000) + "x",
      String(repeating: "{a: ", count: 10_000),
      (0..<10_000).map { String(repeating: " ", count: min($0, 200)) + "a:" }.joined(separator: "\n"),
    ] {
      let diagnostics = RefusalTests.diagnostics(text)
      #expect(diagnostics.first?.hasPrefix("yaml/too-deep") == true)
      #expect(diagnostics.count == 1)
    }
    let deepest = String(repeating: "[", count: Tree.maximumDepth) + String(repeating: "]", count: Tree.maximumDepth)
    #expect(RefusalTests.diagnostics(deepest).isEmpty)
  }

  @Test func mistakesWithoutEndAreCut() {
    let text = (0..<5_000).map { "key\($0):x\n" }.joined()
    let diagnostics = RefusalTests.diagnostics("a: b\n" + text)
    #expect(diagnostics.count == 501)
    #expect(diagnostics.last?.hasPrefix("yaml/too-many") == true)
  }

  @Test func aMillionKeysStayLinear() {
    var text = ""
    for number in 0..<200_000 { text += "k\(number): \(number)\n" }
    text += "k77: again\n"
    #expect(RefusalTests.diagnostics(text) == ["yaml/duplicate-key k77"])
  }
}
