/// Searching in bytes. UTF-8 needs no more: no character's bytes are found inside another's.
enum Bytes {
  /// Whether `part` stands somewhere in `text`.
  static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = part.last else { return true }
    guard part.count <= text.count else { return false }
    // Japanese characters differ in their last byte far more often than in their first.
    let behind = part.count - 1
    for start in 0...(text.count - part.count) where text[start + behind] == last {
      var index = 0
      while index < behind, text[start + index] == part[index] { index += 1 }
      if index == behind { return true }
    }
    return false
  }
}

extension Wording {
  /// Whether a text holds a vague word and no concrete one.
  func isVague(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func holds(_ words: [[UInt8]]) -> Bool {
      words.contains { word in word.withUnsafeBufferPointer { Bytes.contains(text, $0) } }
    }
    return holds(vague) && !holds(concrete)
  }
}
