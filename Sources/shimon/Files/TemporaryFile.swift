/// A file beside another one, which it is to replace: `.NAME.shimon-0`.
///
/// Whoever writes it holds a lock. One without was left behind by a program that was killed, and is used again or
/// removed by the next that writes the same file.
struct TemporaryFile {
  /// So many programs may write the same file at once.
  private static let slotCount = 16
  /// A name may have 255 bytes, with what is added.
  private static let nameLimit = 200

  /// Its name.
  let path: String
  /// Open for reading and writing, and empty.
  let descriptor: Int32

  /// Makes one, or takes over one that was left behind.
  init(beside target: String) throws(System.WriteError) {
    for slot in 0..<TemporaryFile.slotCount {
      let path = TemporaryFile.path(slot, beside: target)
      var opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      let isNew = opened >= 0
      if !isNew {
        // Only a name that is taken is passed over; anything else holds for all names.
        guard errno == EEXIST else { throw System.WriteError(number: errno) }
        opened = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      }
      guard opened >= 0 else {
        // Unusable, or just renamed into place by its writer.
        TemporaryFile.removeLeftBehind(path)
        continue
      }
      if flock(opened, LOCK_EX | LOCK_NB) == 0 {
        guard TemporaryFile.isOwn(opened, path), isNew || ftruncate(opened, 0) == 0 else {
          close(opened)
          continue
        }
        (self.path, descriptor) = (path, opened)
        for later in slot + 1..<TemporaryFile.slotCount {
          guard TemporaryFile.removeLeftBehind(TemporaryFile.path(later, beside: target)) else { break }
        }
        return
      }
      let isHeld = errno == EWOULDBLOCK
      close(opened)
      if isHeld { continue }
      // The file system knows no locks: a name of its own then, as nobody can tell what was left behind.
      unlink(path)
      break
    }
    var template = Array("\(TemporaryFile.path(nil, beside: target)).XXXXXX".utf8CString)
    let opened = mkstemp(&template)
    guard opened >= 0 else { throw System.WriteError(number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    descriptor = opened
  }

  private static func path(_ slot: Int?, beside target: String) -> String {
    var name = String(target[(target.lastIndex(of: "/").map(target.index(after:)) ?? target.startIndex)...])
    while name.utf8.count > nameLimit { name.removeLast() }
    return PathText.join(target.parentFolder, ".\(name).shimon" + (slot.map { "-\($0)" } ?? ""))
  }

  /// Removes a file that nobody is writing any more. Gives whether there is a file of the name.
  @discardableResult
  private static func removeLeftBehind(_ path: String) -> Bool {
    let opened = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { return errno != ENOENT }
    defer { close(opened) }
    if flock(opened, LOCK_EX | LOCK_NB) == 0, isOwn(opened, path) { unlink(path) }
    return true
  }

  /// Whether a descriptor is still what a path names, and a plain file of ours with no other name.
  private static func isOwn(_ descriptor: Int32, _ path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev && held.st_mode & S_IFMT == S_IFREG && held.st_nlink == 1
      && held.st_uid == geteuid()
  }
}
