/// A set of code points: sorted ranges and general categories, perhaps negated.
struct CharacterSet: Sendable {
  private(set) var ranges: [ClosedRange<UInt32>] = []
  private(set) var categories: [Category] = []
  private var excluded: [CharacterSet] = []
  var isNegated = false

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  mutating func insert(_ category: Category) { categories.append(category) }

  /// Adds all code points that `other` holds.
  mutating func formUnion(_ other: CharacterSet) {
    if other.isNegated {
      excluded.append(other)
    } else {
      ranges += other.ranges
      categories += other.categories
      excluded += other.excluded
    }
  }

  /// Adds the other case of every ASCII letter, and of each single letter beyond ASCII.
  mutating func foldCase() {
    for range in ranges {
      insertOtherCase(range, of: 0x41...0x5A, shift: 0x20)
      insertOtherCase(range, of: 0x61...0x7A, shift: -0x20)
      if range.lowerBound >= 0x80, range.count <= 256 {
        for value in range {
          guard let scalar = Unicode.Scalar(value) else { continue }
          for other in CaseFolding.others(of: scalar) { ranges.append(other...other) }
        }
      }
    }
  }

  private mutating func insertOtherCase(_ range: ClosedRange<UInt32>, of letters: ClosedRange<UInt32>, shift: Int64) {
    let common = range.clamped(to: letters)
    guard range.overlaps(letters) else { return }
    ranges.append(UInt32(Int64(common.lowerBound) + shift)...UInt32(Int64(common.upperBound) + shift))
  }

  /// The ranges, where they are all that there is to the set.
  var plainRanges: [ClosedRange<UInt32>]? {
    isNegated || !categories.isEmpty || !excluded.isEmpty ? nil : ranges
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    let isMember =
      ranges.contains { $0.contains(value) } || categories.contains { $0.contains(scalar) }
      || excluded.contains { $0.contains(scalar) }
    return isMember != isNegated
  }

  /// `\d`, `\w` and `\s`, which in RE2 know only ASCII.
  static func perl(_ letter: UInt8) -> CharacterSet? {
    switch letter | 0x20 {
    case UInt8(ascii: "d"): named("digit", isNegated: letter < 0x60)
    case UInt8(ascii: "w"): named("word", isNegated: letter < 0x60)
    case UInt8(ascii: "s"): CharacterSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20], isNegated: letter < 0x60)
    default: nil
    }
  }

  /// A POSIX class such as `alpha`.
  static func named(_ name: String, isNegated: Bool) -> CharacterSet? {
    let ranges: [ClosedRange<UInt32>]
    switch name {
    case "alnum": ranges = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": ranges = [0x41...0x5A, 0x61...0x7A]
    case "ascii": ranges = [0...0x7F]
    case "blank": ranges = [0x09...0x09, 0x20...0x20]
    case "cntrl": ranges = [0...0x1F, 0x7F...0x7F]
    case "digit": ranges = [0x30...0x39]
    case "graph": ranges = [0x21...0x7E]
    case "lower": ranges = [0x61...0x7A]
    case "print": ranges = [0x20...0x7E]
    case "punct": ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": ranges = [0x09...0x0D, 0x20...0x20]
    case "upper": ranges = [0x41...0x5A]
    case "word": ranges = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    case "xdigit": ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: return nil
    }
    return CharacterSet(ranges, isNegated: isNegated)
  }

  init(_ ranges: [ClosedRange<UInt32>] = [], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }
}

/// Letters that differ only in case.
enum CaseFolding {
  /// The other forms of a letter, by its simple mappings.
  static func others(of scalar: Unicode.Scalar) -> [UInt32] {
    let properties = scalar.properties
    return [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { mapping in
      let scalars = mapping.unicodeScalars
      guard scalars.count == 1, let other = scalars.first, other != scalar else { return nil }
      return other.value
    }
  }
}
