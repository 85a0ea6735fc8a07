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

extension System {
  /// What of a file changes when somebody saves it.
  struct Stamp: Equatable {
    var size: Int64
    var seconds: Int64
    var nanoseconds: Int64
    var inode: UInt64
  }

  /// The stamp of a file; nil where there is none.
  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Stamp(
      size: Int64(status.st_size), seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec),
      inode: UInt64(status.st_ino))
  }

  /// Waits.
  static func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// An interrupt from the terminal then ends the program as if its work were done.
  static func endOnInterrupt() {
    signal(SIGINT) { _ in _exit(0) }
    // Who started the program may have had the signal blocked, which is inherited.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }
}

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
