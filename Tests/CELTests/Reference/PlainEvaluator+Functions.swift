@testable import CEL

/// What functions do with what they are given.
extension PlainEvaluator {
  private static let getters = [
    "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes",
    "getSeconds", "getMilliseconds",
  ]
  private static let callsOfOne = [
    "size", "bool", "int", "double", "string", "duration", "timestamp", "dyn", "stated", "days", "vague",
  ]
  private static let callsOfTwo = ["matches", "days_between"]
  private static let methodsOfTwo = ["contains", "startsWith", "endsWith", "matches"]

  /// Whether a function may be written so, with so many values; the receiver of a method is one of them.
  private static func takes(_ name: String, _ count: Int, isMethod: Bool) -> Bool {
    switch (isMethod, count) {
    case (false, 1): callsOfOne.contains(name)
    case (false, 2): callsOfTwo.contains(name)
    case (true, 1): name == "size" || getters.contains(name)
    case (true, 2): methodsOfTwo.contains(name) || getters.contains(name)
    default: false
    }
  }

  mutating func call(_ name: String, _ arguments: [Term], isMethod: Bool) -> Plain {
    let known = Self.callsOfOne + Self.callsOfTwo + Self.methodsOfTwo + Self.getters
    guard known.contains(name) else { return .failure(.undeclared) }
    guard Self.takes(name, arguments.count, isMethod: isMethod) else { return .failure(.noSuchOverload) }
    let values = arguments.map { value($0) }
    if let handedOn = Plain.handedOn(values) { return handedOn }
    return values.count == 1
      ? Self.apply(name, to: values[0]) : Self.apply(name, to: values[0], and: values[1])
  }

  private static func apply(_ name: String, to value: Plain) -> Plain {
    switch (name, value) {
    case ("dyn", _): return value
    case ("stated", .record(let record)): return record.isWritten ? .bool(true) : .unknown([record.holder])
    case ("stated", _): return .bool(true)
    case ("size", .text(let text)): return .int(Int64(text.count))
    case ("size", .list(let elements)): return .int(Int64(elements.count))
    case ("size", .map(let entries)): return .int(Int64(entries.count))
    case ("vague", .text(let text)):
      func holds(_ words: [String]) -> Bool {
        words.contains { position(of: Array($0.unicodeScalars), in: text) != nil }
      }
      return .bool(holds(Vocabulary.vagueWords) && !holds(Vocabulary.concreteWords))
    case ("days", .int(let count)): return PlainTime.span(Int128(count) * 86_400 * PlainTime.second)
    case (_, .moment(let time)) where getters.contains(name): return .int(PlainTime.part(name, of: time))
    case (_, .span(let length)) where getters.contains(name):
      return PlainTime.part(name, ofSpan: length).map { .int($0) } ?? .failure(.noSuchOverload)
    default: return convert(name, value)
    }
  }

  private static func convert(_ name: String, _ value: Plain) -> Plain {
    switch (name, value) {
    case ("bool", .bool), ("int", .int), ("double", .double), ("string", .text), ("duration", .span),
      ("timestamp", .moment):
      return value
    case ("bool", .text(let text)):
      switch PlainText.string(text) {
      case "1", "t", "true", "True", "TRUE": return .bool(true)
      case "0", "f", "false", "False", "FALSE": return .bool(false)
      default: return .failure(.invalidConversion)
      }
    case ("int", .double(let number)):
      return number > -0x1p63 && number < 0x1p63 ? .int(Int64(number.rounded(.towardZero))) : .failure(.overflow)
    case ("int", .moment(let time)): return .int(Int64(PlainTime.floor(time, PlainTime.second)))
    case ("int", .text(let text)): return PlainText.int(text).map { .int($0) } ?? .failure(.invalidConversion)
    case ("double", .int(let number)): return .double(Double(number))
    case ("double", .text(let text)): return PlainText.double(text).map { .double($0) } ?? .failure(.invalidConversion)
    case ("string", .bool(let truth)): return .text(truth ? "true" : "false")
    case ("string", .int(let number)): return .text("\(number)")
    case ("string", .double(let number)): return .text(PlainText.text(number))
    case ("string", .moment(let time)): return .text(PlainTime.text(moment: time))
    case ("string", .span(let length)): return .text(PlainTime.text(span: length))
    case ("duration", .text(let text)):
      return PlainTimeReader.span(text).map { .span($0) } ?? .failure(.invalidConversion)
    case ("timestamp", .text(let text)):
      return PlainTimeReader.moment(text).map { .moment($0) } ?? .failure(.invalidConversion)
    case ("timestamp", .int(let seconds)): return PlainTime.moment(Int128(seconds) * PlainTime.second)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func apply(_ name: String, to left: Plain, and right: Plain) -> Plain {
    switch (name, left, right) {
    case ("contains", .text(let text), .text(let part)): return .bool(position(of: part, in: text) != nil)
    case ("startsWith", .text(let text), .text(let part)): return .bool(text.starts(with: part))
    case ("endsWith", .text(let text), .text(let part)): return .bool(text.reversed().starts(with: part.reversed()))
    case ("matches", .text(let text), .text(let pattern)):
      guard let pattern = PlainPattern(pattern) else { return .failure(.invalidPattern) }
      return .bool(pattern.matches(text))
    case ("days_between", .moment(let from), .moment(let to)):
      let day = 86_400 * PlainTime.second
      return .int(Int64(PlainTime.floor(to, day) - PlainTime.floor(from, day)))
    case (_, .moment(let time), .text(let zone)) where getters.contains(name):
      guard let offset = PlainTimeReader.offset(zone) else { return .failure(.unknownTimeZone) }
      return .int(PlainTime.part(name, of: time + offset))
    default: return .failure(.noSuchOverload)
    }
  }

  private static func position(of part: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    (0...text.count).first { text[$0...].starts(with: part) }
  }
}
