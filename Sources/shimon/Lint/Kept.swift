/// Values that are left to the system at the end of the process. To take a book of rules apart piece by piece takes as
/// long as to judge a proposal.
enum Kept {
  private final class Box<Value> {
    private let value: Value
    init(_ value: consuming Value) { self.value = value }
  }

  /// Keeps a value to the end of the process. For what is made a few times in a run, never once a file.
  static func keep<Value>(_ value: consuming Value) { _ = Unmanaged.passRetained(Box(value)) }
}
