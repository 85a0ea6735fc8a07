/// The unknown elements that a comparison hangs on.
extension Memory {
  /// Collects them for `left == right`, or for `left in right`, of which both are known and the outcome is not.
  func collectUnknown(comparing left: Value, _ right: Value, isMembership: Bool, into elements: inout [Value]) {
    // What the comparison itself took is counted; this only says once more why.
    var meter = Meter(limit: .max)
    if isMembership {
      for index in 0..<right.count { collect(cell(of: right, at: index), left, &meter, into: &elements) }
    } else {
      collect(left, right, &meter, into: &elements)
    }
  }

  private func collect(_ left: Value, _ right: Value, _ meter: inout Meter, into elements: inout [Value]) {
    if left.kind == .unknown || right.kind == .unknown {
      elements += [left, right].filter { $0.kind == .unknown }
      return
    }
    guard equality(left, right, &meter).kind == .unknown else { return }
    for index in 0..<left.count {
      if left.kind == .list {
        collect(cell(of: left, at: index), cell(of: right, at: index), &meter, into: &elements)
      } else if let other = lookUp(cell(of: left, at: index * 2), in: right, &meter) {
        collect(cell(of: left, at: index * 2 + 1), other, &meter, into: &elements)
      }
    }
  }
}
