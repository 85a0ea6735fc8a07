/// FNV-1a over bytes, 64 bits: the only hash used in Shimon, for interned words and fingerprints.
///
/// It need not withstand an adversary: tables that use it for text from files compare the bytes as well and fall back
/// to linear probing in bounded tables.
public struct ByteHash: Sendable, BitwiseCopyable {
  /// The state so far, which is also the result.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of no bytes.
  @inlinable
  public init() {}

  /// Takes in one byte.
  @inlinable @inline(__always)
  public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Takes in bytes.
  @inlinable
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  /// The hash of these bytes.
  @inlinable
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = ByteHash()
    hash.combine(bytes)
    return hash.value
  }
}

/// Digits for fingerprints and digests.
extension UInt64 {
  /// 16 hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
