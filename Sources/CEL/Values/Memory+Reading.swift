extension Memory {
  /// The cell at `index` of a list or map.
  @inlinable
  public func cell(of container: Value, at index: Int) -> Value {
    container.buffer == 0 ? cells[container.offset + index] : constantCells[container.offset + index]
  }

  /// Calls `body` with the bytes of a string.
  @inlinable @inline(__always)
  public func withBytes<Result>(of string: Value, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let range = string.range
    return bytes(in: string.buffer).withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The text of a string, for messages and output.
  public func text(of string: Value) -> String {
    withBytes(of: string) { String(decoding: $0, as: UTF8.self) }
  }

  @inlinable
  func bytes(in buffer: UInt8) -> [UInt8] {
    switch buffer {
    case TextBuffer.constants.rawValue: constants
    case TextBuffer.source.rawValue: source
    case TextBuffer.decoded.rawValue: decoded
    default: scratch
    }
  }
}
