/// Searching for text in text, byte for byte. The library's own functions belong to its regular expressions, which are
/// not there in embedded Swift.
extension StringProtocol {
  /// Whether a text stands somewhere within.
  package func has(_ part: String) -> Bool { firstOffset(of: part) != nil }

  /// Where a text that is not empty first stands.
  package func firstPlace(of part: String) -> Range<Index>? {
    guard let offset = firstOffset(of: part) else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: part.utf8.count)
  }

  /// The byte at which a text that is not empty first stands.
  private func firstOffset(of part: String) -> Int? {
    // Bytes in one piece are searched without generic code, which costs a hundred times as much.
    let found = utf8.withContiguousStorageIfAvailable { text in
      part.utf8.withContiguousStorageIfAvailable { ByteSearch.firstOffset(of: $0, in: text) }
    }
    if let found = found ?? nil { return found }
    return Array(utf8).withUnsafeBufferPointer { text in
      Array(part.utf8).withUnsafeBufferPointer { ByteSearch.firstOffset(of: $0, in: text) }
    }
  }

  /// The text with each place of a text that is not empty replaced, from the left.
  package func withEach(_ part: String, as other: String) -> String {
    var result = ""
    var rest = self[...]
    while let place = rest.firstPlace(of: part) {
      result += rest[..<place.lowerBound]
      result += other
      rest = rest[place.upperBound...]
    }
    return result + rest
  }
}

extension Dictionary {
  /// The values by their keys; of those with the same key the first.
  package init(first pairs: some Sequence<(Key, Value)>) {
    self.init()
    for (key, value) in pairs where self[key] == nil { self[key] = value }
  }
}

/// Searching in bytes. UTF-8 needs no more: no character's bytes are found inside another's.
package enum ByteSearch {
  /// Whether `part` stands somewhere in `text`.
  package static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    part.isEmpty || firstOffset(of: part, in: text) != nil
  }

  /// Where bytes first stand in others; nil where they do not, or are none.
  static func firstOffset(of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let last = part.last, part.count <= text.count else { return nil }
    // Japanese characters differ in their last byte far more often than in their first.
    let behind = part.count - 1
    for start in 0...(text.count - part.count) where text[start + behind] == last {
      var index = 0
      while index < behind, text[start + index] == part[index] { index += 1 }
      if index == behind { return start }
    }
    return nil
  }
}
