extension LineIndex {
  /// The line and the column, in UTF-16 code units from 1, of the byte at `offset`: the unit of editors and of SARIF's
  /// `utf16CodeUnits`. A character outside the basic plane, such as an emoji, counts two.
  public func utf16Position(of offset: UInt32, in bytes: [UInt8]) -> Position {
    var position = position(of: offset, in: bytes)
    let start = Int(starts[position.line - 1])
    for index in start..<max(start, min(Int(offset), bytes.count)) where (0xF0...0xF4).contains(bytes[index]) {
      position.column += 1
    }
    return position
  }
}
