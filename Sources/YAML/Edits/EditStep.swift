/// One step of a path into a document.
public enum EditStep: Sendable {
  /// The value of a key. Any of the names finds it; where it is missing it is written under the first name, at the
  /// place that `order` gives it, else behind the other keys.
  case key([String], order: KeyOrder? = nil)
  /// The entry of a list, from 0. The number of entries stands for one more.
  case index(Int)

  /// The value of a key that has one name.
  public static func key(_ name: String) -> EditStep { .key([name], order: nil) }
}
