import Proposal
import SourceText

/// Finds out what can be written at a place from the lines around it.
///
/// A document is nearly always broken where somebody is typing, so this goes by indentation, dashes, colons and brackets
/// and not by the tree.
struct CursorReader {
  let bytes: [UInt8]
  let lines: LineIndex
  let vocabulary: Vocabulary

  init(_ document: Document, _ vocabulary: Vocabulary) {
    bytes = document.bytes
    lines = document.lines
    self.vocabulary = vocabulary
  }

  /// What can be written at a byte; nil for nothing that Shimon knows.
  func context(at offset: Int) -> CursorContext? {
    let line = lines.line(at: UInt32(truncatingIfNeeded: offset))
    let shape = shape(line)
    guard offset >= shape.start, offset <= shape.end else { return nil }
    if let comment = shape.comment, offset > comment { return suppression(from: comment, to: shape.end, at: offset) }
    if let flow = flowContext(at: offset, line, shape) { return flow }
    guard let key = shape.key, offset > Int(key.end) else { return content(at: offset, line, shape) }
    return value(at: offset, line, shape, key)
  }

  func shape(_ line: Int) -> LineShape { LineShape(line, lines, bytes) }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  // MARK: In blocks

  /// At the value behind a key.
  private func value(at offset: Int, _ line: Int, _ shape: LineShape, _ key: Span) -> CursorContext? {
    guard offset >= shape.colonEnd, let place = place(of: key, line, shape) else { return nil }
    let isBefore = offset < shape.valueStart
    guard !isBefore || shape.isOpen else { return nil }
    let start = isBefore ? offset : shape.valueStart
    // Behind closed brackets there is nothing more to write.
    if start < shape.end, bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{") { return nil }
    return CursorContext(
      expectation: .value(scalarPlace(vocabulary.expectation(at: place)) ?? place),
      span: Span(start, max(shape.valueEnd, offset)), typed: text(start, offset),
      needsSpace: offset == shape.colonEnd, isListPlace: vocabulary.field(place).type.isList)
  }

  /// At a key, at an entry that is no mapping, or on an empty line.
  private func content(at offset: Int, _ line: Int, _ shape: LineShape) -> CursorContext? {
    let isEmpty = shape.key == nil && shape.isOpen
    guard isEmpty || offset >= shape.contentStart else { return nil }
    // Behind a dash a space must come first.
    if let dash = shape.dashes.last, offset <= shape.start + dash + 1 { return nil }
    let start = isEmpty ? offset : shape.contentStart
    guard let (path, siblings) = surroundings(line, column: start - shape.start, shape.dashes) else { return nil }
    let end = shape.key.map { Int($0.end) } ?? max(shape.valueEnd, offset)
    var context = CursorContext(
      expectation: .suppressedRule, span: Span(start, max(start, end)), typed: text(start, offset),
      hasColon: shape.key != nil)
    switch resolve(path) {
    case .record(let type):
      // A full-width colon is a typo with a fix of its own.
      guard !context.typed.contains("："), !context.typed.hasPrefix("-") else { return nil }
      let own = shape.key.flatMap { field($0, of: type) }
      let present = Set(siblings.compactMap { field($0, of: type) }).subtracting(own.map { [$0] } ?? [])
      context.expectation = .key(record: type, present: present)
    case .list(let place):
      context.expectation = .entry(place)
    case .value(let place) where shape.key == nil:
      context.expectation = .value(place)
    default: return nil
    }
    return context
  }

  /// The field of the key on a line.
  func place(of key: Span, _ line: Int, _ shape: LineShape) -> FieldPlace? {
    guard let (path, _) = surroundings(line, column: shape.column, shape.dashes),
      case .record(let type) = resolve(path), let field = field(key, of: type)
    else { return nil }
    return FieldPlace(record: type, field: field)
  }

  /// The field whose single value may stand where this is expected.
  func scalarPlace(_ role: NodeRole) -> FieldPlace? {
    switch role {
    case .value(let place): place
    case .list(let place): scalarPlace(vocabulary.expectation(inListAt: place))
    case .record(let type): vocabulary.shorthand(of: type)
    case .none, .key: nil
    }
  }

  func field(_ key: Span, of record: Int) -> Int? {
    var word = bytes[key.range]
    if let first = word.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"), word.count > 1 {
      word = word.dropFirst().dropLast()
    }
    return vocabulary.records[record].keys.find(word)
  }

  // MARK: Around

  /// A step from a collection to one in it.
  enum Step {
    case key(Span)
    case entry
  }

