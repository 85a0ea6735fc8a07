import SourceText
import TestSupport
import Testing

@testable import LanguageServer

/// Messages that no sound editor sends: each is answered or passed over, and the server lives.
struct RobustnessTests {
  /// A generator of numbers that are the same in every run (SplitMix64).
  private static let methods = [
    "textDocument/hover", "textDocument/completion", "textDocument/codeAction", "textDocument/documentSymbol",
    "textDocument/definition", "textDocument/references", "textDocument/documentHighlight", "textDocument/formatting",
    "textDocument/diagnostic",
  ]

  private static let texts = [
    "件名: x\n種類: 外部委託だ\n受渡し:\n  - {内容: [氏名, ], 形: }\n  - 内容：氏名\n# shimon: ignore \n", "\u{FEFF}件名: 😀\r\n再委託: ",
    "a: [[[[{{", "- - - -", "目的: |\n  x\n\n", "\"", "受渡し:\n -\n  - {", "種類: '", "# shimon: ignore deletion/evidence \"",
  ]

  @Test(arguments: 0..<UInt64(6))
  func mutatedMessages(_ seed: UInt64) {
    var dice = RandomSource(seed: seed)
    var client = Client()
    for _ in 0..<250 {
      let text = RobustnessTests.texts.randomElement(using: &dice) ?? ""
      if Int.random(in: 0..<6, using: &dice) == 0 { client.open(text) }
      var writer = JSONWriter()
      writer.string(text)
      let places = (0..<4).map { _ in Int.random(in: -1..<12, using: &dice) }
      let range = """
        {"start": {"line": \(places[0]), "character": \(places[1])}, "end": {"line": \(places[2]), "character": \(places[3])}}
        """
      let method = RobustnessTests.methods.randomElement(using: &dice) ?? ""
      let message =
        switch Int.random(in: 0..<3, using: &dice) {
        case 0:
          """
          {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "untitled:a",
          "version": \(places[0])}, "contentChanges": [{"range": \(range), "text": \(writer.output.text)}]}}
          """
        default:
          """
          {"jsonrpc": "2.0", "id": 1, "method": "\(method)", "params": {"textDocument": {"uri": "untitled:a"},
          "position": {"line": \(max(0, places[0])), "character": \(max(0, places[1]))}, "range": \(range),
          "context": {"diagnostics": [{"code": 1}], "includeDeclaration": true}}}
          """
        }
      var bytes = Array(message.utf8)
      if Int.random(in: 0..<3, using: &dice) == 0 {
        for _ in 0..<Int.random(in: 1..<5, using: &dice) {
          let index = Int.random(in: 0..<bytes.count, using: &dice)
          switch Int.random(in: 0..<3, using: &dice) {
          case 0: bytes[index] = UInt8.random(in: 0...255, using: &dice)
          case 1: bytes.remove(at: index)
          default: bytes.insert(contentsOf: bytes[index..<min(index + 9, bytes.count)], at: index)
          }
        }
      }
      let answers = client.server.receive([.message(bytes)])
      for answer in answers { #expect((try? JSONReader.read(answer)) != nil) }
    }
    client.open("件名: x\n")
    #expect(client.codes().contains("sections/head"))
  }

  /// Every request at every place of texts that are broken in every way.
  @Test func everyPlaceOfBrokenTexts() {
    var client = Client()
    for text in RobustnessTests.texts {
      client.open(text)
      let document = Document(uri: "", version: 0, text: text)
      for offset in 0...document.bytes.count {
        let at = document.position(of: offset, .utf16)
        let place = "{\"line\": \(at.line), \"character\": \(at.character)}"
        for method in RobustnessTests.methods {
          let answer = client.answer(
            method,
            """
            {"textDocument": {"uri": "untitled:a"}, "position": \(place), "range": {"start": \(place), "end": \(place)},
            "context": {"diagnostics": []}}
            """)
          #expect(answer?["result"] != nil || answer?["error"]?["code"] == -32803)
        }
      }
    }
  }
}
