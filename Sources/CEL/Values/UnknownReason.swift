/// Why a fact is not known.
public enum UnknownReason: UInt8, Sendable {
  /// The field is absent or empty.
  case unstated
  /// The field says that the matter is open.
  case undecided
  /// The field holds something that could not be read as its type.
  case invalid
}
