/// Where the texts of a long list of facts stand, so that a name is found without going through the list.
///
/// Of a list of records it holds the texts of one field. It stands beside the facts and goes with them.
struct NameIndex: Sendable {
  /// Shorter lists are gone through: that is as fast.
  static let shortest = 16

  /// Which list, and which field of its records; -1 for the elements themselves.
  struct Key: Hashable, Sendable {
    var list: UInt64
    var field: Int32
  }

  /// Open addressing: the number of a text from 1, or 0.
  private var table: [UInt32]
  private var texts: [Value] = []
  /// The first element that is not known: what a search waits for that finds nothing.
  private var unknown: Value?

  /// The index of a list; nil where its elements are not all texts or unknown.
  init?(_ list: Value, field: Int, _ memory: borrowing Memory, _ meter: inout Meter) {
    var size = 64
    while size < list.count * 2 { size *= 2 }
    table = Array(repeating: 0, count: size)
    texts.reserveCapacity(list.count)
    for cell in list.range {
      var value = memory.cells[cell]
      if field >= 0 {
        guard value.kind == .record else { return nil }
        value = memory.cells[value.cell + field]
      }
      meter.steps += 1
      switch value.kind {
      case .string:
        meter.charge(bytes: value.count)
        insert(value, memory)
      case .unknown: if unknown == nil { unknown = value }
      default: return nil
      }
    }
  }

  private mutating func insert(_ text: Value, _ memory: borrowing Memory) {
    let slot = slot(of: text, memory)
    guard table[slot] == 0 else { return }
    texts.append(text)
    table[slot] = UInt32(texts.count)
  }

  /// The slot that holds a text, or the free one where it would stand.
  private func slot(of text: Value, _ memory: borrowing Memory) -> Int {
    var slot = Int(truncatingIfNeeded: NameIndex.hash(text, memory)) & (table.count - 1)
    while table[slot] != 0, !isSame(texts[Int(table[slot]) - 1], text, memory) { slot = (slot + 1) & (table.count - 1) }
    return slot
  }

  private func isSame(_ first: Value, _ second: Value, _ memory: borrowing Memory) -> Bool {
    guard first.count == second.count else { return false }
    return memory.withBytes(of: first) { bytes in memory.withBytes(of: second) { bytes.elementsEqual($0) } }
  }

  private static func hash(_ text: Value, _ memory: borrowing Memory) -> UInt64 {
    memory.withBytes(of: text) { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash ^ (hash >> 29)
    }
  }

  /// Whether some element is this text: what going through all of them would give.
  func find(_ text: Value, _ memory: borrowing Memory, _ meter: inout Meter) -> Value {
    meter.steps += 1
    meter.charge(bytes: text.count)
    return table[slot(of: text, memory)] != 0 ? .bool(true) : unknown ?? .bool(false)
  }
}

extension Memory {
  /// Whether some element of a list of facts, or the field of some element, is a text. Nil where that must be found out
  /// one by one.
  mutating func find(_ text: Value, in list: Value, field: Int, _ meter: inout Meter) -> Value? {
    guard text.kind == .string, list.kind == .list, list.buffer == 0, list.count >= NameIndex.shortest,
      list.offset + list.count <= factCount
    else { return nil }
    let key = NameIndex.Key(list: list.payload, field: Int32(truncatingIfNeeded: field))
    if let known = indexes[key] { return known?.find(text, self, &meter) }
    let index = NameIndex(list, field: field, self, &meter)
    indexes.updateValue(index, forKey: key)
    return index?.find(text, self, &meter)
  }
}
