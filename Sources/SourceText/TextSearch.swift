/// Searching for text in text, byte for byte. The library's own functions belong to its regular expressions, which are
/// not there in embedded Swift.
extension StringProtocol {
  /// Whether a text stands somewhere within.
  package func has(_ part: String) -> Bool { firstPlace(of: part) != nil }

  /// Where a text that is not empty first stands.
  package func firstPlace(of part: String) -> Range<Index>? {
    let part = part.utf8
    guard let first = part.first else { return nil }
    var start = utf8.startIndex
    while let found = utf8[start...].firstIndex(of: first) {
      let rest = utf8[found...]
      if rest.starts(with: part) { return found..<rest.index(found, offsetBy: part.count) }
      start = utf8.index(after: found)
    }
    return nil
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
