import Foundation
import SourceText
import TestSupport
import Testing
import YAML

/// What edits write as text is text for every reader, and as plain as can be.
struct WrittenScalarTests {
  static let texts = [
    "", " ", "a", "市が直接行う", "no", "Yes", "y", "N", "on", "OFF", "true", "Null", "~", "12", "-3", "+1", "1_000", "0777",
    "0o17", "0x1F", "0b1", "1e3", ".5", "5.", "-.inf", ".NaN", "12:30", "1:30:00", "2026-01-01", "2026-01-01 10:00:00",
    "2026-01-01T10:00:00Z", "=", "<<", "-", "- a", "-a", "--", "---", "--- a", "...", "?", "? a", "?a", ":", ": a",
    ":a",
    "a: b", "a:b", "a:", "a #b", "a#b", "#a", "[a", "a]", "{a", "a}", "a, b", ",a", "&a", "*a", "!a", "|", "|-", ">",
    "> a",
    "'a'", "\"a\"", "it's", "%a", "@a", "`a`", "\\", "\\n", " a", "a ", "　a", "a　", "－ a", "― a", "－", "–a", "＃ 注",
    "件名：委託",
    "件名:　委託", "9時～17時", "🈳🈵", "e\u{301}", "\u{200B}", "\t", "a\tb", "a\nb", "a\n", "\na", "a\n\n", "a\r\nb", " a\nb",
    "a\n b\n", "a \nb", "# a\nb: c", "\u{0}", "\u{7}", "\u{1B}[2J", "\u{7F}", "\u{85}", "\u{A0}", "a\u{2028}b",
    "\u{FEFF}a", "\u{FFFE}", "\u{1FFFF}", "0.0.0.0", "192.168.1.1", "03-1234-5678", "1,000", "100%", "3か月", "C:\\x",
  ]

  /// One document with every text as a value, as a list entry, as a key, and all of these inside brackets.
  static func document() throws -> [UInt8] {
    let list = EditValue.list(texts.map { .text($0) })
    let pairs = EditValue.mapping(texts.map { EditValue.Pair($0, .text($0)) })
    var bytes = Array("flow: {}\n".utf8)
    for (path, value) in [
      ([EditStep.key("list")], list), ([.key("pairs")], pairs), ([.key("flow"), .key("list")], EditValue.list([])),
    ] {
      var tree = Tree()
      _ = tree.read(bytes)
      bytes = try TreeEditor(tree).set(path, to: value).applied(to: bytes)
    }
    for value in [list, pairs] {
      var tree = Tree()
      _ = tree.read(bytes)
      bytes = try TreeEditor(tree).set([.key("flow"), .key("list"), .index(value == list ? 0 : 1)], to: value)
        .applied(to: bytes)
    }
    return bytes
  }

  @Test func everyTextReadsBack() throws {
    var tree = Tree()
    #expect(tree.read(try WrittenScalarTests.document()).isEmpty)
    let list = ValueModel.list(WrittenScalarTests.texts.map { .scalar($0, isText: true) })
    let pairs = ValueModel.mapping(
      WrittenScalarTests.texts.map { ValueModel.Pair(key: $0, value: .scalar($0, isText: true)) })
    #expect(
      ValueModel(tree)
        == .mapping([
          ValueModel.Pair(key: "flow", value: .mapping([ValueModel.Pair(key: "list", value: .list([list, pairs]))])),
          ValueModel.Pair(key: "list", value: list), ValueModel.Pair(key: "pairs", value: pairs),
        ]))
  }

  @Test(arguments: [
    ("市が直接行う", "市が直接行う"), ("件名：委託", "件名：委託"), ("http://x.jp/?q=1#a", "http://x.jp/?q=1#a"), ("a, [b]", "a, [b]"),
    ("03-1234-5678", "\"03-1234-5678\""), ("no", "\"no\""), ("", "''"), ("a: b", "\"a: b\""), ("5つ", "5つ"),
    ("－ x", "\"－ x\""), ("tab\t", "\"tab\\t\""), ("\u{1B}", "\"\\u001B\""), ("a \"b\" \\c", "a \"b\" \\c"),
    ("\"b\" \\", "\"\\\"b\\\" \\\\\""),
  ])
  func textIsPlainWhereItIsSafe(_ text: String, _ expected: String) {
    #expect(EditTests.set("k: x\n", [.key("k")], .text(text)) == "k: \(expected)\n")
  }

  @Test(arguments: [
    ("no", "no"), ("123", "123"), ("2026-01-01", "2026-01-01"), ("はい", "はい"), ("null", "\"null\""), ("~", "\"~\""),
    ("", "''"), ("a: b", "\"a: b\""), ("-1", "-1"), ("-", "\"-\""),
  ])
  func wordsArePlain(_ word: String, _ expected: String) {
    #expect(EditTests.set("k: x\n", [.key("k")], .word(word)) == "k: \(expected)\n")
  }

  /// PyYAML reads YAML 1.1, where more words look like numbers, dates and yes or no.
  @Test func anotherReaderAgrees() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shimon-edits-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("x.yaml")
    try Data(try WrittenScalarTests.document()).write(to: file)
    let script = """
      import json, sys
      try: import yaml
      except ImportError: sys.exit(77)
      with open(sys.argv[1], encoding="utf-8") as file: document = yaml.safe_load(file)
      (list_, pairs) = document["flow"]["list"]
      assert list_ == document["list"] == list(pairs) == list(pairs.values()), "in brackets"
      assert pairs == document["pairs"], "pairs"
      print(json.dumps(list_))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if [77, 127].contains(process.terminationStatus) {
      print("skipped: PyYAML is not installed")
      return
    }
    #expect(process.terminationStatus == 0)
    #expect(try JSONDecoder().decode([String].self, from: data) == WrittenScalarTests.texts)
  }
}
