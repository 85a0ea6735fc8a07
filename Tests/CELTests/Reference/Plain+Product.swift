@testable import CEL

/// The product's values beside plain ones.
extension Plain {
  /// Whether the product has come to the same value. Which facts an unknown waits for is not looked at.
  func isSame(as value: Value, in memory: Memory) -> Bool {
    switch (self, value.kind) {
    case (.null, .null): return true
    case (.bool(let truth), .bool): return value.payload == (truth ? 1 : 0)
    case (.int(let number), .int): return value.signed == number
    // Zeros have signs, and one NaN is as good as another.
    case (.double(let number), .double):
      return number.bitPattern == value.real.bitPattern || (number.isNaN && value.real.isNaN)
    case (.text(let text), .string): return Array(memory.text(of: value).unicodeScalars) == text
    case (.list(let elements), .list):
      return value.count == elements.count
        && elements.indices.allSatisfy { elements[$0].isSame(as: memory.cell(of: value, at: $0), in: memory) }
    case (.map(let entries), .map):
      return value.count == entries.count
        && entries.indices.allSatisfy {
          entries[$0].key.isSame(as: memory.cell(of: value, at: $0 * 2), in: memory)
            && entries[$0].value.isSame(as: memory.cell(of: value, at: $0 * 2 + 1), in: memory)
        }
    case (.record(let record), .record):
      return record.base == value.cell && record.type == Int(value.aux) && record.isWritten == (value.flag == 1)
    case (.moment(let time), .timestamp), (.span(let time), .duration):
      return value.aux < 1_000_000_000 && time == Int128(value.signed) * 1_000_000_000 + Int128(value.aux)
    case (.unknown, .unknown): return true
    case (.failure(let code), .error): return value.flag == code.rawValue
    default: return false
    }
  }

  /// The same, as far as can be seen when what the value points at is gone.
  func isSameOutside(as value: Value) -> Bool {
    switch (self, value.kind) {
    case (.text(let text), .string): PlainText.string(text).utf8.count == value.count
    case (.list(let elements), .list): elements.count == value.count
    case (.map(let entries), .map): entries.count == value.count
    default: isSame(as: value, in: Memory())
    }
  }

  /// A value of the product, for messages.
  init(_ value: Value, _ memory: Memory) {
    switch value.kind {
    // The scenes of the tests have no facts of which only the month is known.
    case .null, .type, .span: self = .null
    case .bool: self = .bool(value.isTrue)
    case .int: self = .int(value.signed)
    case .double: self = .double(value.real)
    case .string: self = .text(memory.text(of: value))
    case .list: self = .list((0..<value.count).map { Plain(memory.cell(of: value, at: $0), memory) })
    case .map:
      self = .map(
        (0..<value.count).map {
          (Plain(memory.cell(of: value, at: $0 * 2), memory), Plain(memory.cell(of: value, at: $0 * 2 + 1), memory))
        })
    case .record:
      self = .record(
        PlainRecord(type: Int(value.aux), base: value.cell, holder: -1, isWritten: value.flag == 1))
    case .timestamp: self = .moment(Int128(value.signed) * 1_000_000_000 + Int128(value.aux))
    case .duration: self = .span(Int128(value.signed) * 1_000_000_000 + Int128(value.aux))
    case .unknown: self = .unknown([value.cell])
    case .error: self = .failure(EvaluationError.Code(rawValue: value.flag) ?? .budgetExceeded)
    }
  }

  func description(_ scene: Scene) -> String {
    switch self {
    case .null: "null"
    case .bool(let truth): "\(truth)"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .text(let text): PlainText.string(text).debugDescription
    case .list(let elements): "[\(elements.map { $0.description(scene) }.joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key.description(scene)): \($0.value.description(scene))" }.joined(separator: ", "))}"
    case .record(let record): "record \(record.type) at \(record.base)\(record.isWritten ? "" : ", absent")"
    case .moment(let time): "moment \(time)ns"
    case .span(let length): "span \(length)ns"
    case .unknown(let facts): "unknown, missing \(scene.names(of: facts))"
    case .failure(let code): "error \(code)"
    }
  }
}
