import SourceText

/// Words to numbers, looked up by bytes: an open-addressed hash table over one pool of text.
package struct WordTable: Sendable {
  struct Slot: Sendable {
    /// The high bits; the low ones choose the slot.
    var hash: UInt32
    var start: UInt32
    var count: UInt16
    /// The word's number plus one; 0 is an empty slot.
    var number: UInt16
  }

  private(set) var slots: [Slot]
  /// The words, one behind the other.
  private(set) var pool: [UInt8]
  private let mask: Int
  /// Words that were given for two numbers; the first counts.
  let contested: [String]

  /// A table of these words. Where a word occurs twice the first counts.
  package init(_ words: [(word: String, number: Int)]) {
    mask = WordTable.mask(for: words.count)
    slots = WordTable.vacant(mask + 1)
    pool = []
    var contested: [String] = []
    for (word, number) in words where number < Int(UInt16.max) {
      let bytes = Array(word.utf8)
      let hash = ByteHash.of(bytes)
      if let other = WordTable.find(bytes[...], hash: hash, slots, pool, mask) {
        if other != number { contested.append(word) }
        continue
      }
      slots[WordTable.vacancy(hash, slots, mask)] = Slot(
        hash: UInt32(hash >> 32), start: UInt32(pool.count), count: UInt16(clamping: bytes.count),
        number: UInt16(number + 1))
      pool += bytes
    }
    self.contested = contested
  }

  /// A table that was packed: its slots, whose number is a power of two, and their words.
  init(slots: [Slot], pool: [UInt8]) {
    self.slots = slots
    self.pool = pool
    mask = slots.count - 1
    contested = []
  }

  private static func mask(for count: Int) -> Int {
    var capacity = 8
    while capacity < count * 2 { capacity *= 2 }
    return capacity - 1
  }

  /// Slots without words.
  static func vacant(_ count: Int) -> [Slot] {
    Array(repeating: Slot(hash: 0, start: 0, count: 0, number: 0), count: count)
  }

  private static func vacancy(_ hash: UInt64, _ slots: [Slot], _ mask: Int) -> Int {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].number != 0 { index = (index + 1) & mask }
    return index
  }

  /// The number of a word whose hash is known.
  package func find(_ word: ArraySlice<UInt8>, hash: UInt64) -> Int? {
    WordTable.find(word, hash: hash, slots, pool, mask)
  }

  @inline(__always)
  private static func find(
    _ word: ArraySlice<UInt8>, hash: UInt64, _ slots: [Slot], _ pool: [UInt8], _ mask: Int
  ) -> Int? {
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[index]
      if slot.number == 0 { return nil }
      if slot.hash == UInt32(hash >> 32), word == pool[Int(slot.start)..<Int(slot.start) + Int(slot.count)] {
        return Int(slot.number) - 1
      }
      index = (index + 1) & mask
    }
  }

  /// The number of a word.
  package func find(_ word: ArraySlice<UInt8>) -> Int? { find(word, hash: ByteHash.of(word)) }
}
