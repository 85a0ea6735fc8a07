#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension System {
  /// Waits for standard input and reads what is there, so that messages that came together are handled together.
  ///
  /// - Returns: false at the end of input, or where it cannot be read any more.
  static func readAvailable(into buffer: inout [UInt8]) -> Bool {
    let step = 1 << 16
    let limit = 1 << 22
    var filled = 0
    repeat {
      if buffer.count < filled + step {
        buffer.append(contentsOf: repeatElement(0, count: filled + step - buffer.count))
      }
      let count = readOnce(&buffer, from: filled)
      if count <= 0 { break }
      filled += count
    } while filled < limit && isReadable
    buffer.removeLast(buffer.count - filled)
    return filled > 0
  }

  private static func readOnce(_ buffer: inout [UInt8], from offset: Int) -> Int {
    buffer.withUnsafeMutableBytes { bytes in
      var count: Int
      repeat {
        count = recv(0, bytes, offset, bytes.count - offset)
      } while count < 0 && errno == EINTR
      return count
    }
  }

  /// Whether standard input has bytes or has ended.
  private static var isReadable: Bool {
    var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }
}
