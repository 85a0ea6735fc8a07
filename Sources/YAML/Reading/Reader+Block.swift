import SourceText

/// Mappings and sequences by indentation, and the choice of what a node is.
extension Reader {
  /// Reads the node that starts at ``at``.
  ///
  /// - Parameters:
  ///   - indent: the column of the collection around it; lines that belong to the node stand right of it.
  ///   - column: the column of its first character.
  ///   - tab: the first tab before it on its line.
  ///   - inline: whether it stands on the line of its key, where no block collection may start.
  mutating func blockNode(indent: Int, column: Int, tab: Int?, inline: Bool) {
    let first = byte(at)
    switch first {
    case UInt8(ascii: "-") where isBlank(byte(at + 1)),
      UInt8(ascii: "-") where !inline && dash != nil, 0xE2 where !inline && dash != nil,
      0xEF where !inline && dash != nil:
      if inline {
        refuse(.sequenceOnKeyLine(Span(at, at + 1)), indent: indent)
      } else {
        if let tab { report(.tabIndentation(tab)) }
        blockSequence(column: column)
      }
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      blockScalar(indent: indent)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let (start, line) = (at, lineStart)
      flowCollection(indent: indent)
      if recovered(from: start, line: line, indent: indent) { return }
      let behind = at
      _ = skipSpaces()
      if byte(at) == UInt8(ascii: ":"), isBlank(byte(at + 1)) {
        refuse(.complexKey(Span(start, behind)), indent: indent, absent: false)
      } else {
        at = behind
        expectLineEnd()
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let (start, line) = (at, lineStart)
      let scalar = quoted(indent: indent)
      if failed { append(scalar) }
      if recovered(from: start, line: line, indent: indent) { return }
      finish(scalar, indent: indent, column: column, tab: tab, inline: inline)
    default:
      if let problem = forbiddenStart(first) {
        refuse(problem, indent: indent)
        return
      }
      let scalar = plainLine(inFlow: false)
      if atKeyColon {
        finish(scalar, indent: indent, column: column, tab: tab, inline: inline)
      } else if !inline, keyFollows(scalar, column: column) {
        report(missingColon(scalar))
        // What stands deeper belongs to that key.
        skipDeeper(than: column)
        blockMapping(column: column, firstKey: nil)
      } else {
        let whole = continuePlain(scalar, indent: indent, inFlow: false)
        append(whole)
        if !halted { checkBehindPlain(whole, indent: indent) }
      }
    }
  }

  /// Whether the `:` of a key stands here.
  var atKeyColon: Bool { byte(at) == UInt8(ascii: ":") && isBlank(byte(at + 1)) }

  /// Decides whether a scalar is a value or the first key of a mapping.
  private mutating func finish(_ scalar: Scalar, indent: Int, column: Int, tab: Int?, inline: Bool) {
    let behind = at
    _ = skipSpaces()
    guard atKeyColon else {
      at = behind
      append(scalar)
      expectLineEnd()
      return
    }
    if scalar.spansLines {
      refuse(.keySpansLines(scalar.span), indent: indent)
    } else if inline {
      let value = Span(Int(scalar.span.start), Int(restOfLine().end))
      refuse(.mappingOnKeyLine(Span(at, at + 1), value: value), indent: indent)
    } else {
      if let tab { report(.tabIndentation(tab)) }
      blockMapping(column: column, firstKey: scalar)
    }
  }

  /// After quotes or brackets that started at `start`: whether they went wrong, in which case the reader has gone on to
  /// the next line of the block around them.
  private mutating func recovered(from start: Int, line: Int, indent: Int) -> Bool {
    if halted { return true }
    guard failed else { return false }
    failed = false
    at = start
    lineStart = line
    if indent < 0 { halt() } else { skipDeeper(than: indent) }
    return true
  }

  /// Reports, puts an absent scalar where a node was expected, and goes on behind the lines that belong to it.
  mutating func refuse(_ diagnostic: Diagnostic, indent: Int, absent: Bool = true) {
    report(diagnostic)
    if absent { appendAbsent(at: at) }
    if halted { return }
    if indent < 0 { halt() } else { skipDeeper(than: indent) }
  }

  // MARK: Mappings

  private mutating func blockMapping(column: Int, firstKey: Scalar?) {
    guard let mapping = open(.mapping, .block, at: firstKey.map { Int($0.span.start) } ?? at) else { return }
    var keys = KeySet(mapping: mapping)
    var key = firstKey
    var count: UInt32 = 0
    while !halted {
      if let key {
        appendKey(key, to: &keys)
        at += 1
        value(column: column)
        count += 1
      }
      guard !halted, let entry = nextEntry(column: column, after: key) else { break }
      key = scanKey(column: column, tab: entry.tab, after: key)
    }
    close(mapping, count: count, end: lastEnd)
  }

  /// An entry of a block collection that was found, and the first tab before it on its line.
  private struct Entry {
    var tab: Int?
  }

  /// Goes to the next entry of a collection at `column`, behind the value of a key; nil where the collection ends.
  private mutating func nextEntry(column: Int, after key: Scalar? = nil) -> Entry? {
    while true {
      let tab = skipToContent() ?? tabInIndentation
      let found = contentColumn(tab)
      if found == column { return Entry(tab: tab) }
      if found < column {
        // A tab in the indentation may only look as if the line stood further left.
        guard found >= 0, let tab, at - lineStart > column else { return nil }
        report(.tabIndentation(tab))
        skipDeeper(than: column)
        continue
      }
      if matches("＃", at: at) {
        report(.fullWidthHash(Span(at, at + 3), startsComment: true))
        skipLine()
        continue
      }
      let typo =
        key.flatMap { dashTypo(at: Int($0.span.start), column: column, found: found) } ?? dashTypo(found: found)
      // A key that stands there twice was told already.
      if typo == nil || typo?.span != diagnostics.last?.span {
        report(typo ?? .indentation(restOfLine(), found: found, expected: column))
      }
      skipDeeper(than: column)
    }
  }

  mutating func appendKey(_ key: Scalar, to keys: inout KeySet) {
    append(key, keyHash: hash(of: key))
    if let other = keys.insertLast(of: tree) {
      // `－内容: …` twice are two items.
      if let typo = dashTypo(at: Int(key.span.start)) { return report(typo) }
      let name = tree.text(of: tree.nodes.count - 1)
      report(.duplicateKey(key.span, first: tree.nodes[other].span, name: name))
    }
  }

  private func hash(of key: Scalar) -> UInt64 {
    if key.isDecoded { return ByteHash.of(tree.decoded[key.text.range]) }
    var hash = ByteHash()
    for index in key.text.range { hash.combine(byte(index)) }
    return hash.value
  }

  /// Reads a key up to its colon, or reports why there is none and passes the line.
  private mutating func scanKey(column: Int, tab: Int?, after last: Scalar?) -> Scalar? {
    if let tab {
      report(.tabIndentation(tab))
      skipDeeper(than: column)
      return nil
    }
    let start = at
    let first = byte(at)
    var key: Scalar
    switch first {
    case UInt8(ascii: "-") where isBlank(byte(at + 1)):
      let typo = last.flatMap { dashTypo(at: Int($0.span.start), column: column, found: column + 2) }
      report(typo ?? .itemAmongKeys(Span(at, at + 1)))
      skipDeeper(than: column)
      return nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let line = lineStart
      key = quoted(indent: column)
      if recovered(from: start, line: line, indent: column) { return nil }
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      report(.complexKey(restOfLine()))
      skipDeeper(than: column)
      return nil
    default:
      if let problem = forbiddenStart(first, isKey: true) {
        report(problem)
        skipDeeper(than: column)
        return nil
      }
      key = plainLine(inFlow: false)
    }
    _ = skipSpaces()
    if atKeyColon, !key.spansLines, key.span.count <= 1024 { return key }
    if atKeyColon {
      report(key.spansLines ? .keySpansLines(key.span) : .keyTooLong(Span(start, start + 1)))
    } else {
      report(missingColon(key))
    }
    skipDeeper(than: column)
    return nil
  }

  /// Reads what follows the colon of a key at `column`.
  private mutating func value(column: Int) {
    let colonEnd = at
    let spaces = skipSpaces()
    let here = byte(at)
    if !(isBreak(here) || at >= end || (here == UInt8(ascii: "#") && at > colonEnd)) {
      blockNode(indent: column, column: at - lineStart, tab: spaces, inline: true)
      return
    }
    at = colonEnd
    let tab = skipToContent()
    let found = contentColumn(tab)
    if found > column {
      blockNode(indent: column, column: found, tab: tab, inline: false)
    } else if found == column, dash != nil {
      if let tab { report(.tabIndentation(tab)) }
      blockSequence(column: column)
    } else {
      appendAbsent(at: colonEnd)
    }
  }

  // MARK: Sequences

  private mutating func blockSequence(column: Int) {
    guard let sequence = open(.sequence, .block, at: at) else { return }
    var count: UInt32 = 0
    while !halted, let dash = dash ?? dashWithoutSpace {
      if let problem = dash.problem { report(problem) }
      at += dash.length
      item(column: column, surplus: dash.surplus)
      count += 1
      guard !halted, var entry = nextEntry(column: column) else { break }
      // A comment among the items.
      while byte(at) == 0xEF, matches("＃", at: at), restOfLine().range.allSatisfy({ byte($0) != UInt8(ascii: ":") }) {
        report(.fullWidthHash(Span(at, at + 3), startsComment: true))
        skipLine()
        guard let next = nextEntry(column: column) else { return close(sequence, count: count, end: lastEnd) }
        entry = next
      }
      if let tab = entry.tab { report(.tabIndentation(tab)) }
    }
    close(sequence, count: count, end: lastEnd)
  }

  /// Reads what follows the dash of an item at `column`.
  private mutating func item(column: Int, surplus: Int) {
    let dashEnd = at
    let tab = skipSpaces()
    let here = byte(at)
    if !(isBreak(here) || at >= end || here == UInt8(ascii: "#")) {
      // A full-width dash counts as what should have been written.
      blockNode(indent: column, column: at - lineStart - surplus, tab: tab, inline: false)
      return
    }
    at = dashEnd
    let nextTab = skipToContent()
    let found = contentColumn(nextTab)
    if found > column {
      blockNode(indent: column, column: found, tab: nextTab, inline: false)
    } else {
      appendAbsent(at: dashEnd)
    }
  }
}

/// The keys of one mapping that is being read, to find a second one of the same text.
///
/// A handful is searched for in the tree itself; more go into a hash table, so that a million keys stay linear.
struct KeySet {
  private static let small: UInt32 = 16

