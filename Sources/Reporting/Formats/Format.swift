import Linting
import SourceText

/// A way to write findings. Files are written one by one as they are linted, in a fixed order; what the format keeps
/// for the end it keeps in a ``Tail``.
public protocol Format: Sendable {
  /// Whether the format also mentions files that nothing was found in.
  var wantsCleanFiles: Bool { get }
  /// Whether the format shows the paths of facts or fingerprints; how many further places of a finding it shows.
  var showsIdentity: Bool { get }
  var reasonLimit: Int { get }
  /// What is kept for the end, before the first file.
  var tail: Tail { get }
  /// What stands before the first file.
  func begin(_ output: inout OutputBuffer)
  /// One file. It runs in the thread that linted the file, with the engine that still holds its facts.
  func file(_ report: FileReport, _ engine: inout Engine) -> Fragment
  /// What stands before the body of a file that has one; `number` counts these files from 0.
  func introduce(_ number: Int, _ output: inout OutputBuffer)
  /// What stands behind the last file.
  func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer)
  /// What people should know that the output alone would not tell, such as that findings were left out.
  func remark(_ tail: Tail) -> LocalizedText?
}

extension Format {
  /// Most formats pass over clean files.
  public var wantsCleanFiles: Bool { false }
  /// Most formats tell findings apart for programs.
  public var showsIdentity: Bool { true }
  /// Most formats show all that they are given.
  public var reasonLimit: Int { .max }
  /// One list without limits.
  public var tail: Tail { Tail() }
  /// Most formats begin at once.
  public func begin(_ output: inout OutputBuffer) {}
  /// Most bodies just follow one another.
  public func introduce(_ number: Int, _ output: inout OutputBuffer) {}
  /// Most formats leave nothing out.
  public func remark(_ tail: Tail) -> LocalizedText? { nil }
}

/// What a format made of one file.
public struct Fragment: Sendable {
  /// Written in the file's turn.
  public var body = OutputBuffer()
  /// Handed to ``Format/end(_:_:_:)``, joined with those of the other files.
  public var tail: Tail?

  /// Nothing.
  public init() {}
}
