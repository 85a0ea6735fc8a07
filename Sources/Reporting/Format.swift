import Linting
import SourceText

/// A way to write findings. Files are written one by one as they are linted, in a fixed order; what the format keeps
/// for the end it keeps itself.
public protocol Format: Sendable {
  /// What stands before the first file.
  func begin(_ output: inout OutputBuffer)
  /// One file. It runs in the thread that linted the file, with the engine that still holds its facts.
  func file(_ report: FileReport, _ engine: inout Engine) -> Fragment
  /// What stands between two files that have something to say.
  var separator: StaticString { get }
  /// What stands behind the last file.
  func end(_ tail: OutputBuffer, _ summary: Summary, _ output: inout OutputBuffer)
}

/// What a format made of one file.
public struct Fragment: Sendable {
  /// Written in the file's turn.
  public var body = OutputBuffer()
  /// Handed to ``Format/end(_:_:_:)``, joined with those of the other files by commas.
  public var tail = OutputBuffer()

  /// Nothing.
  public init() {}
}
