import SourceText
import YAML

/// Whose a YAML file is, judged by what stands at its top.
///
/// It is asked before a file is changed or passed over. Lint passes over ``another`` alone: to pass over what merely
/// looks foreign would be to pass over a proposal whose keys are all wrong.
package enum FileOwner: Sendable, Equatable {
  /// A proposal: it says so, or most of its keys at the top are the vocabulary's.
  case proposal
  /// Another of Shimon's files, such as a policy or a baseline: it says so.
  case another
  /// Another program's, or nobody's: of its keys at the top only so many are the vocabulary's.
  case foreign(known: Int, keys: Int)
  /// Its keys are the vocabulary's, but English ones that many programs have, such as `title`, and nothing in it says
  /// that it is a proposal: it is changed only where somebody names it.
  case common
  /// It cannot be told, for the file holds nothing that could be read.
  case unclear

  /// Judges a file.
  package init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
    var tree = Tree()
    let isReadable = !tree.read(bytes).contains { $0.severity == .error }
    self.init(tree, isReadable: isReadable, vocabulary)
  }

  /// Judges a file that was read; of one with mistakes of form its lines tell.
  package init(_ tree: Tree, isReadable: Bool, _ vocabulary: Vocabulary) {
    let top = TopLevel(tree, isReadable: isReadable)
    if let format = top.format {
      if format.hasPrefix(FileOwner.family + "/") {
        self = .proposal
        return
      }
      if format.hasPrefix(FileOwner.family + "-") {
        self = .another
        return
      }
    }
    guard top.hasContent else {
      self = .unclear
      return
    }
    let keys = top.keys.filter { !Vocabulary.formatKeys.contains($0) }
    let fields = vocabulary.records[vocabulary.root].fields
    let words = fields.flatMap { $0.japaneseKeys + $0.englishKeys }
    let known = keys.count { FileOwner.isKnown($0, vocabulary, words) }
    guard known * 2 > keys.count else {
      self = .foreign(known: known, keys: keys.count)
      return
    }
    let isJapanese = keys.contains { key in key.utf8.contains { $0 >= 0x80 } }
    self = isJapanese || top.format == nil && top.isOurs(vocabulary) ? .proposal : .common
  }

  /// Whether a file says that it is another of Shimon's.
  package static func saysAnother(_ bytes: [UInt8]) -> Bool {
    var tree = Tree()
    let isReadable = !tree.read(bytes).contains { $0.severity == .error }
    return saysAnother(tree, isReadable: isReadable)
  }

  /// Whether a file that was read says that it is another of Shimon's.
  package static func saysAnother(_ tree: Tree, isReadable: Bool) -> Bool {
    TopLevel(tree, isReadable: isReadable).format?.hasPrefix(family + "-") ?? false
  }

  /// What the formats of all of Shimon's files begin with.
  private static let family = "shimon"

  /// Whether a key is the vocabulary's. A misspelt one is as well if it is Japanese, for no other program's keys are;
  /// `systems` and `system` may be two programs' keys.
  private static func isKnown(_ key: String, _ vocabulary: Vocabulary, _ words: [String]) -> Bool {
    if vocabulary.records[vocabulary.root].keys.find(Array(key.utf8)[...]) != nil { return true }
    let isASCII = key.utf8.allSatisfy { $0 < 0x80 }
    return !isASCII && Spelling.nearest(to: key, among: words) != nil
  }
}

/// The keys at the top of a file.
private struct TopLevel {
  /// More keys than this decide nothing: no proposal has as many.
  private static let limit = 1_000

  private(set) var keys: [String] = []
  /// What the file says of its format.
  private(set) var format: String?
  /// Whether anything could be read.
  private(set) var hasContent = false

  /// The tree, where it could be read.
  private var tree: Tree?

  /// Whether English keys are those of a proposal: one that is made of several words, or the entries below one are made of
  /// its record's fields.
  func isOurs(_ vocabulary: Vocabulary) -> Bool {
    let root = vocabulary.records[vocabulary.root]
    if keys.contains(where: { $0.contains("_") && root.keys.find(Array($0.utf8)[...]) != nil }) { return true }
    guard let tree else { return false }
    return tree.pairs(of: 0).prefix(TopLevel.limit).contains { pair in
      guard let field = root.keys.find(tree.bytes(of: pair.key)),
        case .record(let type) = root.fields[field].type.element
      else { return false }
      let entry = tree.nodes[pair.value].kind == .sequence ? tree.children(of: pair.value).first : pair.value
      guard let entry, tree.nodes[entry].kind == .mapping else { return false }
      let inner = tree.pairs(of: entry)
      let known = inner.count { vocabulary.records[type].keys.find(tree.bytes(of: $0.key)) != nil }
      // One key alone, such as `name`, is any program's.
      return known > 1 && known * 2 > inner.count
    }
  }

  init(_ tree: Tree, isReadable: Bool) {
    if isReadable, tree.root != nil, tree.nodes[0].kind == .mapping { self.tree = tree }
    if isReadable, tree.root != nil, tree.nodes[0].kind == .mapping {
      hasContent = true
      for pair in tree.pairs(of: 0).prefix(TopLevel.limit) {
        let key = tree.text(of: pair.key)
        keys.append(key)
        if Vocabulary.formatKeys.contains(key), tree.nodes[pair.value].kind == .scalar {
          format = ScalarWords.halfWidth(tree.text(of: pair.value))
        }
      }
    } else {
      readLines(of: tree.source)
    }
  }

  /// Reads lines that are not indented as far as a colon, full-width or not.
  private mutating func readLines(of bytes: [UInt8]) {
    var text = bytes[...]
    if text.starts(with: ByteOrderMark.bytes) { text = text.dropFirst(ByteOrderMark.bytes.count) }
    let breaks = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    for line in text.split(whereSeparator: { breaks.contains($0) }) {
      guard keys.count < TopLevel.limit else { return }
      guard !line.contains(0), let line = String(validating: line, as: UTF8.self) else {
        // It is in another encoding; what can be read of it tells nothing.
        (keys, hasContent) = ([], false)
        return
      }
      let scalars = Array(line.unicodeScalars)
      guard let first = scalars.first, first != "#", first != "＃", first != "%" else { continue }
      hasContent = true
      guard !first.properties.isWhitespace, let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
        continue
      }
      let key = TopLevel.bare(scalars[..<colon])
      keys.append(key)
      if Vocabulary.formatKeys.contains(key) { format = ScalarWords.halfWidth(TopLevel.bare(scalars[(colon + 1)...])) }
    }
  }

  /// A word without the space and the quotes around it, and without a comment behind it.
  private static func bare(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    func isAround(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\"" || scalar == "'" || scalar == "{" || scalar == ","
    }
    let rest = scalars.drop(while: isAround)
    let end = rest.firstIndex { $0 == "#" } ?? rest.endIndex
    let kept = rest[..<end].reversed().drop(while: isAround).reversed()
    var text = String.UnicodeScalarView()
    text.append(contentsOf: kept)
    return String(text)
  }
}
