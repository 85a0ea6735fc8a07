import SourceText

/// Interned text, constant lists and compiled code, made at load time and shared by all memories.
///
/// Two equal interned strings have the same offset, so that comparing a choice with a literal compares two integers.
package struct ConstantPool: Sendable {
  /// The text of all interned strings.
  package private(set) var bytes: [UInt8] = []
  /// The elements of all constant lists.
  package private(set) var cells: [Value] = []
  // Open addressing over the ranges of strings; the size is a power of two and at most half of it is taken.
  private var slots: [UInt64] = []
  private var stringCount = 0
  /// The strings of a pool that was unpacked, as ranges; the slots are made when somebody interns another.
  private var packedStrings: Packed?
  /// The programs.
  var code = CodeStore()

  // No range has this offset: a pool stays far below 4 GiB.
  private static let vacant = UInt64.max

  /// A pool of nothing.
  package init() {}

  /// A pool that was packed.
  init(bytes: [UInt8], cells: [Value], strings: Packed, code: CodeStore) {
    self.bytes = bytes
    self.cells = cells
    packedStrings = strings
    self.code = code
  }

  /// All interned strings, as ranges, in the order of their places.
  var strings: [UInt64] {
    guard let packedStrings else { return slots.filter { $0 != Self.vacant }.sorted() }
    // Said in full: with `?? slots`, the value could be read as an optional one.
    let strings: [UInt64] = packedStrings.value()
    return strings
  }

  /// The value of a string.
  package mutating func intern(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { intern(utf8: $0) }
  }

  /// The value of a string given as UTF-8.
  package mutating func intern(utf8: UnsafeBufferPointer<UInt8>) -> Value {
    if let packed = packedStrings { restoreSlots(packed.value()) }
    if stringCount * 2 >= slots.count { grow() }
    let slot = slot(of: utf8)
    if slots[slot] == Self.vacant {
      slots[slot] = Value.range(bytes.count, utf8.count)
      bytes.append(contentsOf: utf8)
      stringCount += 1
    }
    return Value(kind: .string, buffer: TextBuffer.constants.rawValue, payload: slots[slot])
  }

  /// A constant list.
  package mutating func makeList(_ elements: [Value]) -> Value {
    let offset = cells.count
    cells.append(contentsOf: elements)
    return Value(kind: .list, buffer: 1, payload: Value.range(offset, elements.count))
  }

  private func slot(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: ByteHash.of(utf8)) & mask
    while slots[slot] != Self.vacant, !matches(slots[slot], utf8) { slot = (slot + 1) & mask }
    return slot
  }

  private func matches(_ range: UInt64, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let stored = Value(kind: .string, payload: range).range
    return stored.count == utf8.count && bytes[stored].elementsEqual(utf8)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.vacant, count: max(64, old.count * 2))
    fill(old)
  }

  private mutating func restoreSlots(_ ranges: [UInt64]) {
    packedStrings = nil
    stringCount = ranges.count
    var size = 64
    while size < ranges.count * 2 { size *= 2 }
    slots = Array(repeating: Self.vacant, count: size)
    fill(ranges)
  }

  private mutating func fill(_ ranges: [UInt64]) {
    for range in ranges where range != Self.vacant {
      let stored = Value(kind: .string, payload: range).range
      let slot = bytes[stored].withUnsafeBufferPointer { self.slot(of: $0) }
      slots[slot] = range
    }
  }
}
