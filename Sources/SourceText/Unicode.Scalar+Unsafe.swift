extension Unicode.Scalar {
  /// Whether a terminal or editor might act on the character instead of showing it: control characters, and those that
  /// change the direction of text.
  public var isUnsafeToShow: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: true
    default: false
    }
  }
}
