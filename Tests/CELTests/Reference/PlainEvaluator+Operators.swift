@testable import CEL

/// Operators whose operands are known.
extension PlainEvaluator {
  static func calculate(_ operation: Term.Operator, _ left: Plain, _ right: Plain) -> Plain {
    switch operation {
    case .and, .or: return combined(left, right, decisive: operation == .or)
    case .equal: return equality(left, right)
    case .notEqual:
      let equality = equality(left, right)
      if case .bool(let truth) = equality { return .bool(!truth) }
      return equality
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(operation, left, right)
    case .contained: return membership(of: left, in: right)
    case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(operation, left, right)
    }
  }

  // MARK: Equality and order

  /// Whether two values are equal; unknown only where that hangs on elements that are not known.
  static func equality(_ left: Plain, _ right: Plain) -> Plain {
    if let handedOn = Plain.handedOn([left, right]) { return handedOn }
    switch (left, right) {
    case (.null, .null): return .bool(true)
    case (.bool(let left), .bool(let right)): return .bool(left == right)
    case (.int, .int), (.int, .double), (.double, .int), (.double, .double):
      return .bool(compare(left, right) == 0)
    case (.text(let left), .text(let right)): return .bool(left == right)
    case (.moment(let left), .moment(let right)), (.span(let left), .span(let right)): return .bool(left == right)
    case (.record(let left), .record(let right)): return .bool(left === right)
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return .bool(false) }
      return every(zip(left, right).map { equality($0, $1) })
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return .bool(false) }
      return every(left.map { pair in entry(pair.key, of: right).map { equality(pair.value, $0) } ?? .bool(false) })
    default: return .bool(false)
    }
  }

  /// All of these, by Kleene's tables.
  private static func every(_ truths: [Plain]) -> Plain {
    truths.reduce(.bool(true)) { combined($0, $1, decisive: false) }
  }

  /// Below, equal or above, or nil where two values have no order.
  private static func compare(_ left: Plain, _ right: Plain) -> Int? {
    func sign<Number: Comparable>(_ left: Number, _ right: Number) -> Int? {
      left < right ? -1 : left == right ? 0 : left > right ? 1 : nil
    }
    switch (left, right) {
    case (.bool(let left), .bool(let right)): return sign(left ? 1 : 0, right ? 1 : 0)
    case (.int(let left), .int(let right)): return sign(left, right)
    case (.double(let left), .double(let right)): return sign(left, right)
    case (.int(let left), .double(let right)):
      // Every int lies between these; within them the whole part of a double is exact.
      if right.isNaN { return nil }
      if abs(right) > 1e30 { return right > 0 ? -1 : 1 }
      let floor = Int128(right.rounded(.down))
      return Int128(left) == floor && right > right.rounded(.down) ? -1 : sign(Int128(left), floor)
    case (.double, .int): return compare(right, left).map { -$0 }
    case (.text(let left), .text(let right)):
      let (left, right) = (left.map(\.value), right.map(\.value))
      return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    case (.moment(let left), .moment(let right)), (.span(let left), .span(let right)): return sign(left, right)
    default: return nil
    }
  }

  private static func order(_ operation: Term.Operator, _ left: Plain, _ right: Plain) -> Plain {
    switch (left, right) {
    case (.bool, .bool), (.int, .int), (.int, .double), (.double, .int), (.double, .double), (.text, .text),
      (.moment, .moment), (.span, .span):
      break
    default: return .failure(.noSuchOverload)
    }
    // NaN is neither below nor above, nor equal.
    guard let order = compare(left, right) else { return .bool(false) }
    switch operation {
    case .less: return .bool(order < 0)
    case .lessOrEqual: return .bool(order <= 0)
    case .greater: return .bool(order > 0)
    default: return .bool(order >= 0)
    }
  }

  private static func membership(of element: Plain, in container: Plain) -> Plain {
    switch container {
    case .map(let entries): return .bool(entry(element, of: entries) != nil)
    case .list(let elements):
      return elements.reduce(.bool(false)) { combined($0, equality($1, element), decisive: true) }
    default: return .failure(.noSuchOverload)
    }
  }

  // MARK: Arithmetic

  private static func arithmetic(_ operation: Term.Operator, _ left: Plain, _ right: Plain) -> Plain {
    switch (operation, left, right) {
    case (_, .int(let left), .int(let right)): return whole(operation, Int128(left), Int128(right))
    case (.add, .double(let left), .double(let right)): return .double(left + right)
    case (.subtract, .double(let left), .double(let right)): return .double(left - right)
    case (.multiply, .double(let left), .double(let right)): return .double(left * right)
    case (.divide, .double(let left), .double(let right)): return .double(left / right)
    case (.add, .text(let left), .text(let right)): return .text(left + right)
    case (.add, .list(let left), .list(let right)): return .list(left + right)
    case (.add, .moment(let time), .span(let length)), (.add, .span(let length), .moment(let time)):
      return PlainTime.moment(time + length)
    case (.subtract, .moment(let time), .span(let length)): return PlainTime.moment(time - length)
    case (.subtract, .moment(let left), .moment(let right)): return PlainTime.span(left - right)
    case (.add, .span(let left), .span(let right)): return PlainTime.span(left + right)
    case (.subtract, .span(let left), .span(let right)): return PlainTime.span(left - right)
    default: return .failure(.noSuchOverload)
    }
  }

  /// Nothing overflows here; what does not fit into 64 bits in the end is the error. So is a remainder whose quotient
  /// does not fit.
  private static func whole(_ operation: Term.Operator, _ left: Int128, _ right: Int128) -> Plain {
    if right == 0, operation == .divide || operation == .remainder { return .failure(.divisionByZero) }
    let result: Int128 =
      switch operation {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      default: left / right
      }
    guard let fitting = Int64(exactly: result) else { return .failure(.overflow) }
    return .int(operation == .remainder ? Int64(left % right) : fitting)
  }
}
