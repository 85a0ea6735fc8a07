/// Files that are written bit by bit.
extension System {
  /// Why a file cannot be written.
  struct WriteError: Error {
    var number: Int32
  }

  /// Opens what is no regular file, such as a pipe or a device.
  static func openDirectly(_ path: String) throws(WriteError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WriteError(number: errno) }
    return descriptor
  }

  /// Opens a file without a name in the folder of `path`. It vanishes with the program, whatever ends it.
  static func openNameless(beside path: String) throws(WriteError) -> Int32 {
    #if os(Linux)
      let descriptor = open(path.parentFolder, temporaryFlag | O_RDWR | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return descriptor }
    #endif
    // Not every file system can; the reason why nothing can be written there comes to light here as well.
    let result: Result<Int32, WriteError> = uninterrupted {
      do throws(WriteError) {
        let file = try TemporaryFile(beside: path)
        unlink(file.path)
        return .success(file.descriptor)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  #if os(Linux)
    /// `O_TMPFILE`, which is too much of a macro for Swift to see.
    private static let temporaryFlag: Int32 = 0o20_000_000 | O_DIRECTORY
  #endif

  /// Where a path leads, so that replacing it does not replace a link; the path itself where nothing is there yet.
  static func destination(of path: String) throws(WriteError) -> String {
    if case .folder = kind(path).kind { throw WriteError(number: EISDIR) }
    guard let resolved = realpath(path, nil) else {
      // What is missing can be made, also behind a link; anything else cannot be written either.
      guard errno == ENOENT else { throw WriteError(number: errno) }
      var status = stat()
      guard lstat(path, &status) != 0 else { throw WriteError(number: ENOENT) }
      return path
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Writes a file whole or not at all, with all that was written to a nameless file.
  static func replace(_ path: String, byContentsOf descriptor: Int32) -> Int32? {
    replace(path) { target in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var offset = 0
      while true {
        let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        if count == 0 { return nil }
        if let number = write(Array(buffer[..<count]), to: target) { return number }
        offset += count
      }
    }
  }

  /// Does something during which an interrupt waits, so that no temporary file is left. No other thread may run.
  static func uninterrupted<Result>(_ body: () -> Result) -> Result {
    var (held, before) = (sigset_t(), sigset_t())
    sigemptyset(&held)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, number) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }

  /// Closes a descriptor; gives the error number where the system could not keep what was written.
  @discardableResult
  static func closeDescriptor(_ descriptor: Int32) -> Int32? { close(descriptor) == 0 ? nil : errno }

  /// Whether the folder that the program runs in can be named: whether its path is UTF-8.
  static var isCurrentFolderValid: Bool {
    guard let path = getcwd(nil, 0) else { return true }
    defer { free(path) }
    return String(validatingCString: path) != nil
  }

  /// The folder that the program runs in; empty where it is not to be had.
  static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }
}
