import SourceText

/// The canonical layout of a document.
///
/// Indentation of two, lists indented below their key, one space behind colons and dashes, at most one blank line in a
/// row, a final newline. Collections in brackets stay so where they fit in ``width`` columns and hold no comments.
/// Quotes stay as they are written, and so do the line breaks inside texts. Comments stay at what they stand at:
/// comment lines above an entry go where it goes, those at the top of the file, or of a block and set apart by a blank
/// line, stay on top. A comment that holds for an entry (``binds``) holds for the same one afterwards: where it would not,
/// it goes to a line of its own above the entry, and where that does not help, the keys around it keep their order.
/// Comments at the ends of adjacent lines of one indentation are lined up. The file keeps its line endings and its byte
/// order mark.
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
  /// Whether a comment holds for the entry that it speaks of, as ``CommentEntries`` finds it.
  package var binds: @Sendable (_ comment: ArraySlice<UInt8>) -> Bool

  /// A layout that keeps keys as and where they are, unless told otherwise.
  package init(
    rank: @escaping @Sendable (_ path: [String], _ key: String) -> Int? = { _, _ in nil },
    rename: @escaping @Sendable (_ path: [String], _ key: String) -> String? = { _, _ in nil },
    binds: @escaping @Sendable (_ comment: ArraySlice<UInt8>) -> Bool = { _ in false }
  ) {
    self.rank = rank
    self.rename = rename
    self.binds = binds
  }

  /// The text of a document, read without errors, in this layout.
  ///
  /// The result was read again: it holds the same values and every comment once. Otherwise an error is thrown, as where
  /// two keys of a mapping would get the same name.
  package func format(_ tree: Tree) throws(EditError) -> [UInt8] {
    let bound = BindingComments(tree, binds)
    var plan = LayoutPlan()
    // Each round raises a comment or fixes the order of a mapping; a second look at what was raised finds the rest.
    for _ in 0...(bound.all.count * 2 + 1) {
      let (bytes, moved) = try format(tree, bound, plan)
      if moved.isEmpty { return bytes }
      for comment in moved where !plan.keep(comment, in: tree) { throw .cannotLayOut }
    }
    throw .cannotLayOut
  }

  /// The text by a plan, and the comments that hold for something else in it.
  private func format(
    _ tree: Tree, _ bound: BindingComments, _ plan: LayoutPlan
  ) throws(EditError) -> (bytes: [UInt8], moved: [BindingComments.Bound]) {
    var builder = LayoutBuilder(tree, plan)
    let document = builder.document()
    var printer = LayoutPrinter(tree, self, plan)
    let bytes = try printer.print(document)
    var result = Tree()
    let problems = result.read(bytes)
    guard tree.root == nil || !problems.contains(where: { $0.severity == .error }) else { throw .cannotLayOut }
    guard let origins = origins(tree, result, plan), Layout.comments(tree) == Layout.comments(result) else {
      throw .cannotLayOut
    }
    guard !bound.all.isEmpty else { return (bytes, []) }
    let after = BindingComments(result, binds)
    return (bytes, bound.moved(in: after) { origins[$0] })
  }

  /// The entries of a mapping in order. Entries whose key has no rank take that of the entry before them.
  func sorted<Entry>(_ entries: [Entry], path: [String], key: (Entry) -> String?) -> [Entry] {
    var current = Int.min
    let ranked = entries.map { entry in
      current = key(entry).flatMap { rank(path, $0) } ?? current
      return (rank: current, entry: entry)
    }
    return ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map { $0.element.entry }
  }

  // MARK: Checking

  /// For each node of a document in this layout the node that it was; nil where it does not hold the same.
  private func origins(_ before: Tree, _ after: Tree, _ plan: LayoutPlan) -> [Int]? {
    var origins = Array(repeating: 0, count: after.nodes.count)
    guard before.root != nil, after.root != nil else { return before.root == after.root ? origins : nil }
    guard holdsSame(before, 0, after, 0, path: [], plan, &origins) else { return nil }
    return origins
  }

  private func holdsSame(
    _ before: Tree, _ old: Int, _ after: Tree, _ new: Int, path: [String], _ plan: LayoutPlan, _ origins: inout [Int]
  ) -> Bool {
    let (left, right) = (before.nodes[old], after.nodes[new])
    guard left.kind == right.kind, left.count == right.count else { return false }
    origins[new] = old
    switch left.kind {
    case .scalar:
      return before.bytes(of: old) == after.bytes(of: new)
        && Layout.isText(before, old) == Layout.isText(after, new)
        && before.isEmptyScalar(old) == after.isEmptyScalar(new)
    case .sequence:
      for (item, other) in zip(before.children(of: old), after.children(of: new)) {
        guard holdsSame(before, item, after, other, path: path, plan, &origins) else { return false }
      }
    case .mapping:
      var pairs = before.pairs(of: old)
      if !plan.inOrder.contains(old) { pairs = sorted(pairs, path: path) { before.text(of: $0.key) } }
      for (pair, other) in zip(pairs, after.pairs(of: new)) {
        let key = before.text(of: pair.key)
        origins[other.key] = pair.key
        guard (rename(path, key) ?? key) == after.text(of: other.key),
          holdsSame(before, pair.value, after, other.value, path: path + [key], plan, &origins)
        else { return false }
      }
    }
    return true
  }

  private static func isText(_ tree: Tree, _ node: Int) -> Bool {
    tree.nodes[node].style != .plain || CoreSchema.resolve(tree.bytes(of: node)) == .string
  }

  private static func comments(_ tree: Tree) -> [String] {
    tree.comments.map { LayoutLine.text($0, tree) }.sorted()
  }
}

/// What a layout does for the comments that would hold for something else.
struct LayoutPlan {
  /// The comments that go above their entry, by its node; those that hold for nothing go to the end of the document.
  private(set) var raised: [Int?: [Int]] = [:]
  /// The mappings whose keys keep their order.
  private(set) var inOrder: Set<Int> = []
  /// How much was done for a comment.
  private var steps: [Int: Int] = [:]

  /// Plans for a comment that did not keep its entry; false where nothing is left to try.
  mutating func keep(_ bound: BindingComments.Bound, in tree: Tree) -> Bool {
    steps[bound.comment, default: 0] += 1
    switch steps[bound.comment] {
    case 1:
      raised[bound.node, default: []].append(bound.comment)
      raised[bound.node]?.sort()
      return true
    case 2:
      // Above its entry it would hold for more: the entry must not come first.
      raised[bound.node]?.removeAll { $0 == bound.comment }
      inOrder.insert(Int(tree.nodes[bound.node ?? 0].parent))
      return true
    default: return false
    }
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
  /// Comment lines that stay on top.
  var head: [LayoutLine] = []
  /// Whether a blank line sets them apart from the first entry.
  var headIsApart = true
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
