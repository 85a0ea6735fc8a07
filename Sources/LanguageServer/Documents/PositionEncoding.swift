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
