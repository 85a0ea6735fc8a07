#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
