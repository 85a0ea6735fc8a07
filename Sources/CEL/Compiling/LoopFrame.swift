/// How the stack of a running macro is laid out, from its range upwards.
enum LoopFrame {
  /// The list or map.
  static let range = 0
  /// An int: the next index; in ``Value/aux`` how many elements `exists_one` found, or where a new list begins.
  static let position = 1
  /// The result so far.
  static let result = 2
  /// The variables.
  static let first = 3
  static let second = 4
  static let size = 5
}
