/// A JSON value (RFC 8259) in memory.
package enum JSONValue: Sendable, Hashable {
  /// A name in an object with its value.
  package struct Member: Sendable, Hashable {
    /// The name.
    package var name: String
    /// Its value.
    package var value: JSONValue

    /// A member.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number written without point and exponent that fits in 64 bits.
  case integer(Int)
  /// Any other number.
  case double(Double)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in the order written.
  case object([Member])

  /// An object of these members; those without a value are left out.
  package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// The value of a member; of two of one name the last counts, as in ECMAScript. Nil for what is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The text of a string.
  package var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The truth of a boolean.
  package var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// The items of an array.
  package var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

  /// A whole number, also one written with a point or exponent.
  package var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Whether it is an object.
  package var isObject: Bool { if case .object = self { true } else { false } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  /// A string.
  package init(stringLiteral text: String) { self = .string(text) }
  /// A whole number.
  package init(integerLiteral number: Int) { self = .integer(number) }
  /// True or false.
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
  /// An array.
  package init(arrayLiteral items: JSONValue...) { self = .array(items) }
}

extension JSONWriter {
  /// Writes a value with all that is in it.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .integer(let number): integer(number)
    case .double(let number): double(number)
    case .string(let text): string(text)
    case .array(let items):
      beginArray()
      for item in items { self.value(item) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }
}
