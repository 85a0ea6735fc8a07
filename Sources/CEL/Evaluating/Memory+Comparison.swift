/// Equality, order, membership and selection.
extension Memory {
  /// Whether two known values are equal: a bool, or an unknown where that hangs on unknown elements.
  ///
  /// Values of different kinds are different, but numbers compare as numbers.
  func equality(_ left: Value, _ right: Value, _ meter: inout Meter) -> Value {
    meter.steps += 1
    switch (left.kind, right.kind) {
    case (.null, .null): return .bool(true)
    case (.bool, .bool), (.int, .int): return .bool(left.payload == right.payload)
    case (.double, .double): return .bool(left.real == right.real)
    case (.int, .double): return .bool(Number.compare(left.signed, right.real) == .same)
    case (.double, .int): return .bool(Number.compare(right.signed, left.real) == .same)
    case (.string, .string): return .bool(equalText(left, right, &meter))
    case (.timestamp, .timestamp), (.duration, .duration):
      return .bool(left.payload == right.payload && left.aux == right.aux)
    case (.span, .span), (.span, .timestamp), (.timestamp, .span):
      return Days(left).overlaps(Days(right)) ? (left.kind == .span ? left : right).exact : .bool(false)
    case (.list, .list): return listEquality(left, right, &meter)
    case (.map, .map): return mapEquality(left, right, &meter)
    case (.record, .record): return .bool(left.payload == right.payload && left.aux == right.aux)
    default: return .bool(false)
    }
  }

  private func equalText(_ left: Value, _ right: Value, _ meter: inout Meter) -> Bool {
    if left.buffer == right.buffer {
      if left.payload == right.payload { return true }
      if left.isInterned { return false }
    }
    guard left.count == right.count else { return false }
    meter.charge(bytes: left.count)
    return withBytes(of: left) { first in withBytes(of: right) { first.elementsEqual($0) } }
  }

  private func listEquality(_ left: Value, _ right: Value, _ meter: inout Meter) -> Value {
    guard left.count == right.count else { return .bool(false) }
    var result = Value.bool(true)
    for index in 0..<left.count {
      if meter.isExceeded { return result }
      let (first, second) = (cell(of: left, at: index), cell(of: right, at: index))
      let equality =
        first.kind == .unknown ? first : second.kind == .unknown ? second : equality(first, second, &meter)
      if equality.isFalse { return equality }
      if result.kind == .bool { result = equality }
    }
    return result
  }

  private func mapEquality(_ left: Value, _ right: Value, _ meter: inout Meter) -> Value {
    guard left.count == right.count else { return .bool(false) }
    var result = Value.bool(true)
    for index in 0..<left.count {
      if meter.isExceeded { return result }
      guard let other = lookUp(cell(of: left, at: index * 2), in: right, &meter) else { return .bool(false) }
      let first = cell(of: left, at: index * 2 + 1)
      let equality = first.kind == .unknown ? first : other.kind == .unknown ? other : equality(first, other, &meter)
      if equality.isFalse { return equality }
      if result.kind == .bool { result = equality }
    }
    return result
  }

  /// The value of a key, if the map has it.
  func lookUp(_ key: Value, in map: Value, _ meter: inout Meter) -> Value? {
    for index in 0..<map.count where equality(cell(of: map, at: index * 2), key, &meter).isTrue {
      return cell(of: map, at: index * 2 + 1)
    }
    return nil
  }

  /// `element in container`: true for a known equal element, else unknown if an element is, else false.
  func contains(_ element: Value, in container: Value, _ meter: inout Meter, _ at: Int) -> Value {
    if element.isUndefined { return element }
    switch container.kind {
    case .unknown, .error: return container
    case .map: return .bool(lookUp(element, in: container, &meter) != nil)
    case .list:
      var result = Value.bool(false)
      for index in 0..<container.count {
        let other = cell(of: container, at: index)
        if other.isInterned, element.isInterned {
          meter.steps += 1
          if other.payload == element.payload { return .bool(true) }
          continue
        }
        let equality = other.kind == .unknown ? other : equality(other, element, &meter)
        if equality.isTrue { return equality }
        if equality.kind == .unknown, result.kind == .bool { result = equality }
      }
      return result
    default: return .error(.noSuchOverload, at: at)
    }
  }

  /// `map.key`.
  func select(_ key: Value, from base: Value, _ meter: inout Meter, _ at: Int) -> Value {
    if base.isUndefined { return base }
    guard base.kind == .map else { return .error(.noSuchField, at: at) }
    return lookUp(key, in: base, &meter) ?? .error(.noSuchKey, at: at)
  }

