#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a dialogue needs of the operating system.
extension System {
  /// Reads what is there of standard input, at least one byte; empty at its end and where it cannot be read.
  static func readSome() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      var count: Int
      repeat { count = recv(0, bytes, 0, bytes.count) } while count < 0 && errno == EINTR
      return count
    }
    return count > 0 ? Array(buffer[..<count]) : []
  }
}
