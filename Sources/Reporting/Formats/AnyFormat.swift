import Linting
import SourceText

/// Some format, by its functions: a list of formats is a list of these. Existentials of protocols are not there in
/// embedded Swift.
package struct AnyFormat: Format {
  /// As the format has it.
  package let wantsCleanFiles, showsIdentity, listsWaiting: Bool
  /// As the format has it.
  package let reasonLimit: Int
  /// As the format has it.
  package let tail: DeferredOutput
  private let beginning: @Sendable (inout OutputBuffer) -> Void
  private let rendering: @Sendable (FileReport, inout LintedProposal) -> FileOutput
  private let introduction: @Sendable (Int, inout OutputBuffer) -> Void
  private let ending: @Sendable (DeferredOutput, Summary, inout OutputBuffer) -> Void
  private let remarking: @Sendable (DeferredOutput) -> LocalizedText?

  /// The format.
  package init(_ format: some Format) {
    wantsCleanFiles = format.wantsCleanFiles
    showsIdentity = format.showsIdentity
    listsWaiting = format.listsWaiting
    reasonLimit = format.reasonLimit
    tail = format.tail
    beginning = { format.begin(&$0) }
    rendering = { format.file($0, &$1) }
    introduction = { format.introduce($0, &$1) }
    ending = { format.end($0, $1, &$2) }
    remarking = { format.remark($0) }
  }

  /// What stands before the first file.
  package func begin(_ output: inout OutputBuffer) { beginning(&output) }
  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    rendering(report, &proposal)
  }
  /// What stands before the body of a file.
  package func introduce(_ number: Int, _ output: inout OutputBuffer) { introduction(number, &output) }
  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    ending(tail, summary, &output)
  }
  /// What people should know.
  package func remark(_ tail: DeferredOutput) -> LocalizedText? { remarking(tail) }
}
