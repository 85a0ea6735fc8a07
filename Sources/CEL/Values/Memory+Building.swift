extension Memory {
  /// Puts a string into ``decoded``.
  public mutating func makeString(_ utf8: some Sequence<UInt8>) -> Value {
    let offset = decoded.count
    decoded.append(contentsOf: utf8)
    return .string(in: .decoded, offset: offset, count: decoded.count - offset)
  }

  /// Puts a list into ``cells``.
  public mutating func makeList(_ elements: some Sequence<Value>) -> Value {
    let offset = cells.count
    cells.append(contentsOf: elements)
    return .list(offset: offset, count: cells.count - offset)
  }

  /// Puts a map into ``cells``. The keys are distinct strings, ints or bools.
  public mutating func makeMap(_ entries: some Sequence<(key: Value, value: Value)>) -> Value {
    let offset = cells.count
    for entry in entries {
      cells.append(entry.key)
      cells.append(entry.value)
    }
    return .map(offset: offset, count: (cells.count - offset) / 2)
  }
}