  let mapping: Int
  private var count: UInt32 = 0
  private var table: [UInt64: [UInt32]] = [:]

  init(mapping: Int) { self.mapping = mapping }

  /// Adds the last node of the tree, a key; gives the earlier key of the same text, if there is one.
  mutating func insertLast(of tree: Tree) -> Int? {
    let node = tree.nodes.count - 1
    let hash = tree.nodes[node].keyHash
    count += 1
    guard count > KeySet.small else { return walk(tree, until: node) { KeySet.same($0, node, in: tree) } }
    if table.isEmpty {
      _ = walk(tree, until: node) { other in
        table[tree.nodes[other].keyHash, default: []].append(UInt32(other))
        return false
      }
    }
    for other in table[hash, default: []] where KeySet.same(Int(other), node, in: tree) { return Int(other) }
    table[hash, default: []].append(UInt32(node))
    return nil
  }

  @inline(__always)
  private func walk(_ tree: Tree, until node: Int, _ isFound: (Int) -> Bool) -> Int? {
    var key = mapping + 1
    while key < node {
      if isFound(key) { return key }
      key = tree.next(after: key + 1)
    }
    return nil
  }

  @inline(__always)
  private static func same(_ left: Int, _ right: Int, in tree: Tree) -> Bool {
    tree.nodes[left].keyHash == tree.nodes[right].keyHash && tree.bytes(of: left) == tree.bytes(of: right)
  }
}
