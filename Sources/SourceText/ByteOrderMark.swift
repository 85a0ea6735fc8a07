/// The UTF-8 byte order mark, which may stand at the start of a file and counts as no column.
public enum ByteOrderMark {
  /// Its three bytes.
  public static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}
