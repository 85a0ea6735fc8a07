import SourceText
import Testing

@testable import LanguageServer

struct LifecycleTests {
  private func code(_ answer: JSONValue?) -> Int? { answer?["error"]?["code"]?.wholeNumber }

  @Test func nothingBeforeInitialize() {
    var client = Client(waiting: ())
    #expect(code(client.answer("textDocument/hover", "{}")) == -32002)
    client.open("件名: x\n")
    #expect(client.published.isEmpty)
    #expect(client.request("initialize", "{\"capabilities\": {}}")?["capabilities"] != nil)
    #expect(code(client.answer("initialize", "{\"capabilities\": {}}")) == -32600)
  }

  @Test func exitStatusTellsWhetherShutdownCameFirst() {
    var polite = Client()
    #expect(polite.request("shutdown", "null") == .null)
    #expect(polite.server.isShutDown)
    #expect(polite.server.exitStatus == nil)
    #expect(code(polite.answer("textDocument/hover", "{}")) == -32600)
    polite.notify("exit", "null")
    #expect(polite.server.exitStatus == 0)
    #expect(polite.send(["{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"shutdown\"}"]).isEmpty)

    var hasty = Client()
    hasty.notify("exit", "null")
    #expect(hasty.server.exitStatus == 1)
  }

  @Test(arguments: [
    ("[\"utf-8\", \"utf-16\"]", "utf-8"), ("[\"utf-32\"]", "utf-32"), ("[\"utf-7\"]", "utf-16"), ("[]", "utf-16"),
    ("17", "utf-16"), ("[\"latin-1\", \"utf-8\"]", "utf-8"),
  ])
  func theFirstEncodingThatIsKnownIsTaken(_ offered: String, _ taken: String) {
    var client = Client(waiting: ())
    let result = client.request("initialize", "{\"capabilities\": {\"general\": {\"positionEncodings\": \(offered)}}}")
    #expect(result?["capabilities"]?["positionEncoding"] == .string(taken))
  }

  @Test(arguments: [
    ("", nil, "ja"), (", \"locale\": \"en-GB\"", nil, "en"), (", \"locale\": \"fr\"", nil, "ja"),
    (", \"locale\": \"en\"", Language.japanese, "ja"),
    (", \"locale\": \"ja\", \"initializationOptions\": {\"lang\": \"en\"}", Language.japanese, "en"),
    (", \"initializationOptions\": {\"lang\": \"xx\"}", nil, "ja"),
  ])
  func languageOfMessages(_ more: String, _ asked: Language?, _ expected: String) {
    var client = Client(language: asked, more: more)
    client.open("種類: なんとか\n")
    let message = client.published["untitled:a"]?.first?["message"]?.text ?? ""
    #expect(message.contains("という選択肢はありません") == (expected == "ja"))
    #expect(message.contains("is no kind of paper") == (expected == "en"))
  }

  @Test func languageCanBeChanged() {
    var client = Client()
    client.open("種類: なんとか\n")
    client.notify("workspace/didChangeConfiguration", "{\"settings\": {\"shimon\": {\"lang\": \"en\"}}}")
    #expect(client.published["untitled:a"]?.first?["message"]?.text?.contains("is no kind") == true)
  }

  @Test func requestsCancelledInTheSameBatchAreNotWorkedOn() {
    var client = Client()
    let cancel = "{\"jsonrpc\": \"2.0\", \"method\": \"$/cancelRequest\", \"params\": {\"id\": \"x\"}}"
    func shutdown(_ id: String) -> String { "{\"jsonrpc\": \"2.0\", \"id\": \"\(id)\", \"method\": \"shutdown\"}" }
    let answers = client.send([shutdown("x"), cancel, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no\"}"])
    #expect(answers.map { code($0) } == [-32800, -32601])
    // What was cancelled before it came, and what nobody sent, is none of the request's business.
    #expect(client.send([cancel, shutdown("x")]).map { $0["result"] } == [.null])
  }

  @Test(arguments: [
    ("{", -32700), ("", -32700), ("\u{FEFF}{}", -32700), ("[]", -32600), ("null", -32600), ("{}", -32600),
    ("{\"jsonrpc\": \"2.0\", \"id\": null, \"method\": \"shutdown\"}", -32600),
    ("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": 5}", -32600),
    ("{\"jsonrpc\": \"2.0\", \"id\": 1}", -32600),
    ("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"textDocument/hover\"}", -32602),
    (
      "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"textDocument/codeAction\", \"params\": {\"textDocument\": {}}}",
      -32602
    ),
    ("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"textDocument/rename\", \"params\": {}}", -32601),
  ])
  func whatCannotBeUnderstoodIsAnsweredWithAnError(_ content: String, _ expected: Int) {
    var client = Client()
    let answers = client.send([content])
    #expect(answers.map { code($0) } == [expected])
    #expect(answers.first?["id"] != nil)
    #expect(answers.first?["error"]?["message"]?.text?.isEmpty == false)
  }

  @Test func notificationsAndAnswersNeedNoAnswer() {
    var client = Client()
    #expect(
      client.send(["{\"jsonrpc\": \"2.0\", \"method\": \"$/setTrace\", \"params\": {\"value\": \"off\"}}"]).isEmpty)
    #expect(client.send(["{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didOpen\"}"]).isEmpty)
    #expect(client.send(["{\"jsonrpc\": \"2.0\", \"id\": 3, \"result\": null}"]).isEmpty)
  }
}
