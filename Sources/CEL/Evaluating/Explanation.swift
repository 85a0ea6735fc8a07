/// The value of an expression and how it came about.
public struct Explanation: Sendable {
  /// The value.
  public var value: Value
  /// Of an unknown: the cells whose facts would decide it, in the order in which they were wanted.
  public var missing: [UInt32]
  /// The cells whose facts decided the value, the first the primary one. Empty for an unknown.
  public var deciding: [UInt32]
  /// Cells that were read on the way.
  public var context: [UInt32]
  /// Of an error: what and where.
  public var error: EvaluationError?
  /// How many steps it took.
  public var steps: Int
}
