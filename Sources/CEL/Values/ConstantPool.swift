import SourceText

/// Interned text and constant lists, made at load time and shared by all programs and memories.
///
/// Two equal interned strings have the same offset, so that comparing a choice with a literal compares two integers.
public struct ConstantPool: Sendable {
  /// The text of all interned strings.
  public private(set) var bytes: [UInt8] = []
  /// The elements of all constant lists.
  public private(set) var cells: [Value] = []
  // Open addressing over the ranges of strings; the size is a power of two and at most half of it is taken.
  private var slots: [UInt64] = []
  private var stringCount = 0

  // No range has this offset: a pool stays far below 4 GiB.
  private static let vacant = UInt64.max

  /// A pool of nothing.
  public init() {}

  /// The value of a string.
  public mutating func intern(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { intern(utf8: $0) }
  }

  /// The value of a string given as UTF-8.
  public mutating func intern(utf8: UnsafeBufferPointer<UInt8>) -> Value {
    if stringCount * 2 >= slots.count { grow() }
    let slot = slot(of: utf8)
    if slots[slot] == Self.vacant {
      slots[slot] = Value.range(bytes.count, utf8.count)
      bytes.append(contentsOf: utf8)
      stringCount += 1
    }
    return Value(kind: .string, buffer: TextBuffer.constants.rawValue, payload: slots[slot])
  }

  /// The value of a string that was interned before, if it was.
  public func find(utf8: UnsafeBufferPointer<UInt8>) -> Value? {
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: utf8)]
    return found == Self.vacant ? nil : Value(kind: .string, buffer: TextBuffer.constants.rawValue, payload: found)
  }

  /// A constant list.
  public mutating func makeList(_ elements: [Value]) -> Value {
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
    for range in old where range != Self.vacant {
      let stored = Value(kind: .string, payload: range).range
      let slot: Int = bytes.withUnsafeBufferPointer { self.slot(of: UnsafeBufferPointer(rebasing: $0[stored])) }
      slots[slot] = range
    }
  }
}
