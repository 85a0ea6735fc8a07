/// Random numbers that are the same everywhere for the same seed (SplitMix64; Steele, Lea and Flood 2014).
package struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  /// Numbers for a seed, and perhaps for a name, so that each part of a test has its own.
  package init(seed: UInt64, _ name: String = "") {
    state = seed
    for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // Mixed once, or the numbers of neighbouring seeds could be the same but for their place.
    state = next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `limit`; 0 where there is none.
  package mutating func below(_ limit: Int) -> Int { Int(next() >> 33) % max(limit, 1) }

  /// True once in so many times.
  package mutating func oneIn(_ times: Int) -> Bool { below(times) == 0 }

  /// True so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of a list that is not empty.
  package mutating func pick<List: RandomAccessCollection>(_ list: List) -> List.Element where List.Index == Int {
    list[list.startIndex + below(list.count)]
  }
}
