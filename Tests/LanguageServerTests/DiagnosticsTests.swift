import Proposal
import SourceText
import Testing

@testable import LanguageServer

struct DiagnosticsTests {
  @Test func mistakesAndFindingsAreSentWithPlaceCodeAndQuestion() {
    var client = Client()
    client.open("件名: x\n種類: 外部委託だ\n消去・廃棄:\n  - 内容: 氏名\n    行う者: 受託者\n")
    let found = client.published["untitled:a"] ?? []
    let mistake = found.first { $0["code"] == "proposal/unknown-choice" }
    #expect(mistake?["range"] == JSONValue(EditorRange(start: at(1, 4), end: at(1, 9))))
    #expect(mistake?["severity"] == 1)
    #expect(mistake?["source"] == "shimon")
    #expect(mistake?["message"]?.text?.contains("「外部委託」ではありませんか。") == true)
    let finding = found.first { $0["code"] == "deletion/method-named" }
    #expect(finding?["range"] == JSONValue(EditorRange(start: at(3, 4), end: at(3, 10))))
    #expect(finding?["message"]?.text?.contains("書かれていない事項: 方法") == true)
    #expect(finding?["data"]?["fingerprint"]?.text?.utf8.count == 16)
  }

  @Test func furtherPlacesAreNamedOnlyToEditorsThatShowThem() {
    let text = "件名: x\n件名: y\n"
    var client = Client()
    client.open(text)
    let related = client.published["untitled:a"]?.first?["relatedInformation"]?.items
    #expect(related?.first?["location"]?["range"]?["start"]?["line"] == 0)
    var plain = Client(capabilities: "{}")
    plain.open(text)
    #expect(plain.published["untitled:a"]?.isEmpty == false)
    #expect(plain.published["untitled:a"]?.allSatisfy { $0["relatedInformation"] == nil } == true)
  }

  @Test func onlyTheLastStateOfABatchIsJudged() {
    var client = Client()
    func change(_ version: Int, _ text: String) -> String {
      """
      {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument":
      {"uri": "untitled:a", "version": \(version)}, "contentChanges": [{"text": "\(text)"}]}}
      """
    }
    client.open("件名: x\n")
    let sent = client.send([change(2, "種類: 一"), change(3, "種類: 外部委託"), change(4, "種類: 二")])
    #expect(sent.count == 1)
    #expect(sent.first?["params"]?["version"] == 4)
    #expect(client.codes().contains("proposal/unknown-choice"))
    // A version that is not greater is still the newest text.
    #expect(client.send([change(2, "種類: 外部委託")]).first?["params"]?["version"] == 2)
    #expect(!client.codes().contains("proposal/unknown-choice"))
  }

  @Test func changesOfLinesAndUnknownDocuments() {
    var client = Client()
    client.open("件名: 😀\n種類: 外部委託\n")
    client.notify(
      "textDocument/didChange",
      """
      {"textDocument": {"uri": "untitled:a", "version": 2}, "contentChanges": [
      {"range": {"start": {"line": 1, "character": 4}, "end": {"line": 1, "character": 6}}, "text": ""},
      {"range": {"start": {"line": 1}, "end": 3}, "text": "nonsense"},
      {"range": {"start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 6}}, "text": "y\\nz: "}]}
      """)
    #expect(client.codes().contains("proposal/unknown-field"))
    #expect(!client.codes().contains("proposal/unknown-choice"))
    client.notify(
      "textDocument/didChange",
      "{\"textDocument\": {\"uri\": \"file:///no\", \"version\": 2}, \"contentChanges\": [{\"text\": \"a: 1\"}]}")
    #expect(client.published["file:///no"] == nil)
    let place = "{\"textDocument\": {\"uri\": \"file:///no\"}, \"position\": {\"line\": 0, \"character\": 0}}"
    #expect(client.request("textDocument/hover", place) == .null)
    #expect(client.request("textDocument/diagnostic", place)?["items"] == [])
  }

