import SourceText

/// What must hold of everything that is said about a text.
struct Soundness {
  private let bytes: [UInt8]
  private let isUTF8: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isUTF8 = String(validating: bytes, as: UTF8.self) != nil
  }

  func problem(with diagnostics: [Diagnostic]) -> String? {
    for diagnostic in diagnostics {
      let texts = [diagnostic.message] + [diagnostic.help].compactMap { $0 } + diagnostic.labels.map(\.message)
      if texts.contains(where: { $0.ja.isEmpty || $0.en.isEmpty }) { return "\(diagnostic.code): an empty message" }
      for span in [diagnostic.span] + diagnostic.labels.map(\.span) + (diagnostic.fix?.edits ?? []).map(\.span) {
        if let problem = problem(with: span) { return "\(diagnostic.code): \(problem)" }
      }
      if let fix = diagnostic.fix, (try? fix.edits.applied(to: bytes)) == nil {
        return "\(diagnostic.code): a fix that cannot be made"
      }
    }
    return nil
  }

  /// A span lies in the text and cuts no character.
  func problem(with span: Span) -> String? {
    guard span.start <= span.end, Int(span.end) <= bytes.count else {
      return "span \(span.start)..<\(span.end) of \(bytes.count) bytes"
    }
    guard isUTF8 else { return nil }
    for offset in [Int(span.start), Int(span.end)] where offset < bytes.count && bytes[offset] & 0xC0 == 0x80 {
      return "span \(span.start)..<\(span.end) cuts a character"
    }
    return nil
  }

  /// Output for terminals, logs and pages holds no control characters and nothing that turns text around.
  static func problem(withOutput bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "output is not UTF-8" }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        return "U+\(String(scalar.value, radix: 16)) in the output"
      default: continue
      }
    }
    return nil
  }
}
