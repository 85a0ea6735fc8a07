/// A file that is written bit by bit and appears whole or not at all.
///
/// What is written goes to a nameless file in the same folder, which vanishes with the program; `close` copies it to a
/// file that takes the place of the old one. What is no regular file, such as a pipe or a device, is written directly.
struct OutputFile: Sendable {
  private let path: String
  private let isDirect: Bool
  private let descriptor: Int32

  /// Opens a file to write.
  init(_ path: String) throws(System.WriteError) {
    if case .other = System.kind(path).kind {
      self.path = path
      isDirect = true
      descriptor = try System.openDirectly(path)
    } else {
      self.path = try System.destination(of: path)
      isDirect = false
      descriptor = try System.openNameless(beside: self.path)
    }
  }

  /// Writes all bytes; gives the error number where that fails.
  func write(_ bytes: [UInt8]) -> Int32? { System.write(bytes, to: descriptor) }

  /// Puts what was written in its place; gives the error number where that fails. The file is closed either way.
  func close() -> Int32? {
    let failure = isDirect ? nil : System.replace(path, byContentsOf: descriptor)
    let closing = System.closeDescriptor(descriptor)
    return failure ?? (isDirect ? closing : nil)
  }

  /// Forgets what was written.
  func abandon() { System.closeDescriptor(descriptor) }
}
