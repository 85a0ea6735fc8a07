import SourceText

/// Reads the subset in one pass over the bytes, by recursive descent along the indentation.
///
/// The document is valid UTF-8 without control characters when it gets here (``SourceValidator``). Every byte is read
/// through ``byte(_:)``, or the few functions beside it, which keep to the file: `source` is private to this Swift file.
struct Reader {
  /// Further mistakes are counted, not shown.
  static let diagnosticLimit = 500

  /// Lent by ``Tree/read(_:)`` for the whole of the reader's life.
  private let source: UnsafeBufferPointer<UInt8>
  let end: Int
  /// The next byte to read.
  var at = 0
  /// Where the line that holds ``at`` starts.
  var lineStart = 0
  var tree: Tree
  var diagnostics: [Diagnostic] = []
  /// The collection that new nodes are put in.
  var parent: UInt32 = 0
  var depth: UInt8 = 0
  /// Where the last node that was read ends, with its brackets.
  var lastEnd = 0
  /// Set where going on would only repeat the same diagnostic.
  var halted = false
  /// Set by a mistake inside quotes or brackets, until the block around them has found its next line.
  var failed = false

  /// Up to here it was told that lines in brackets stand too far left.
  var flowTold = 0

  var stopped: Bool { halted || failed }

  init(_ source: UnsafeBufferPointer<UInt8>, tree: Tree) {
    self.source = source
    self.end = source.count
    self.tree = tree
  }

  /// The byte at a place; 0, which no byte of a document is, before the first and behind the last.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    // One comparison for both sides: no index below 0 is a small number without its sign.
    UInt(bitPattern: index) < UInt(bitPattern: end) ? source[index] : 0
  }

  /// The bytes of a range, as far as it lies in the file.
  func bytes(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> { source[range.clamped(to: 0..<end)] }

  /// The bullet at a place, if content follows it on its line.
  func bullet(at index: Int) -> Bullet? { index < 0 ? nil : Bullet(in: source, at: index) }

  /// The length of the dash at a place, of any width.
  func dashLength(at index: Int) -> Int? { index < 0 ? nil : Bullet.dash(in: source, at: index) }

  /// The length of the white space at a place that is none of YAML's; 0 where none is.
  func oddSpaceLength(at index: Int) -> Int { OddSpace.length(in: source, at: index) }

  var sortedDiagnostics: [Diagnostic] {
    diagnostics.count < 2 ? diagnostics : diagnostics.sorted { $0.span.start < $1.span.start }
  }

  mutating func report(_ diagnostic: Diagnostic) {
    // Two ways may lead to one mistake.
    if let last = diagnostics.last, last.span == diagnostic.span, last.code == diagnostic.code { return }
    if diagnostics.count < Reader.diagnosticLimit {
      diagnostics.append(diagnostic)
    } else if !halted {
      diagnostics.append(.tooManyMistakes(diagnostic.span))
      halt()
    }
  }

  mutating func halt() {
    halted = true
    at = end
    lineStart = end
  }

  /// Leaves the quotes or brackets that are being read.
  mutating func fail() { failed = true }

  // MARK: The document

  mutating func readDocument() {
    if byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF {
      at = 3
      lineStart = 3
    }
    var tab = skipToContent()
    while byte(at) == UInt8(ascii: "%"), at == lineStart {
      report(.directive(restOfLine()))
      skipLine()
      tab = skipToContent()
    }
    var onMarkerLine = false
    if atMarker(UInt8(ascii: "-")) {
      at += 3
      let line = lineStart
      tab = skipToContent()
      onMarkerLine = lineStart == line && at < end
    }
    if at == end || atMarker() {
      if !atMarker(UInt8(ascii: "-")), diagnostics.isEmpty { report(.emptyDocument(Span(0, 0))) }
    } else {
      let column = onMarkerLine ? at - lineStart : contentColumn(tab)
      blockNode(indent: -1, column: column, tab: tab, inline: onMarkerLine)
    }
    readDocumentEnd()
  }

  private mutating func readDocumentEnd() {
    var tab = skipToContent()
    if at < end, !atMarker() {
      report(.contentBehindDocument(restOfLine(), isSequence: tree.nodes.first?.kind == .sequence))
      // What follows is read for its own mistakes as far as the next marker, and thrown away.
      halt()
      return
    }
    while atMarker(UInt8(ascii: ".")) {
      at += 3
      expectLineEnd()
      tab = skipToContent()
    }
    _ = tab
    if at < end { report(.severalDocuments(restOfLine())) }
  }

  // MARK: Building the tree

  /// Opens a collection and gives its index, or nil where it lies too deep.
  mutating func open(_ kind: Node.Kind, _ style: Node.Style, at start: Int) -> Int? {
    guard Int(depth) < Tree.maximumDepth else {
      report(.tooDeep(Span(start, start + 1)))
      halt()
      return nil
    }
    let index = tree.nodes.count
    tree.nodes.append(
      Node(
        kind: kind, style: style, isDecoded: false, depth: depth, span: Span(start, start), text: Span(0, 0), next: 0,
        parent: parent, count: 0, keyHash: 0))
    parent = UInt32(index)
    depth += 1
    return index
  }

  mutating func close(_ index: Int, count: UInt32, end: Int) {
    // Only a mistake leaves a key without its value.
    let count = diagnostics.isEmpty ? count : completed(index)
    depth -= 1
    parent = tree.nodes[index].parent
    tree.nodes[index].next = UInt32(tree.nodes.count)
    tree.nodes[index].count = count
    tree.nodes[index].span.end = UInt32(end)
    lastEnd = end
  }

  /// Gives every key of the open collection its value, so that a tree with mistakes can be walked like any other; the
  /// number of its pairs or items.
  private mutating func completed(_ collection: Int) -> UInt32 {
    var children: UInt32 = 0
    var index = collection + 1
    while index < tree.nodes.count {
      children += 1
      index = Int(tree.nodes[index].next)
    }
    guard tree.nodes[collection].kind == .mapping else { return children }
    if children % 2 == 1 { appendAbsent(at: lastEnd) }
    return (children + 1) / 2
  }

  mutating func append(_ scalar: Scalar, keyHash: UInt64 = 0) {
    let index = UInt32(tree.nodes.count)
    lastEnd = Int(scalar.span.end)
    tree.nodes.append(
      Node(
        kind: .scalar, style: scalar.style, isDecoded: scalar.isDecoded, depth: depth, span: scalar.span,
        text: scalar.text, next: index + 1, parent: parent, count: 0, keyHash: keyHash))
  }

  /// Stands for a value that is not written, just behind what comes before it.
  mutating func appendAbsent(at place: Int) {
    append(Scalar(style: .absent, span: Span(place, place), text: Span(place, place)))
  }

}
