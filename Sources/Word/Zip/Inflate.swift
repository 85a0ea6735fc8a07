/// Unpacks deflated bytes (RFC 1951), never to more than a given number.
struct Inflate {
  private let input: [UInt8]
  private var position: Int
  private let end: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  /// The bytes packed in `input[range]`. More than `limit`, the figure that the archive gives, is damage.
  ///
  /// - Throws: ``ZipError/truncated`` or ``ZipError/damaged``.
  static func inflate(_ input: [UInt8], _ range: Range<Int>, limit: Int) throws(ZipError) -> [UInt8] {
    var inflate = Inflate(input, range, limit: limit)
    try inflate.run()
    return inflate.output
  }

  private init(_ input: [UInt8], _ range: Range<Int>, limit: Int) {
    self.input = input
    position = range.lowerBound
    end = range.upperBound
    self.limit = limit
    // A packed byte rarely stands for more than a dozen; the header's own figure is not trusted with memory.
    output.reserveCapacity(min(limit, range.count &* 8))
  }

  private mutating func run() throws(ZipError) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1:
        guard let literals = HuffmanCode(lengths: DeflateTables.fixedLengths),
          let distances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 32))
        else { throw .damaged }
        try compressed(literals, distances)
      case 2: try dynamic()
      default: throw .damaged
      }
    }
  }

  private mutating func take(_ count: Int) throws(ZipError) -> Int {
    while bitCount < count {
      guard position < end else { throw .truncated }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bits & ((1 << UInt32(count)) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func symbol(_ code: HuffmanCode) throws(ZipError) -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= try take(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .damaged
  }

  private mutating func stored() throws(ZipError) {
    // At most seven bits are left over here: bytes are only taken in as they are needed.
    bits = 0
    bitCount = 0
    let count = try take(16)
    let complement = try take(16)
    guard count == ~complement & 0xFFFF else { throw .damaged }
    guard count <= end - position else { throw .truncated }
    guard count <= limit - output.count else { throw .damaged }
    output.append(contentsOf: input[position..<position + count])
    position += count
  }

  private mutating func dynamic() throws(ZipError) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let codeCount = try take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .damaged }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<codeCount { codeLengths[DeflateTables.orderOfCodeLengths[index]] = UInt8(try take(3)) }
    guard let code = HuffmanCode(lengths: codeLengths) else { throw .damaged }
    var lengths: [UInt8] = []
    let total = literalCount + distanceCount
    while lengths.count < total {
      let symbol = try symbol(code)
      if symbol < 16 {
        lengths.append(UInt8(symbol))
        continue
      }
      var repeated: UInt8 = 0
      var times = 0
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .damaged }
        repeated = last
        times = try take(2) + 3
      case 17: times = try take(3) + 3
      default: times = try take(7) + 11
      }
      guard lengths.count + times <= total else { throw .damaged }
      lengths.append(contentsOf: repeatElement(repeated, count: times))
    }
    // Without a code for the end of the block there is no end.
    guard lengths[256] > 0, let literals = HuffmanCode(lengths: lengths[..<literalCount]),
      let distances = HuffmanCode(lengths: lengths[literalCount...])
    else { throw .damaged }
    try compressed(literals, distances)
  }

  private mutating func compressed(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(ZipError) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        guard output.count < limit else { throw .damaged }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol <= 285 else { throw .damaged }
      let length = DeflateTables.lengthBases[symbol - 257] + (try take(DeflateTables.lengthExtras[symbol - 257]))
      let distanceSymbol = try self.symbol(distances)
      guard distanceSymbol < 30 else { throw .damaged }
      let extra = try take(DeflateTables.distanceExtras[distanceSymbol])
      let distance = DeflateTables.distanceBases[distanceSymbol] + extra
      guard distance <= output.count else { throw .damaged }
      guard length <= limit - output.count else { throw .damaged }
      // The source may overlap what is being written: byte by byte.
      var source = output.count - distance
      for _ in 0..<length {
        output.append(output[source])
        source += 1
      }
    }
  }
}

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