  /// `has(map.key)`.
  func hasKey(_ key: Value, in base: Value, _ meter: inout Meter, _ at: Int) -> Value {
    if base.isUndefined { return base }
    guard base.kind == .map else { return .error(.noSuchField, at: at) }
    return .bool(lookUp(key, in: base, &meter) != nil)
  }

  /// `base[key]`.
  func element(_ key: Value, of base: Value, _ meter: inout Meter, _ at: Int) -> Value {
    if base.isUndefined { return base }
    if key.isUndefined { return key }
    switch base.kind {
    case .map:
      guard key.isKey || key.kind == .double else { return .error(.noSuchOverload, at: at) }
      return lookUp(key, in: base, &meter) ?? .error(.noSuchKey, at: at)
    case .list:
      guard key.kind == .int || key.kind == .double else { return .error(.noSuchOverload, at: at) }
      // Between two elements there is none.
      guard let index = key.kind == .int ? key.signed : Number.whole(key.real), index >= 0, index < Int64(base.count)
      else { return .error(.indexOutOfRange, at: at) }
      return cell(of: base, at: Int(index))
    default: return .error(.noSuchOverload, at: at)
    }
  }

  /// `<` and its like.
  func order(
    _ left: Value, _ right: Value, _ operation: Instruction.Operation, _ meter: inout Meter, _ at: Int
  ) -> Value {
    if left.isUndefined { return left }
    if right.isUndefined { return right }
    if left.kind == .span || right.kind == .span { return orderDays(left, right, operation, at) }
    guard let order = compare(left, right, &meter) else { return .error(.noSuchOverload, at: at) }
    switch operation {
    case .less: return .bool(order == .less)
    case .lessOrEqual: return .bool(order == .less || order == .same)
    case .greater: return .bool(order == .greater)
    default: return .bool(order == .greater || order == .same)
    }
  }

  /// The order of days of which one at least is not known exactly: an answer only where every day gives the same.
  private func orderDays(_ left: Value, _ right: Value, _ operation: Instruction.Operation, _ at: Int) -> Value {
    let kinds: [Value.Kind] = [.span, .timestamp]
    guard kinds.contains(left.kind), kinds.contains(right.kind) else { return .error(.noSuchOverload, at: at) }
    let (first, second) = (Days(left), Days(right))
    let answer: Bool? =
      switch operation {
      case .less: first.last < second.first ? true : first.first >= second.last ? false : nil
      case .lessOrEqual: first.last <= second.first ? true : first.first > second.last ? false : nil
      case .greater: first.first > second.last ? true : first.last <= second.first ? false : nil
      default: first.first >= second.last ? true : first.last < second.first ? false : nil
      }
    return answer.map { .bool($0) } ?? (left.kind == .span ? left : right).exact
  }

  private func compare(_ left: Value, _ right: Value, _ meter: inout Meter) -> Number.Order? {
    switch (left.kind, right.kind) {
    case (.bool, .bool): return Number.compare(left.payload, right.payload)
    case (.int, .int): return Number.compare(left.signed, right.signed)
    case (.double, .double): return Number.compare(left.real, right.real)
    case (.int, .double): return Number.compare(left.signed, right.real)
    case (.double, .int): return Number.compare(right.signed, left.real).reversed
    case (.timestamp, .timestamp), (.duration, .duration):
      let seconds = Number.compare(left.signed, right.signed)
      return seconds == .same ? Number.compare(left.aux, right.aux) : seconds
    case (.string, .string):
      meter.charge(bytes: min(left.count, right.count))
      // The order of UTF-8 bytes is the order of code points.
      return withBytes(of: left) { first in
        withBytes(of: right) { second in
          first.elementsEqual(second) ? .same : first.lexicographicallyPrecedes(second) ? .less : .greater
        }
      }
    default: return nil
    }
  }
}

/// The first and the last of the moments that a day or a span of days may be, in seconds.
private struct Days {
  let first: Int64
  let last: Int64

  init(_ value: Value) {
    first = value.signed
    last = value.kind == .span ? first + Int64(max(value.dayCount, 1) - 1) * CivilTime.secondsPerDay : first
  }

  func overlaps(_ other: Days) -> Bool { first <= other.last && other.first <= last }
}

extension Value {
  /// Whether this can be a key of a map.
  var isKey: Bool { kind == .string || kind == .int || kind == .bool }
}

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
