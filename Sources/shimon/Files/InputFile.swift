import SourceText

/// Reads a file that was named on the command line.
enum InputFile {
  /// The file; `-` is standard input.
  static func read(_ path: String, mustBeRegular: Bool = false) throws(Failure) -> SourceFile {
    do throws(System.ReadError) {
      if path == "-" { return SourceFile(name: "<stdin>", bytes: try System.readStandardInput()) }
      var bytes: [UInt8] = []
      try System.read(path, into: &bytes, mustBeRegular: mustBeRegular)
      return SourceFile(name: path, bytes: bytes)
    } catch {
      throw .failed(.unreadable(path, error.reason))
    }
  }
}

extension InputFinder.Input {
  /// Whether it was found in a folder, and not named itself.
  var wasFound: Bool { if case .file(_, let wasNamed) = self { !wasNamed } else { false } }

  /// Reads it. Nobody asked for a pipe or a device that takes the place of a file that was found.
  func read(into buffer: inout [UInt8]) throws(System.ReadError) {
    switch self {
    case .file(let file, let wasNamed): try System.read(file.text, into: &buffer, mustBeRegular: !wasNamed)
    case .standardInput: buffer = try System.readStandardInput()
    case .unreadable(_, let reason): throw System.ReadError(reason: reason)
    }
  }
}
