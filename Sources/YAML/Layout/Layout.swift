import SourceText

/// The canonical layout of a document.
///
/// Indentation of two, lists indented below their key, one space behind colons and dashes, at most one blank line in a
/// row, a final newline. Collections in brackets stay so where they fit in ``width`` columns and hold no comments.
/// Quotes stay as they are written, and so do the line breaks inside texts. Comments stay at what they stand at:
/// comment lines above an entry go where it goes, those at the top of a block that a blank line sets apart stay on top.
/// Comments at the ends of adjacent lines of one indentation are lined up. The file keeps its line endings and its byte order mark.
///
/// Laying out twice changes nothing more. The values stay the same but for the order and the names of keys.
package struct Layout: Sendable {
  /// Columns that a collection in brackets may reach on their line.
  package var width = 100

  /// The rank of a key in the mapping at a path of keys (those of the file, list entries left out), smaller first. A
  /// key without a rank stays behind the key that it follows.
  package var rank: @Sendable (_ path: [String], _ key: String) -> Int?
  /// Another text for a key of the mapping at a path; nil to keep it as it is written.
  package var rename: @Sendable (_ path: [String], _ key: String) -> String?

  /// A layout that keeps keys as and where they are, unless told otherwise.
  package init(
    rank: @escaping @Sendable (_ path: [String], _ key: String) -> Int? = { _, _ in nil },
    rename: @escaping @Sendable (_ path: [String], _ key: String) -> String? = { _, _ in nil }
  ) {
    self.rank = rank
    self.rename = rename
  }

  /// The text of a document, read without errors, in this layout.
  ///
  /// The result was read again: it holds the same values and every comment once. Otherwise an error is thrown, as where
  /// two keys of a mapping would get the same name.
  package func format(_ tree: Tree) throws(EditError) -> [UInt8] {
    var builder = LayoutBuilder(tree)
    let document = builder.document()
    var printer = LayoutPrinter(tree, self)
    let bytes = try printer.print(document)
    var result = Tree()
    let problems = result.read(bytes)
    guard tree.root == nil || !problems.contains(where: { $0.severity == .error }) else { throw .cannotLayOut }
    guard holdsSame(tree, result), Layout.comments(tree) == Layout.comments(result) else { throw .cannotLayOut }
    return bytes
  }

  /// The entries of a mapping in order. Entries whose key has no rank take that of the entry before them.
  func sorted<Entry>(_ entries: [Entry], path: [String], key: (Entry) -> String?) -> [Entry] {
    var current = Int.min
    let ranked = entries.map { entry in
      current = key(entry).flatMap { rank(path, $0) } ?? current
      return (rank: current, entry: entry)
    }
    return ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(
      \.element.entry)
  }

  // MARK: Checking

  private func holdsSame(_ before: Tree, _ after: Tree) -> Bool {
    guard before.root != nil, after.root != nil else { return before.root == after.root }
    return holdsSame(before, 0, after, 0, path: [])
  }

  private func holdsSame(_ before: Tree, _ old: Int, _ after: Tree, _ new: Int, path: [String]) -> Bool {
    let (left, right) = (before.nodes[old], after.nodes[new])
    guard left.kind == right.kind, left.count == right.count else { return false }
    switch left.kind {
    case .scalar:
      return before.bytes(of: old) == after.bytes(of: new)
        && Layout.isText(before, old) == Layout.isText(after, new)
        && before.isEmptyScalar(old) == after.isEmptyScalar(new)
    case .sequence:
      return zip(before.children(of: old), after.children(of: new)).allSatisfy {
        holdsSame(before, $0, after, $1, path: path)
      }
    case .mapping:
      let pairs = sorted(before.pairs(of: old), path: path) { before.text(of: $0.key) }
      return zip(pairs, after.pairs(of: new)).allSatisfy { pair, other in
        let key = before.text(of: pair.key)
        return (rename(path, key) ?? key) == after.text(of: other.key)
          && holdsSame(before, pair.value, after, other.value, path: path + [key])
      }
    }
  }

  private static func isText(_ tree: Tree, _ node: Int) -> Bool {
    tree.nodes[node].style != .plain || CoreSchema.resolve(tree.bytes(of: node)) == .string
  }

  private static func comments(_ tree: Tree) -> [String] {
    tree.comments.map { LayoutLine.text($0, tree) }.sorted()
  }
}

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
