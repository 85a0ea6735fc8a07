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
    self = known * 2 > keys.count ? .proposal : .foreign(known: known, keys: keys.count)
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

  init(_ tree: Tree, isReadable: Bool) {
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
