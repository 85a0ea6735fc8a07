import SourceText

/// A proposal that is being changed: replaced whole or not at all, and only while nobody else changes it.
struct EditedFile {
  /// Why a file was not replaced.
  enum SaveError: Error {
    /// It does not hold what was read, or cannot be read any more.
    case changedMeanwhile
    /// The error number of what failed.
    case failed(Int32)
  }

  /// Its name.
  let path: String
  /// What it holds, as far as is known here.
  private(set) var bytes: [UInt8]

  /// A file that was read.
  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Replaces the file.
  mutating func save(_ new: [UInt8]) throws(SaveError) {
    if new == bytes { return }
    var found: [UInt8] = []
    do throws(System.ReadError) {
      try System.read(path, into: &found, mustBeRegular: true)
    } catch {
      throw .changedMeanwhile
    }
    guard found == bytes else { throw .changedMeanwhile }
    if let number = System.replace(path, by: new) { throw .failed(number) }
    bytes = new
  }
}

extension Context {
  /// Says why a file was not replaced.
  func complain(_ error: EditedFile.SaveError, _ path: String) {
    switch error {
    case .changedMeanwhile: complain(.changedMeanwhile(path))
    case .failed(let number): complain(.outputFailed(number, path: path))
    }
  }
}
