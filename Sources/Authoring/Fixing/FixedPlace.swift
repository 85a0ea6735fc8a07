/// A place that was fixed: what stood there, and what stands there now.
package struct FixedPlace: Sendable, Hashable {
  /// The line, from 1.
  package var line: Int
  /// What stood there: the words that differ, or the line where it differs in several places.
  package var old: String
  /// What stands there now.
  package var new: String

  /// The places in which two texts differ, line by line. Nothing that differs is left out.
  static func all(from old: [UInt8], to new: [UInt8]) -> [FixedPlace] {
    if old == new { return [] }
    let (before, after) = (lines(old), lines(new))
    if before.count == after.count {
      return before.indices.compactMap { place($0 + 1, before[$0], after[$0]) }
    }
    // Lines were joined or divided: what lies between the lines that are the same is one place.
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before[start...].reversed(), after[start...].reversed()).prefix { $0 == $1 }.count
    let (gone, come) = (before[start..<before.count - end], after[start..<after.count - end])
    return [
      FixedPlace(
        line: start + 1, old: text(Array(gone.joined(separator: [newline]))[...]),
        new: text(Array(come.joined(separator: [newline]))[...]))
    ]
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: newline, omittingEmptySubsequences: false)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// What differs of a line, with the words around it.
  private static func place(_ line: Int, _ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> FixedPlace? {
    if old == new { return nil }
    var start = zip(old, new).prefix { $0 == $1 }.count
    let shorter = min(old.count, new.count)
    var end = zip(old.reversed(), new.reversed()).prefix(shorter - start).prefix { $0 == $1 }.count
    // A space that was put in or taken out is seen only by what stands around it.
    let (common, tail) = (Array(old.prefix(start)), Array(old.suffix(end)))
    while start > 0, common[start - 1] != space { start -= 1 }
    while end > 0, tail[tail.count - end] != space, tail[tail.count - end] != UInt8(ascii: "\r") { end -= 1 }
    return FixedPlace(
      line: line, old: text(old.dropFirst(start).dropLast(end)), new: text(new.dropFirst(start).dropLast(end)))
  }
}
