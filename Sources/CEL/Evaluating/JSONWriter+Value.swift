import SourceText

extension JSONWriter {
  /// Writes a value as JSON.
  ///
  /// A double always has a point or an exponent; what JSON has no number for is `{"$double": "NaN"}` and the like. Maps
  /// keep their order, their keys become strings. A value nested too deeply or too large to print is cut by `null`s.
  package mutating func value(_ value: Value, in memory: Memory) {
    var room = 1_000_000
    write(value, memory, depth: 0, &room)
  }

  private mutating func write(_ value: Value, _ memory: Memory, depth: Int, _ room: inout Int) {
    room -= 1
    if room < 0 || depth > 500 { return null() }
    switch value.kind {
    case .null: null()
    case .bool: bool(value.isTrue)
    case .int: integer(value.signed)
    case .double: write(value.real)
    case .string: memory.withBytes(of: value) { string(utf8: $0) }
    case .list:
      beginArray()
      for index in 0..<value.count { write(memory.cell(of: value, at: index), memory, depth: depth + 1, &room) }
      endArray()
    case .map:
      beginObject()
      for index in 0..<value.count {
        key(Self.key(memory.cell(of: value, at: index * 2), memory))
        write(memory.cell(of: value, at: index * 2 + 1), memory, depth: depth + 1, &room)
      }
      endObject()
    case .timestamp: string(TimestampText.format(value))
    case .duration: string(DurationText.format(value))
    case .span: mark("$days", "\(value.dayCount)")
    case .unknown: mark("$unknown", value.unknownReason.map(Self.word) ?? "")
    case .error: mark("$error", EvaluationError.Code(rawValue: value.flag).map(Self.word) ?? "")
    case .record: mark("$record", "")
    case .type: mark("$type", "")
    }
  }

  private mutating func write(_ number: Double) {
    if number.isNaN {
      mark("$double", "NaN")
    } else if number.isInfinite {
      mark("$double", number < 0 ? "-Infinity" : "Infinity")
    } else {
      literal(number.description)
    }
  }

  private mutating func mark(_ name: String, _ text: String) {
    beginObject()
    member(name, text)
    endObject()
  }

  private static func word(_ reason: UnknownReason) -> String {
    switch reason {
    case .unstated: "unstated"
    case .undecided: "undecided"
    case .invalid: "invalid"
    case .inexact: "inexact"
    }
  }

  private static func word(_ code: EvaluationError.Code) -> String {
    switch code {
    case .noSuchOverload: "noSuchOverload"
    case .noSuchField: "noSuchField"
    case .noSuchKey: "noSuchKey"
    case .indexOutOfRange: "indexOutOfRange"
    case .divisionByZero: "divisionByZero"
    case .overflow: "overflow"
    case .invalidConversion: "invalidConversion"
    case .duplicateKey: "duplicateKey"
    case .invalidKey: "invalidKey"
    case .undeclared: "undeclared"
    case .invalidPattern: "invalidPattern"
    case .unknownTimeZone: "unknownTimeZone"
    case .budgetExceeded: "budgetExceeded"
    }
  }

  private static func key(_ value: Value, _ memory: Memory) -> String {
    switch value.kind {
    case .bool: value.isTrue ? "true" : "false"
    case .int: String(value.signed)
    default: memory.text(of: value)
    }
  }
}
