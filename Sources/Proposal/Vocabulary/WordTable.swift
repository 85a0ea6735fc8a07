import SourceText

/// Words to numbers, looked up by bytes: an open-addressed hash table over one pool of text.
package struct WordTable: Sendable {
  private struct Slot: Sendable {
    /// The high bits; the low ones choose the slot.
    var hash: UInt32
    var start: UInt32
    var count: UInt16
    /// The word's number plus one; 0 is an empty slot.
    var number: UInt16
  }

  private var slots: [Slot]
  private var pool: [UInt8]
  private let mask: Int
  /// Words that were given for two numbers; the first counts.
  let contested: [String]

  /// A table of these words. Where a word occurs twice the first counts.
  package init(_ words: [(word: String, number: Int)]) {
    mask = WordTable.mask(for: words.count)
    slots = WordTable.vacant(mask)
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

  private static func mask(for count: Int) -> Int {
    var capacity = 8
    while capacity < count * 2 { capacity *= 2 }
    return capacity - 1
  }

  private static func vacant(_ mask: Int) -> [Slot] {
    Array(repeating: Slot(hash: 0, start: 0, count: 0, number: 0), count: mask + 1)
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

extension WordTable: Packable {
  /// Appends the slots with their words, so that a reader computes no hash.
  package func pack(into packer: inout Packer) {
    let taken = slots.indices.filter { slots[$0].number != 0 }
    packer.append(mask)
    packer.append(utf8: taken.flatMap { pool[Int(slots[$0].start)...].prefix(Int(slots[$0].count)) })
    packer.append(taken.count)
    var last = 0
    for index in taken {
      packer.append(index - last)
      packer.append(slots[index].hash)
      packer.append(slots[index].count)
      packer.append(slots[index].number)
      last = index
    }
  }

  /// Reads a table.
  package init(unpacking unpacker: inout Unpacker) {
    mask = Int(unpacker.number())
    pool = Array(unpacker.bytes())
    contested = []
    slots = WordTable.vacant(mask)
    var start: UInt32 = 0
    var index = 0
    for _ in 0..<unpacker.number() {
      index += Int(unpacker.number())
      let hash = UInt32(truncatingIfNeeded: unpacker.number())
      let count = UInt16(truncatingIfNeeded: unpacker.number())
      let number = UInt16(truncatingIfNeeded: unpacker.number())
      slots[index] = Slot(hash: hash, start: start, count: count, number: number)
      start += UInt32(count)
    }
  }
}
