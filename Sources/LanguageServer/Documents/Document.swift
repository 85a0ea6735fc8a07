import SourceText

/// A document that the editor has open.
struct Document: Sendable {
  /// The largest document whose text is kept. Proposals are smaller (``SourceFile/maximumByteCount``); this only bounds
  /// what an editor can make the server hold.
  static let maximumByteCount = 64 * 1024 * 1024

  /// Its address, as the editor gave it; never opened.
  let uri: String
  /// The editor's number of this state.
  var version: Int
  /// The text.
  private(set) var bytes: [UInt8]
  /// Where its lines start.
  private(set) var lines: LineIndex
  /// Whether the text was given up for its size; only a whole new one can follow.
  private var isGivenUp = false

  init(uri: String, version: Int, text: String) {
    self.uri = uri
    self.version = version
    bytes = Array(text.utf8)
    lines = LineIndex(bytes)
    bound()
  }

  /// Replaces the whole text.
  mutating func replace(by text: String) {
    isGivenUp = false
    bytes = Array(text.utf8)
    lines = LineIndex(bytes)
    bound()
  }

  /// Replaces a stretch of the text; a range that lies outside is cut to the text.
  mutating func replace(_ range: EditorRange, by text: String, _ encoding: PositionEncoding) {
    guard !isGivenUp else { return }
    let start = offset(of: range.start, encoding)
    let end = max(start, offset(of: range.end, encoding))
    bytes.replaceSubrange(start..<end, with: text.utf8)
    lines = LineIndex(bytes)
    bound()
  }

  private mutating func bound() {
    guard bytes.count > Document.maximumByteCount else { return }
    isGivenUp = true
    // What is kept is too big for a proposal still, and is reported as that.
    bytes = Array(repeating: UInt8(ascii: " "), count: SourceFile.maximumByteCount + 1)
    lines = LineIndex(bytes)
  }

  /// The text of a span.
  func text(_ span: Span) -> String {
    let end = min(Int(span.end), bytes.count)
    return String(decoding: bytes[min(Int(span.start), end)..<end], as: UTF8.self)
  }

  // MARK: Positions

  /// The byte at a position. A column behind the end of its line means the end of the line, a line behind the last one
  /// the end of the text; a position inside a character means its start.
  func offset(of position: EditorPosition, _ encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.count else { return bytes.count }
    let line = lines.content(of: position.line, in: bytes).range
    var offset = line.lowerBound
    var units = 0
    while offset < line.upperBound {
      let count = characterLength(at: offset)
      units += encoding.units(ofByteCount: count)
      guard units <= position.character else { break }
      offset += count
    }
    return min(offset, line.upperBound)
  }

  /// The position of a byte.
  func position(of offset: Int, _ encoding: PositionEncoding) -> EditorPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.line(at: UInt32(truncatingIfNeeded: offset))
    let content = lines.content(of: line, in: bytes).range
    let end = min(offset, content.upperBound)
    var index = content.lowerBound
    var units = 0
    while index < end {
      let count = characterLength(at: index)
      guard index + count <= end else { break }
      units += encoding.units(ofByteCount: count)
      index += count
    }
    return EditorPosition(line: line, character: units)
  }

  /// The range of a span.
  func range(of span: Span, _ encoding: PositionEncoding) -> EditorRange {
    let end = max(span.start, span.end)
    return EditorRange(start: position(of: Int(span.start), encoding), end: position(of: Int(end), encoding))
  }

  /// The range of the whole text.
  func fullRange(_ encoding: PositionEncoding) -> EditorRange { range(of: Span(0, bytes.count), encoding) }

  /// The bytes of the character that starts at `offset`. The text came as a string, so it is UTF-8.
  private func characterLength(at offset: Int) -> Int {
    switch bytes[offset] {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }
}

/// In what units the columns of positions count (LSP 3.17, `PositionEncodingKind`).
enum PositionEncoding: String, Sendable, CaseIterable {
  /// UTF-16 code units, which every client understands.
  case utf16 = "utf-16"
  /// Bytes of UTF-8.
  case utf8 = "utf-8"
  /// Unicode code points.
  case utf32 = "utf-32"

  /// The units of a character whose UTF-8 form has so many bytes.
  func units(ofByteCount count: Int) -> Int {
    switch self {
    case .utf16: count == 4 ? 2 : 1
    case .utf8: count
    case .utf32: 1
    }
  }
}

/// A place as editors count it: lines and columns from 0.
struct EditorPosition: Hashable, Sendable, Comparable {
  var line: Int
  var character: Int

  static func < (left: EditorPosition, right: EditorPosition) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// A stretch of text as editors count it; the end is behind the last character.
struct EditorRange: Hashable, Sendable {
  var start: EditorPosition
  var end: EditorPosition
}
