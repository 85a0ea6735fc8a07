/// Guesses in which encoding a file was saved that is not UTF-8, to say so in the complaint.
public enum ForeignEncoding {
  /// The name of the encoding, where the bytes look like one that Japanese programs write.
  public static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
      return "UTF-16"
    }
    var pairs = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x00...0x7F, 0xA1...0xDF: index += 1
      case 0x81...0x9F, 0xE0...0xFC:
        guard index + 1 < bytes.count, (0x40...0xFC).contains(bytes[index + 1]), bytes[index + 1] != 0x7F else {
          return nil
        }
        pairs += 1
        index += 2
      default: return nil
      }
    }
    return pairs > 0 ? "Shift_JIS" : nil
  }
}
