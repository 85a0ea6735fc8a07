/// Chance that comes out the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64, _ name: String = "") {
    state = seed
    for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in so many throws.
  mutating func once(in throws: Int) -> Bool { Int.random(in: 0..<max(`throws`, 1), using: &self) == 0 }

  /// One of a list that is not empty.
  mutating func pick<List: RandomAccessCollection<Element>, Element>(_ list: List) -> Element where List.Index == Int {
    list[Int.random(in: list.startIndex..<list.endIndex, using: &self)]
  }
}
