/// A change of a file's text: replace the bytes of a span. The mends of diagnostics are such changes.
public typealias TextEdit = Diagnostic.Mend

/// Why a list of changes cannot be made.
public enum TextEditError: Error, Hashable, Sendable {
  /// The span reaches behind the end of the file, or ends before it starts.
  case outside(Span)
  /// Two changes touch the same bytes.
  case overlap(Span, Span)
}

extension Collection where Element == TextEdit {
  /// The bytes after all changes; every byte outside their spans is kept.
  ///
  /// The changes may stand in any order, and all spans count in the bytes given. Insertions at one place come one
  /// behind the other in the order given, before a replacement that starts there.
  public func applied(to bytes: [UInt8]) throws(TextEditError) -> [UInt8] {
    let sorted = enumerated().sorted {
      ($0.element.span.start, $0.element.span.end, $0.offset) < ($1.element.span.start, $1.element.span.end, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + reduce(0) { $0 + $1.text.utf8.count })
    var previous = Span(0, 0)
    for (_, edit) in sorted {
      guard edit.span.start <= edit.span.end, Int(edit.span.end) <= bytes.count else {
        throw .outside(edit.span)
      }
      guard edit.span.start >= previous.end else { throw .overlap(previous, edit.span) }
      result.append(contentsOf: bytes[Int(previous.end)..<Int(edit.span.start)])
      result.append(contentsOf: edit.text.utf8)
      previous = edit.span
    }
    result.append(contentsOf: bytes[Int(previous.end)...])
    return result
  }
}
