/// Exact comparison of numbers across their types.
enum Number {
  /// How two numbers stand to each other; NaN has no order.
  enum Order {
    case less, same, greater, none

    /// The order seen from the other side.
    var reversed: Order {
      switch self {
      case .less: .greater
      case .greater: .less
      case .same, .none: self
      }
    }
  }

  // `rounded` and `Int64(exactly:)` would want the C mathematics library; the plain conversion truncates without it.

  /// The int that a double stands for, if it stands for one.
  static func whole(_ number: Double) -> Int64? {
    guard number >= -0x1p63, number < 0x1p63 else { return nil }
    let whole = Int64(number)
    return Double(whole) == number ? whole : nil
  }

  static func compare<Number: Comparable>(_ left: Number, _ right: Number) -> Order {
    left < right ? .less : left == right ? .same : left > right ? .greater : .none
  }

  /// Compares as though both stood on one line of real numbers: 2⁵³ + 1 is not the double next to it.
  static func compare(_ left: Int64, _ right: Double) -> Order {
    if right.isNaN { return .none }
    if right >= 0x1p63 { return .less }
    if right < -0x1p63 { return .greater }
    let whole = Int64(right)
    let order = compare(left, whole)
    return order == .same ? compare(Double(whole), right) : order
  }
}
