import BuiltinRuleSet
import LanguageServer
import Linting
import SourceText

/// The language server: any stream is cut into messages and every message answered or passed over; after any edits it says
/// of the text what it says of the same text opened anew.
///
/// The first byte chooses: a raw stream, contents of messages line by line, or edits of a document (``EditScript``).
struct ServerTarget: FuzzTarget {
  static let name = "lsp"
  private let ruleSet = RuleSet.builtin()

  mutating func problem(with bytes: [UInt8]) -> String? {
    guard let choice = bytes.first else { return nil }
    let rest = Array(bytes.dropFirst())
    switch choice % 3 {
    case 0: return streamProblem(rest, piece: Int(choice / 3) + 1)
    case 1: return messageProblem(rest)
    default: return editProblem(rest)
    }
  }

  private func server() -> Server {
    var server = Server(SingleRuleSet(ruleSet), language: .japanese, version: "1")
    let initialize = """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{"textDocument":{"hover":{"contentFormat":\
      ["markdown"]},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}}}
      """
    _ = server.receive([
      .message(Array(initialize.utf8)), .message(Array(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#.utf8)),
    ])
    return server
  }

  private func streamProblem(_ bytes: [UInt8], piece: Int) -> String? {
    var server = server()
    var whole = FrameReader()
    whole.append(bytes)
    var expected: [FrameReader.Frame] = []
    while let frame = whole.next() { expected.append(frame) }
    var pieces = FrameReader()
    var found: [FrameReader.Frame] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      pieces.append(bytes[start..<min(start + piece, bytes.count)])
      while let frame = pieces.next() { found.append(frame) }
    }
    let messages = { (frames: [FrameReader.Frame]) in frames.filter { $0 != .malformed } }
    if bytes.count < FrameReader.maximumHeaderByteCount, messages(expected) != messages(found) {
      return "a stream in pieces holds other messages"
    }
    return answerProblem(server.receive(found))
  }

  private func messageProblem(_ bytes: [UInt8]) -> String? {
    var server = server()
    let frames = bytes.split(separator: UInt8(ascii: "\n")).map { FrameReader.Frame.message(Array($0)) }
    return answerProblem(server.receive(frames))
  }

  private func editProblem(_ bytes: [UInt8]) -> String? {
    var script = EditScript(bytes)
    var server = server()
    var last: [[UInt8]] = []
    while let message = script.next() {
      let answers = server.receive([.message(Array(message.utf8))])
      if let problem = answerProblem(answers) { return problem }
      last =
        answers.filter { EditScript.isPublication($0) }
        + (answers.contains { EditScript.isPublication($0) } ? [] : last)
    }
    guard let text = script.text else { return nil }
    var fresh = self.server()
    let answers = fresh.receive([.message(Array(EditScript.opening(text, version: script.version).utf8))])
    guard let wanted = answers.last(where: { EditScript.isPublication($0) }) else { return "nothing published" }
    return last.last == wanted ? nil : "other diagnostics than for the same text opened anew"
  }

  private func answerProblem(_ answers: [[UInt8]]) -> String? {
    for answer in answers {
      do throws(JSONError) { _ = try JSONReader.read(answer) } catch { return "an answer that is no JSON: \(error)" }
    }
    return nil
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    let messages = [
      EditScript.opening("件名: x\n再委託: 未定\n", version: 1),
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"#
        + #""contentChanges":[{"range":{"start":{"line":0,"character":4},"end":{"line":0,"character":5}},"text":"😀"}]}}"#,
      #"{"jsonrpc":"2.0","id":"a","method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"#
        + #""position":{"line":1,"character":1}}}"#,
      #"{"jsonrpc":"2.0","id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"untitled:a"},"#
        + #""position":{"line":1,"character":5}}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"untitled:a"},"#
        + #""range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]}}}"#,
      #"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#, #"{"jsonrpc":"2.0","method":"exit"}"#,
    ]
    let stream = messages.flatMap { FrameReader.frame(Array($0.utf8)) }
    let scripts = project.proposals.prefix(20).enumerated().map { index, proposal in
      [UInt8(2)] + EditScript.seed(proposal.prefix(700), index)
    }
    return [[0] + stream, [30] + stream, [1] + Array(messages.joined(separator: "\n").utf8)] + scripts
  }
}
