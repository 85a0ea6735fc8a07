import Proposal
import SourceText

/// The little of the operating system that the program needs, without Foundation.
enum System {
  /// Why a file could not be read.
  struct ReadError: Error {
    var reason: LocalizedText

    static func system(_ number: Int32) -> ReadError {
      let detail = String(cString: strerror(number))
      switch number {
      case ENOENT: return ReadError(reason: LocalizedText(ja: "ファイルがありません。", en: "There is no such file."))
      case EACCES, EPERM: return ReadError(reason: LocalizedText(ja: "読む権限がありません。", en: "Permission denied."))
      default: return ReadError(reason: LocalizedText(ja: "読めません（\(detail)）。", en: "It cannot be read (\(detail))."))
      }
    }
  }

  /// What a path names.
  enum Kind {
    case file
    case folder
    case missing
    case unreadable(Int32)
    case other
  }

  /// A folder's identity, to notice a loop of links.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  static func kind(_ path: String) -> (kind: Kind, identity: Identity) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return (errno == ENOENT ? .missing : .unreadable(errno), Identity(device: 0, inode: 0))
    }
    let identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    switch status.st_mode & S_IFMT {
    case S_IFREG: return (.file, identity)
    case S_IFDIR: return (.folder, identity)
    default: return (.other, identity)
    }
  }

  /// Where a path leads once all links are followed; nil where it leads nowhere.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether a path names a link that leads nowhere.
  static func isDanglingLink(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 && errno == ENOENT && lstat(path, &status) == 0
  }

  /// Whether a path names a link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether a path names a folder.
  static func isFolder(_ path: String) -> Bool {
    if case .folder = kind(path).kind { true } else { false }
  }

  /// Makes a folder and those above it; gives the error number where that fails.
  static func makeFolder(_ path: String) -> Int32? {
    if isFolder(path) { return nil }
    let parent = path.parentFolder
    if parent != path, let failure = makeFolder(parent) { return failure }
    if mkdir(path, 0o777) == 0 { return nil }
    let number = errno
    return isFolder(path) ? nil : number
  }

  /// Reads a file into `buffer`, at most one byte more than the largest file that is accepted.
  ///
  /// - Parameter mustBeRegular: whether pipes and devices, on which reading might never end, are refused. Nobody asked
  ///   for those that take the place of a file that was found in a folder.
  static func read(_ path: String, into buffer: inout [UInt8], mustBeRegular: Bool = false) throws(ReadError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (mustBeRegular ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    if mustBeRegular, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw ReadError(reason: LocalizedText(ja: "通常のファイルではありません。", en: "It is no regular file."))
    }
    try read(descriptor, into: &buffer)
  }

  /// Reads standard input.
  static func readStandardInput() throws(ReadError) -> [UInt8] {
    var buffer: [UInt8] = []
    try read(0, into: &buffer)
    return buffer
  }

  private static func read(_ descriptor: Int32, into buffer: inout [UInt8]) throws(ReadError) {
    let limit = SourceFile.maximumByteCount + 1
    var status = stat()
    // One byte more than the file has shows its end without another round.
    let known = fstat(descriptor, &status) == 0 ? Int(clamping: status.st_size) + 1 : 0
    var room = min(max(known, 1 << 12), limit)
    buffer = []
    while true {
      var failure: Int32 = 0
      var isAtEnd = false
      let held = buffer
      // Room that is not filled with zeros first, nor shared with the file read before.
      buffer = Array(unsafeUninitializedCapacity: room) { bytes, filled in
        filled = bytes.initialize(fromContentsOf: held)
        while filled < room, !isAtEnd {
          let count = recv(descriptor, UnsafeMutableRawBufferPointer(bytes), filled, room - filled)
          if count < 0, errno == EINTR { continue }
          if count < 0 { failure = errno }
          isAtEnd = count <= 0
          filled += max(count, 0)
        }
      }
      if failure != 0 { throw .system(failure) }
      if isAtEnd || room == limit { return }
      room = min(room * 4, limit)
    }
  }

  /// Reads behind `offset`, at most up to `limit`; gives the count, 0 at the end, below 0 where it fails.
  static func recv(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int, _ count: Int)
    -> Int
  {
    guard count > 0, let base = bytes.baseAddress else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, base + offset, count)
    #elseif canImport(Musl)
      return Musl.read(descriptor, base + offset, count)
    #else
      return Darwin.read(descriptor, base + offset, count)
    #endif
  }

  /// Writes all bytes; gives the error number where that fails.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, base + offset, buffer.count - offset)
        #else
          let count = Darwin.write(descriptor, base + offset, buffer.count - offset)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        offset += count
      }
      return nil
    }
  }

  /// Writes a file whole or not at all: into a temporary file beside it, which then takes its place.
  ///
  /// The mode of a file that is replaced stays, and what is no regular file, such as a device, is written directly.
  /// Gives the error number where that fails.
  static func replace(_ path: String, by bytes: [UInt8]) -> Int32? {
    do throws(WriteError) {
      let file = try OutputFile(path)
      return file.write(bytes).map { number in
        file.abandon()
        return number
      } ?? file.close()
    } catch {
      return error.number
    }
  }

  /// Writes a file whole or not at all; `body` writes to a descriptor and gives the error number where that fails.
  static func replace(_ path: String, _ body: (Int32) -> Int32?) -> Int32? {
    uninterrupted { replaceAtOnce(path, body) }
  }

  private static func replaceAtOnce(_ path: String, _ body: (Int32) -> Int32?) -> Int32? {
    let file: TemporaryFile
    do throws(WriteError) {
      file = try TemporaryFile(beside: path)
    } catch {
      return error.number
    }
    var status = stat()
    let isThere = stat(path, &status) == 0
    var failure = isThere || errno == ENOENT ? nil : errno
    let mode = isThere ? status.st_mode & 0o777 : 0o666 & ~currentMask
    if failure == nil { failure = body(file.descriptor) }
    if failure == nil, fchmod(file.descriptor, mode) != 0 || fsync(file.descriptor) != 0 { failure = errno }
    if failure == nil, rename(file.path, path) != 0 { failure = errno }
    if failure != nil { unlink(file.path) }
    // Only now, for closing gives up the lock. What was written is safe since `fsync`.
    close(file.descriptor)
    return failure
  }

  /// The bits that new files must not have.
  private static var currentMask: mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }

  /// The names in a folder, in byte order; nil where it cannot be read.
  ///
  /// - Returns: besides them the names of folders and YAML files that are not UTF-8, as far as they can be shown. None
  ///   of the program's paths can name those.
  static func names(in folder: String) -> (valid: [String], broken: [String])? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var (valid, broken): ([String], [String]) = ([], [])
    while true {
      errno = 0
      // An end by a failure must not look like the end of the folder.
      guard let entry = readdir(stream) else {
        if errno == 0 { break } else { return nil }
      }
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return }
        if let name = String(validatingCString: start) {
          if name != ".", name != ".." { valid.append(name) }
          return
        }
        let name = String(cString: start)
        var status = stat()
        let isFolder = fstatat(dirfd(stream), start, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
        if isFolder || name.hasYAMLEnding { broken.append(name) }
      }
    }
    return (valid.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }, broken.sorted())
  }

  /// A variable of the environment that is set and not empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The processors that may be used.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Opens what is closed of the three standard streams, so that no file takes its number and with it what is meant for
  /// the stream. Reading and writing it fails as before.
  static func occupyStandardStreams() {
    for descriptor in [0, 1, 2] as [Int32] where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// A word of the command line that is not UTF-8, as far as it can be shown: it would name something else.
  static var brokenArgument: String? {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let word = CommandLine.unsafeArgv[index] else { continue }
      if String(validatingCString: word) == nil { return String(cString: word) }
    }
    return nil
  }

  /// A closed pipe, or a file that may not grow, then shows as an error of the write instead of ending the program.
  static func ignoreFailedWrites() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Today by the clock and time zone of the machine.
  static var today: CalendarDay? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// Seconds of a clock that never goes back.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
