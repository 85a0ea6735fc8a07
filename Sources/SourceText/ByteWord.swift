/// Eight bytes at a time, for what looks through a whole file.
extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from a place on, the first of them lowest; nil where the buffer does not hold as many there.
  @inlinable @inline(__always)
  public func word(at index: Int) -> UInt64? {
    // The load is not checked, so the place is: all eight bytes lie in the buffer. They need not be aligned.
    guard index >= 0, index <= count - 8 else { return nil }
    return UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
