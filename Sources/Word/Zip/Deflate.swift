/// Packs bytes (RFC 1951) as one block with the fixed code: enough for XML, which repeats itself, and the same bytes
/// from run to run.
struct Deflate {
  /// No more bytes are packed: places count in 32 bits.
  static let limit = 1 << 30
  private static let window = 32_768
  private static let hashBits = 15
  /// How many earlier places are looked at for a longer match.
  private static let patience = 48

  private let input: [UInt8]
  private var output: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0
  /// The last place with a hash, and for each place (by its position in the window) the one before with the same hash.
  private var heads: [Int32]
  private var previous: [Int32]

  static func deflate(_ input: [UInt8]) -> [UInt8] {
    var deflate = Deflate(input)
    deflate.run()
    return deflate.output
  }

  private init(_ input: [UInt8]) {
    self.input = input
    heads = [Int32](repeating: -1, count: 1 << Deflate.hashBits)
    previous = [Int32](repeating: -1, count: Deflate.window)
  }

  private mutating func run() {
    put(1, 1)
    put(1, 2)
    var position = 0
    while position < input.count {
      let match = longestMatch(at: position)
      if match.length >= 3 {
        put(match)
        for place in position..<position + match.length { remember(place) }
        position += match.length
      } else {
        put(literal: Int(input[position]))
        remember(position)
        position += 1
      }
    }
    put(literal: 256)
    put(0, 7)
  }

  private func hash(_ position: Int) -> Int {
    let value = UInt32(input[position]) << 16 | UInt32(input[position + 1]) << 8 | UInt32(input[position + 2])
    return Int((value &* 0x9E37_79B1) >> UInt32(32 - Deflate.hashBits))
  }

  private mutating func remember(_ position: Int) {
    guard position + 2 < input.count else { return }
    let slot = hash(position)
    previous[position & (Deflate.window - 1)] = heads[slot]
    heads[slot] = Int32(truncatingIfNeeded: position)
  }

  private func longestMatch(at position: Int) -> (length: Int, distance: Int) {
    guard position + 2 < input.count else { return (0, 0) }
    let most = min(258, input.count - position)
    var best = (length: 0, distance: 0)
    var candidate = Int(heads[hash(position)])
    var tries = Deflate.patience
    while candidate >= 0, position - candidate <= Deflate.window, tries > 0 {
      var length = 0
      while length < most, input[candidate + length] == input[position + length] { length += 1 }
      if length > best.length {
        best = (length, position - candidate)
        if length == most { break }
      }
      let next = Int(previous[candidate & (Deflate.window - 1)])
      // A place that was overwritten in the ring leads forward: the chain ends there.
      guard next < candidate else { break }
      candidate = next
      tries -= 1
    }
    return best
  }

  private mutating func put(_ value: Int, _ count: Int) {
    bits |= UInt64(value) << UInt64(bitCount)
    bitCount += count
    while bitCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  /// Codes go out with their highest bit first.
  private mutating func put(code: Int, _ count: Int) {
    var reversed = 0
    for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
    put(reversed, count)
  }

  private mutating func put(literal: Int) {
    switch literal {
    case ..<144: put(code: 0x30 + literal, 8)
    case ..<256: put(code: 0x190 + literal - 144, 9)
    case ..<280: put(code: literal - 256, 7)
    default: put(code: 0xC0 + literal - 280, 8)
    }
  }

  private mutating func put(_ match: (length: Int, distance: Int)) {
    let length = DeflateTables.lengthBases.lastIndex { $0 <= match.length } ?? 0
    put(literal: 257 + length)
    put(match.length - DeflateTables.lengthBases[length], DeflateTables.lengthExtras[length])
    let distance = DeflateTables.distanceBases.lastIndex { $0 <= match.distance } ?? 0
    put(code: distance, 5)
    put(match.distance - DeflateTables.distanceBases[distance], DeflateTables.distanceExtras[distance])
  }
}

/// The tables that packing and unpacking share (RFC 1951, 3.2.5 and 3.2.6).
enum DeflateTables {
  /// The shortest match of the symbols 257...285.
  static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  /// The extra bits of the symbols 257...285.
  static let lengthExtras = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  /// The nearest distance of the symbols 0...29.
  static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  /// The extra bits of the symbols 0...29.
  static let distanceExtras = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
  /// The code lengths of the fixed code for literals and lengths.
  static let fixedLengths: [UInt8] =
    Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
    + Array(repeating: 8, count: 8)
  /// In which order a dynamic block tells the lengths of its code for code lengths.
  static let orderOfCodeLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}
