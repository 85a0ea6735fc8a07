import Foundation
import Testing

/// `shimon lsp` over its pipes.
struct LanguageServerCommandTests {
  private func framed(_ messages: [String]) -> Data {
    Data(messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined().utf8)
  }

  /// The contents of framed messages.
  private func contents(_ output: String) throws -> [[String: Any]] {
    var bytes = Data(output.utf8)[...]
    var result: [[String: Any]] = []
    while let end = bytes.range(of: Data("\r\n\r\n".utf8)) {
      let header = String(decoding: bytes[bytes.startIndex..<end.lowerBound], as: UTF8.self)
      let length = try #require(Int(header.replacing("Content-Length: ", with: "")))
      let content = bytes[end.upperBound..<end.upperBound + length]
      result.append(try #require(try JSONSerialization.jsonObject(with: content) as? [String: Any]))
      bytes = bytes[(end.upperBound + length)...]
    }
    #expect(bytes.isEmpty)
    return result
  }

  private let initialize = """
    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}
    """
  private let shutdown = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}"
  private let exit = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"

  private func open(_ uri: String, _ text: String) -> String {
    """
    {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\(uri)","languageId":"yaml",
    "version":1,"text":"\(text)"}}}
    """
  }

  @Test func aSessionFromEndToEnd() throws {
    let scratch = try TemporaryFolder()
    let ask = """
      {"jsonrpc":"2.0","id":"h","method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},
      "position":{"line":0,"character":0}}}
      """
    let outcome = try Program.run(
      ["lsp", "--stdio"], in: scratch.url,
      input: framed([initialize, open("untitled:a", "種類: 外部委託\\n"), ask, shutdown, exit]))
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let messages = try contents(outcome.output)
    #expect(messages.compactMap { $0["id"] as? String } == ["h"])
    #expect(outcome.output.contains("何について諮問・報告するか"))
  }

  @Test func statusTellsHowItEnded() throws {
    let scratch = try TemporaryFolder()
    func status(_ messages: [String]) throws -> Int32 {
      try Program.run(["lsp"], in: scratch.url, input: framed(messages)).status
    }
    #expect(try status([initialize, shutdown]) == 0)
    #expect(try status([initialize, exit]) == 1)
    #expect(try status([initialize]) == 1)
    #expect(try status([]) == 1)
    #expect(try Program.run(["lsp", "x"], in: scratch.url).status == 2)
    #expect(try Program.run(["lsp", "--today", "x"], in: scratch.url).status == 2)
    #expect(try Program.run(["lsp", "--policy", "none.yaml"], in: scratch.url).status == 3)
  }

  /// The policy that `shimon lint` finds for a file counts in the editor as well; a wrong one is said to be.
  @Test func policiesAreFoundByTheAddressOfTheDocument() throws {
    let scratch = try TemporaryFolder()
    let folder = scratch.url.appendingPathComponent("提案 書")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let policy = folder.appendingPathComponent(".shimon.yaml")
    let uri = folder.appendingPathComponent("a.yaml").absoluteString
    #expect(uri.contains("%"))
    func codes() throws -> [String] {
      let outcome = try Program.run(
        ["lsp"], in: scratch.url, input: framed([initialize, open(uri, "件名: x\\n")]))
      let found = try contents(outcome.output).first { $0["method"] != nil }?["params"] as? [String: Any]
      return (found?["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }
    #expect(try codes().contains("sections/head"))
    try Data("format: shimon-policy/1\nrules: {sections/head: off}\n".utf8).write(to: policy)
    let withPolicy = try codes()
    #expect(!withPolicy.isEmpty && !withPolicy.contains("sections/head"))
    try Data("format: shimon-policy/1\nrules: {no/such: off}\n".utf8).write(to: policy)
    #expect(try codes() == ["editor/wrong-rules"])
  }
}
