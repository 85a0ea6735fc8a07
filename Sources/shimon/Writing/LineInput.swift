/// Standard input, line by line.
struct LineInput {
  private var pending: [UInt8] = []
  private var hasEnded = false

  /// The next line without its line break; nil at the end of the input.
  mutating func next() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        var line = pending[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        pending.removeSubrange(...end)
        return text
      }
      guard !hasEnded else {
        defer { pending = [] }
        return pending.isEmpty ? nil : String(decoding: pending, as: UTF8.self)
      }
      let more = System.readSome()
      if more.isEmpty { hasEnded = true } else { pending += more }
    }
  }
}
