/// One cell of the table of verdicts: a rule, what it looked at, and its verdict.
public struct Judgement: Sendable, BitwiseCopyable {
  /// The rule, by its index in the book.
  public var rule: UInt32
  /// The entry, by its instance in the facts; -1 for the whole proposal.
  public var instance: Int32
  /// The verdict.
  public var verdict: Verdict
}
