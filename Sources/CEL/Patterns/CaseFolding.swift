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