  @Test func aClosedDocumentHasNone() {
    var client = Client()
    client.open("x: 1\n")
    #expect(client.codes().isEmpty == false)
    client.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"untitled:a\"}}")
    #expect(client.published["untitled:a"] == [])
  }

  @Test func anEditorThatAsksGetsNoneUnasked() {
    var client = Client(capabilities: "{\"textDocument\": {\"diagnostic\": {}}}")
    client.open("件名: x\n")
    #expect(client.published.isEmpty)
    let target = "\"textDocument\": {\"uri\": \"untitled:a\"}"
    let full = client.request("textDocument/diagnostic", "{\(target)}")
    #expect(full?["kind"] == "full")
    #expect(full?["items"]?.items?.isEmpty == false)
    let id = full?["resultId"]?.text ?? ""
    let again = client.request("textDocument/diagnostic", "{\(target), \"previousResultId\": \"\(id)\"}")
    #expect(again == .object(["kind": "unchanged", "resultId": .string(id)]))
    client.open("件名: y\n")
    let changed = client.request("textDocument/diagnostic", "{\(target), \"previousResultId\": \"\(id)\"}")
    #expect(changed?["kind"] == "full")
  }

  /// A policy that is saved counts at once, also for an editor that keeps what it was given.
  @Test(arguments: ["file:///x/.shimon.yaml", "file:///x/.shimon.yml", "file:///x/rules/deletion/own.yaml"])
  func whatWasAskedForFollowsASavedPolicy(_ saved: String) {
    let refresh = "\"workspace\": {\"diagnostics\": {\"refreshSupport\": true}}"
    var client = Client(
      capabilities: "{\"textDocument\": {\"diagnostic\": {}}, \(refresh)}", ruleSets: ChangingRules())
    client.open("件名: x\n")
    let target = "\"textDocument\": {\"uri\": \"untitled:a\"}"
    let full = client.request("textDocument/diagnostic", "{\(target)}")
    let id = full?["resultId"]?.text ?? ""
    let answers = client.send([
      "{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didSave\", \"params\": {\"textDocument\": {\"uri\": \"\(saved)\"}}}"
    ])
    #expect(answers.map { $0["method"] } == ["workspace/diagnostic/refresh"])
    #expect(answers.first?["id"]?.text != nil)
    let after = client.request("textDocument/diagnostic", "{\(target), \"previousResultId\": \"\(id)\"}")
    #expect(after?["kind"] == "full")
    #expect(after?["items"]?.items?.count == 0)
  }

  /// An id from another server says nothing about the rules of this one.
  @Test func anIdOfAnEarlierServerCountsForNothing() {
    let capabilities = "{\"textDocument\": {\"diagnostic\": {}}}"
    var first = Client(capabilities: capabilities)
    first.open("件名: x\n")
    let target = "\"textDocument\": {\"uri\": \"untitled:a\"}"
    let id = first.request("textDocument/diagnostic", "{\(target)}")?["resultId"]?.text ?? ""
    var second = Client(capabilities: capabilities)
    second.open("件名: x\n")
    let again = second.request("textDocument/diagnostic", "{\(target), \"previousResultId\": \"\(id)\"}")
    #expect(again?["kind"] == "full")
  }

  @Test func policiesAndRulesAreWatched() {
    let watching = "\"workspace\": {\"didChangeWatchedFiles\": {\"dynamicRegistration\": true}}"
    var client = Client(capabilities: "{\(watching)}", ruleSets: ChangingRules())
    let first = client.sent.filter { $0["method"] == "client/registerCapability" }
    let registration = first.first?["params"]?["registrations"]?.items?.first
    #expect(registration?["method"] == "workspace/didChangeWatchedFiles")
    let watchers = registration?["registerOptions"]?["watchers"]?.items ?? []
    #expect(
      watchers.compactMap { $0["globPattern"]?.text } == [
        "**/.shimon.yaml", "**/.shimon.yml", "/x/rules/**/*.{yaml,yml}",
      ])
    // Once is enough.
    client.open("件名: x\n")
    #expect(client.sent.filter { $0["method"] == "client/registerCapability" }.count == 1)
    var relative = Client(
      capabilities: "{\(watching.replacing("true", with: "true, \"relativePatternSupport\": true"))}",
      ruleSets: ChangingRules())
    _ = relative.request("shutdown", "null")
    #expect(
      relative.sent.first { $0["method"] == "client/registerCapability" }?["params"]?["registrations"]?.items?.first?[
        "registerOptions"]?["watchers"]?.items?.last?["globPattern"]
        == .object(["baseUri": "file:///x/rules", "pattern": "**/*.{yaml,yml}"]))
    #expect(!Client(ruleSets: ChangingRules()).sent.contains { $0["method"] == "client/registerCapability" })
  }

  @Test func otherFilesOfShimonAreLeftAlone() {
    var client = Client()
    client.open("format: shimon-policy/1\nrules: {x/y: off}\n")
    #expect(client.published["untitled:a"] == [])
    client.open("format: shimon/2\n")
    #expect(client.codes().contains("format/unknown-format"))
  }

  @Test(arguments: ["", "\u{FEFF}", "\u{FEFF}件名: x\r\n種類: 委託\r\n", "件名：x", "\t", "\u{0}", "- a", "[", "a: |\n  b"])
  func everyTextIsAnswered(_ text: String) {
    var client = Client()
    client.open(text)
    #expect(client.published["untitled:a"]?.isEmpty == false)
  }

  @Test func aTextThatIsTooBigIsSaidToBe() {
    var client = Client()
    client.open(String(repeating: "a: 1\n", count: SourceFile.maximumByteCount / 5 + 1))
    #expect(client.codes() == ["yaml/file-too-big"])
  }

  @Test func suppressionsCountByTheDayGiven() {
    let text = "# shimon: ignore sections/head reason=\"試行\" until=2026-03-31\n件名: x\n"
    var client = Client()
    client.server.today = .init(year: 2026, month: 3, day: 31)
    client.open(text)
    #expect(!client.codes().contains("sections/head"))
    client.server.today = .init(year: 2026, month: 4, day: 1)
    client.open(text)
    #expect(client.codes().contains("sections/head"))
    #expect(client.codes().contains("suppression/expired"))
  }

  @Test func wrongRulesAreSaidToBe() {
    var client = Client()
    client.server.ruleSets = NoRules()
    client.open("件名: x\n")
    #expect(client.codes() == ["editor/wrong-rules"])
    #expect(client.hover("件▮名: x\n") == nil)
    #expect(client.completions("▮").isEmpty)
  }

  private func at(_ line: Int, _ character: Int) -> EditorPosition { EditorPosition(line: line, character: character) }
}
