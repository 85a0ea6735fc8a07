import SourceText

/// What somebody does in an editor, read from bytes: a text is opened, then changed and asked about.
///
/// The text comes first, up to a byte 0; then steps of four bytes: what to do, two for the place, one for the text.
struct EditScript {
  /// The text as the editor has it; nil before it was opened.
  private(set) var text: String?
  /// The number of the last change.
  private(set) var version = 0
  private var bytes: ArraySlice<UInt8>
  private var units: [UInt16] = []

  private static let insertions = [
    "", "\n", "  ", "- ", ": ", "：", "#", "\"", "未定", "はい", "再委託: 禁止\n", "😀", "\r\n", "[", "}", "e\u{301}",
  ]
  private static let methods = [
    "hover", "completion", "codeAction", "documentSymbol", "definition", "references", "documentHighlight",
    "formatting",
  ]
  private static let uri = "untitled:a"

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// The next message; nil at the end.
  mutating func next() -> String? {
    guard text != nil else {
      let start = bytes.prefix { $0 != 0 }
      bytes = bytes.dropFirst(start.count + 1)
      let opened = String(decoding: start, as: UTF8.self)
      text = opened
      units = Array(opened.utf16)
      version = 1
      return EditScript.opening(opened, version: 1)
    }
    guard bytes.count >= 4 else { return nil }
    let step = Array(bytes.prefix(4))
    bytes = bytes.dropFirst(4)
    let place = Int(step[1]) << 8 | Int(step[2])
    return step[0] & 1 == 0 ? change(at: place, step) : request(at: place, step)
  }

  private mutating func change(at place: Int, _ step: [UInt8]) -> String {
    let start = boundary(place % (units.count + 1))
    let end = boundary(min(units.count, start + Int(step[3] >> 4)))
    let new = EditScript.insertions[Int(step[3] & 15)]
    let range = "{\"start\": \(position(of: start)), \"end\": \(position(of: end))}"
    units.replaceSubrange(start..<end, with: Array(new.utf16))
    text = String(decoding: units, as: UTF16.self)
    version += 1
    return """
      {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "\(EditScript.uri)", \
      "version": \(version)}, "contentChanges": [{"range": \(range), "text": \(EditScript.quoted(new))}]}}
      """
  }

  private func request(at place: Int, _ step: [UInt8]) -> String {
    let at = position(of: place % (units.count + 1))
    let method = EditScript.methods[Int(step[0] >> 1) % EditScript.methods.count]
    return """
      {"jsonrpc": "2.0", "id": 1, "method": "textDocument/\(method)", "params": {"textDocument": \
      {"uri": "\(EditScript.uri)"}, "position": \(at), "range": {"start": \(at), "end": \(at)}, \
      "context": {"diagnostics": [], "includeDeclaration": true}, "options": {"tabSize": 2, "insertSpaces": true}}}
      """
  }

  /// An offset that cuts neither a surrogate pair nor CR LF.
  private func boundary(_ offset: Int) -> Int {
    guard offset > 0, offset < units.count else { return offset }
    let isPair = UTF16.isTrailSurrogate(units[offset]) && UTF16.isLeadSurrogate(units[offset - 1])
    return isPair || (units[offset] == 0x0A && units[offset - 1] == 0x0D) ? offset - 1 : offset
  }

  private func position(of offset: Int) -> String {
    var line = 0
    var start = 0
    for index in 0..<offset where units[index] == 0x0A || (units[index] == 0x0D && !isFollowedByLineFeed(index)) {
      line += 1
      start = index + 1
    }
    return "{\"line\": \(line), \"character\": \(offset - start)}"
  }

  private func isFollowedByLineFeed(_ index: Int) -> Bool { index + 1 < units.count && units[index + 1] == 0x0A }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.output.text
  }

  /// The message that opens a text.
  static func opening(_ text: String, version: Int) -> String {
    """
    {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "\(uri)", \
    "languageId": "yaml", "version": \(version), "text": \(quoted(text))}}}
    """
  }

  /// Whether a message publishes diagnostics.
  static func isPublication(_ message: [UInt8]) -> Bool {
    (try? JSONReader.read(message))?["method"] == "textDocument/publishDiagnostics"
  }

  /// A script to start from.
  static func seed(_ proposal: ArraySlice<UInt8>, _ number: Int) -> [UInt8] {
    let steps = (0..<12).flatMap { step -> [UInt8] in
      let value = (number + 1) &* 0x9E37_79B9 &+ step &* 0x85EB_CA6B
      return (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    return Array(proposal) + [0] + steps
  }
}
