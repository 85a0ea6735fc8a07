import SourceText

/// The dashes of list items, and what people type for them.
extension Reader {
  struct Dash {
    var length: Int
    /// How many bytes more it has than what should have been written.
    var surplus = 0
    var problem: Diagnostic?
  }

  /// The dash of an item at ``at``; a full-width one is taken for it, with a diagnostic, as is one with a full-width space.
  var dash: Dash? {
    let first = byte(at)
    if first == UInt8(ascii: "-") { return isBlank(byte(at + 1)) ? Dash(length: 1) : wideDash(length: 1) }
    guard first == 0xE2 || first == 0xEF, let length = dashLength(at: at) else { return nil }
    return wideDash(length: length)
  }

  private func wideDash(length: Int) -> Dash? {
    let sign = at + length
    if length > 1, isBreak(byte(sign)) || sign >= end || isSpace(byte(sign)) && oddSpaces(from: sign) == sign {
      return Dash(length: length, surplus: length - 1, problem: .fullWidthDash(Span(at, sign), hasWideSpace: false))
    }
    let behind = oddSpaces(from: sign)
    guard behind > sign else { return nil }
    return Dash(
      length: behind - at, surplus: behind - at - 2, problem: .fullWidthDash(Span(at, behind), hasWideSpace: true))
  }

  /// A dash that lacks its space, or a bullet, among items that have their dashes.
  var dashWithoutSpace: Dash? {
    guard !atMarker() else { return nil }
    if byte(at) == UInt8(ascii: "-") {
      return Dash(length: 1, surplus: -1, problem: .missingSpaceBehindDash(Span(at, at + 1)))
    }
    guard let bullet = bullet(at: at), bullet.kind != .number else { return nil }
    return Dash(length: bullet.whole, surplus: bullet.whole - 2, problem: problem(bullet, at: at, indent: 2))
  }

  /// A bullet or a dash without a space before a key (`-内容: 名簿`), which shows where the next line stands: as if the key
  /// stood behind a dash and spaces.
  func dashTypo(at key: Int, column: Int, found: Int) -> Diagnostic? {
    guard found > column + 1, found <= column + 4, let bullet = bullet(at: key) else { return nil }
    return problem(bullet, at: key, indent: found - column)
  }

  /// The same before a key that stands there for the second time: so it begins another item.
  func dashTypo(at key: Int) -> Diagnostic? {
    guard let bullet = bullet(at: key) else { return nil }
    return problem(bullet, at: key, indent: 2)
  }

  /// The same before a text (`-名簿`), behind which a comment and then an item at the same column follow.
  func dashTypo(found: Int) -> Diagnostic? {
    guard dash != nil, let last = tree.nodes.last, last.style == .plain else { return nil }
    let start = Int(last.span.start)
    var line = start
    while line > 0, byte(line - 1) == UInt8(ascii: " ") { line -= 1 }
    guard start - line == found, let bullet = bullet(at: start) else { return nil }
    return problem(bullet, at: start, indent: 2)
  }

  private func problem(_ bullet: Bullet, at start: Int, indent: Int) -> Diagnostic {
    if byte(start) == UInt8(ascii: "-"), indent == 2, bullet.space == 0 {
      return .missingSpaceBehindDash(Span(start, start + 1))
    }
    return .bullet(bullet, at: start, text(Span(start, start + bullet.length)), indent: indent)
  }
}