  /// The way from the root to content at a column of a line, and the other keys of the mapping it would stand in; nil
  /// inside a text.
  func surroundings(_ line: Int, column: Int, _ dashes: [Int]) -> (path: [Step], siblings: [Span])? {
    var path: [Step] = []
    var siblings: [Span] = []
    var need = column
    var isBehindDash = false
    func enter(_ dashes: [Int]) {
      for dash in dashes.reversed() where dash < need {
        path.append(.entry)
        need = dash
        isBehindDash = true
      }
    }
    enter(dashes)
    var above = line - 1
    while above >= 0, need > 0 || isBehindDash || path.isEmpty {
      let shape = shape(above)
      above -= 1
      guard !shape.isBlank else { continue }
      if let key = shape.key {
        if shape.column < need || (isBehindDash && shape.column == need) {
          guard shape.isOpen else { return nil }
          path.append(.key(key))
          need = shape.column
          isBehindDash = false
        } else if shape.column == need, path.isEmpty {
          siblings.append(key)
        }
      }
      enter(shape.dashes)
    }
    return (path.reversed(), siblings + keysBelow(line, column: column))
  }

  private func keysBelow(_ line: Int, column: Int) -> [Span] {
    var keys: [Span] = []
    var below = line + 1
    while below < lines.count {
      let shape = shape(below)
      below += 1
      if shape.isBlank { continue }
      if shape.firstColumn < column { break }
      if let key = shape.key, shape.column == column { keys.append(key) }
    }
    return keys
  }

  /// What is expected at the end of a way.
  func resolve(_ path: [Step]) -> NodeRole {
    var role = NodeRole.record(vocabulary.root)
    for step in path {
      switch (step, role) {
      case (.key(let key), .record(let type)):
        guard let field = field(key, of: type) else { return .none }
        role = vocabulary.expectation(at: FieldPlace(record: type, field: field))
      case (.entry, .list(let place)): role = vocabulary.expectation(inListAt: place)
      default: return .none
      }
    }
    return role
  }
}

/// Inside a comment that speaks to Shimon: `# shimon: ignore RULE reason="…" until=2027-03-31`.
extension CursorReader {
  func suppression(from comment: Int, to end: Int, at offset: Int) -> CursorContext? {
    var words: [Span] = []
    var index = comment
    while index < end {
      while index < end, LineShape.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "#") { index += 1 }
      let start = index
      var isQuoted = false
      while index < end, isQuoted || !LineShape.isSpace(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        index += 1
      }
      if index > start { words.append(Span(start, index)) }
    }
    let texts = words.map { text(Int($0.start), Int($0.end)) }
    guard texts.count >= 2, ["shimon:", "shimon："].contains(texts[0].lowercased()),
      ["ignore", "除外"].contains(texts[1]), offset > Int(words[1].end)
    else { return nil }
    let at = words.firstIndex { Int($0.start) <= offset && offset <= Int($0.end) }
    let span = at.map { words[$0] } ?? Span(offset, offset)
    let isRule = at == 2 || (at == nil && (words.count == 2 || offset < Int(words[2].start)))
    let rest = texts.dropFirst(3)
    return CursorContext(
      expectation: isRule
        ? .suppressedRule
        : .suppressionOption(
          hasReason: rest.contains { $0.hasPrefix("reason=") || $0.hasPrefix("理由=") },
          hasUntil: rest.contains { $0.hasPrefix("until=") || $0.hasPrefix("期限=") }),
      span: span, typed: text(Int(span.start), offset))
  }
}

/// What can be written where the cursor stands.
struct CursorContext: Hashable {
  /// What the vocabulary or the grammar of suppressions expects.
  enum Expectation: Hashable {
    /// A key of a record; those that it has already are given by their fields.
    case key(record: Int, present: Set<Int>)
    /// One value of a field.
    case value(FieldPlace)
    /// An entry of a field's list, with its dash still to be written.
    case entry(FieldPlace)
    /// The id of a rule in a suppression.
    case suppressedRule
    /// The rest of a suppression: `reason`, `until`.
    case suppressionOption(hasReason: Bool, hasUntil: Bool)
  }

  var expectation: Expectation
  /// What the completion replaces; it holds the cursor.
  var span: Span
  /// What of it stands before the cursor.
  var typed: String
  /// Whether a space must come first, for the cursor stands right behind a colon.
  var needsSpace = false
  /// Whether a whole list stands here, which may also be said to be empty.
  var isListPlace = false
  /// Whether the colon of the key is there already.
  var hasColon = false
}
