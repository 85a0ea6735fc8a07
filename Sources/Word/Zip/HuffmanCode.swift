/// A canonical prefix code of deflate (RFC 1951, 3.2.2), as numbers of codes for each length and symbols in order.
///
/// Bit by bit it decodes slower than a wide table would, but costs next to nothing to set up, so that a hostile file
/// of many tiny blocks cannot make set-up the expensive part.
struct HuffmanCode {
  /// How many codes have 0...15 bits.
  private(set) var counts = [Int](repeating: 0, count: 16)
  /// The symbols by code.
  private(set) var symbols: [Int] = []

  /// The code in which symbol N has `lengths[N]` bits; 0 for symbols that do not occur. Nil where the lengths ask for
  /// more codes than there are, or leave codes unused (but for a lone symbol, which RFC 1951 3.2.7 allows).
  init?(lengths: some Collection<UInt8>) {
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var free = 1
    for length in 1...15 {
      free = free * 2 - counts[length]
      if free < 0 { return nil }
    }
    let used = counts.reduce(0, +)
    if free > 0, used > 1 || (used == 1 && counts[1] != 1) { return nil }
    var offsets = [Int](repeating: 0, count: 16)
    for length in 1..<15 { offsets[length + 1] = offsets[length] + counts[length] }
    symbols = [Int](repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[offsets[Int(length)]] = symbol
      offsets[Int(length)] += 1
    }
  }
}
