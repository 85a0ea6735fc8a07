import Proposal
import SourceText

/// Inside brackets.
extension CursorReader {
  /// So many lines above the cursor may hold the bracket that is still open.
  private static let lineLimit = 200
  /// Text in brackets longer than this is not followed.
  private static let byteLimit = 1 << 16

  /// A bracket that is open at the cursor.
  private struct Frame {
    var isMapping: Bool
    /// What the collection is in the vocabulary.
    var role: NodeRole
    /// Where the key or value that is being written starts.
    var tokenStart: Int
    /// The field whose value is being written.
    var field: FieldPlace?
    var present: Set<Int> = []
    /// Whether the key that is being written has its colon.
    var isBehindColon = false
  }

  func flowContext(at offset: Int, _ line: Int, _ shape: LineShape) -> CursorContext? {
    guard let frame = openFrame(at: offset, line, shape) else { return nil }
    let start = min(LineShape.skipSpaces(frame.tokenStart, offset, bytes), offset)
    // A token that began on an earlier line cannot be replaced from here.
    let lineStart = min(max(start, shape.start), offset)
    let token = LineShape.skipSpaces(lineStart, offset, bytes)
    var end = offset
    while end < shape.end, ![0x2C, 0x5D, 0x7D, 0x3A].contains(bytes[end]),
      !LineShape.isComment(end, bytes, from: token)
    {
      end += 1
    }
    while end > offset, LineShape.isSpace(bytes[end - 1]) { end -= 1 }
    var context = CursorContext(
      expectation: .suppressedRule, span: Span(token, end), typed: text(token, offset),
      hasColon: LineShape.isColon(end, shape.end, bytes))
    switch (frame.isMapping, frame.role) {
    case (true, .record(let type)) where !frame.isBehindColon:
      context.expectation = .key(record: type, present: frame.present)
    case (true, .record):
      guard let place = frame.field.flatMap({ scalarPlace(vocabulary.expectation(at: $0)) }) else { return nil }
      context.expectation = .value(place)
      context.needsSpace = bytes[offset - 1] == UInt8(ascii: ":")
    case (false, .list(let place)):
      guard let place = scalarPlace(vocabulary.expectation(inListAt: place)) else { return nil }
      context.expectation = .value(place)
    default: return nil
    }
    return context
  }

  /// The innermost bracket that is open at the cursor, if the value it belongs to has a field.
  private func openFrame(at offset: Int, _ line: Int, _ shape: LineShape) -> Frame? {
    var candidate = line
    while candidate >= 0, line - candidate < CursorReader.lineLimit {
      let shape = candidate == line ? shape : self.shape(candidate)
      let start = shape.valueStart
      guard offset - start <= CursorReader.byteLimit else { return nil }
      if start < offset, start < shape.end, bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{") {
        let role = role(ofValueOn: candidate, shape)
        // Without a key the bracket may stand in another one that opens further up.
        let mayBeInner = shape.key == nil && role == .none
        if !mayBeInner, let frame = scan(from: start, to: offset, role) { return frame }
        if shape.key != nil { return nil }
      } else if shape.key != nil, shape.firstColumn == 0 {
        return nil
      }
      candidate -= 1
    }
    return nil
  }

  private func role(ofValueOn line: Int, _ shape: LineShape) -> NodeRole {
    if let key = shape.key { return place(of: key, line, shape).map { vocabulary.expectation(at: $0) } ?? .none }
    guard let (path, _) = surroundings(line, column: shape.column, shape.dashes) else { return .none }
    return resolve(path)
  }

  /// Follows brackets from one that opens a value up to the cursor.
  private func scan(from start: Int, to offset: Int, _ role: NodeRole) -> Frame? {
    var frames: [Frame] = []
    var index = start
    var isTokenStart = true
    while index < offset {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\"") where isTokenStart, UInt8(ascii: "'") where isTokenStart:
        index = LineShape.behindQuoted(index, offset, bytes)
        isTokenStart = false
        continue
      case UInt8(ascii: "#") where index > start && bytes[index - 1] <= 0x20:
        while index < offset, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") { index += 1 }
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        guard isTokenStart, frames.count < 64 else { break }
        let role = frames.last.map { inner(of: $0) } ?? role
        frames.append(Frame(isMapping: byte == UInt8(ascii: "{"), role: role, tokenStart: index + 1))
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard !frames.isEmpty else { return nil }
        frames.removeLast()
        if frames.isEmpty { return nil }
      case UInt8(ascii: ","):
        guard !frames.isEmpty else { break }
        frames[frames.count - 1].tokenStart = index + 1
        frames[frames.count - 1].field = nil
        frames[frames.count - 1].isBehindColon = false
      case UInt8(ascii: ":"):
        guard let frame = frames.last, frame.isMapping, !frame.isBehindColon,
          LineShape.isColon(index, offset, bytes) || index + 1 == offset
        else { break }
        take(keyUpTo: index, &frames[frames.count - 1])
      default: break
      }
      if byte > 0x20 { isTokenStart = [0x5B, 0x7B, 0x2C, 0x3A].contains(byte) }
      index += 1
    }
    return frames.last
  }

  private func take(keyUpTo colon: Int, _ frame: inout Frame) {
    var start = frame.tokenStart
    while start < colon, bytes[start] <= 0x20 { start += 1 }
    var end = colon
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    frame.isBehindColon = true
    frame.tokenStart = colon + 1
    guard case .record(let type) = frame.role, let field = field(Span(start, end), of: type) else { return }
    frame.field = FieldPlace(record: type, field: field)
    frame.present.insert(field)
  }

  /// What a collection in a bracket is.
  private func inner(of frame: Frame) -> NodeRole {
    switch frame.role {
    case .list(let place) where !frame.isMapping: vocabulary.expectation(inListAt: place)
    case .record where frame.isMapping: frame.field.map { vocabulary.expectation(at: $0) } ?? .none
    default: .none
    }
  }
}
