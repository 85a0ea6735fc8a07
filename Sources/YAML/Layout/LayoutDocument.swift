import SourceText

/// A comment on a line of its own.
struct LayoutLine {
  var text: String
  /// Whether a blank line stands above it.
  var hasBlankLine: Bool

  /// A comment without the white space at its end.
  static func text(_ comment: Comment, _ tree: Tree) -> String {
    var bytes = tree.source[comment.span.range]
    while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A value with the comments that belong to it.
indirect enum LayoutValue {
  /// A scalar.
  case scalar(Int)
  /// A collection in brackets that holds neither comments nor texts of several lines.
  case flow(Int)
  /// A collection to be written by indentation.
  case block(LayoutBlock)
}

/// An entry of a collection with its comments.
struct LayoutEntry {
  var key: Int?
  var value: LayoutValue
  /// Comment lines above.
  var lead: [LayoutLine] = []
  /// Whether a blank line stands directly above the entry.
  var hasBlankLine = false
  /// The comment behind the colon or dash, where the value follows on further lines.
  var head: String?
  /// Comment lines between the colon or dash and a value that is no block.
  var between: [LayoutLine] = []
  /// The comment behind the value.
  var trailing: String?
  /// Comment lines below, deeper than the entry.
  var below: [LayoutLine] = []

  /// Whether a blank line stands above the entry and its comments.
  var startsWithBlankLine: Bool { lead.first?.hasBlankLine ?? hasBlankLine }
}

/// A collection by indentation.
struct LayoutBlock {
  var isMapping: Bool
  /// Comment lines on top that a blank line sets apart from the first entry.
  var head: [LayoutLine] = []
  var entries: [LayoutEntry] = []
  /// Comment lines at the end.
  var tail: [LayoutLine] = []
}

/// A whole document.
struct LayoutDocument {
  /// Comment lines above the `---`, and whether there is one.
  var prologue: [LayoutLine] = []
  var hasMarker = false
  /// The root as an entry without key or dash; nil in an empty document.
  var root: LayoutEntry?
  /// Comment lines behind the root.
  var tail: [LayoutLine] = []
}
