@testable import CEL

/// What a world states of one field, or leaves open.
indirect enum Fact {
  case unstated(UnknownReason)
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case text(String)
  /// An option of a choice, which the product keeps interned.
  case word(String)
  /// Nanoseconds since 1970.
  case moment(Int128)
  /// Nanoseconds.
  case span(Int128)
  case list([Fact])
  case record(type: Int, fields: [Fact], isWritten: Bool)

  /// A record of which nothing is stated.
  static func absent(_ type: Int) -> Fact {
    let fields = Vocabulary.records[type].fields.map { field in
      if case .record(let inner) = field.type { absent(inner) } else { Fact.unstated(.unstated) }
    }
    return .record(type: type, fields: fields, isWritten: false)
  }

  private var isWritten: Bool { if case .record(_, _, false) = self { false } else { true } }

  /// The same world with one thing less to think of, each.
  var smaller: [Fact] {
    switch self {
    case .unstated(let reason): return reason == .unstated ? [] : [.unstated(.unstated)]
    case .list(let elements):
      var results: [Fact] = [.unstated(.unstated)]
      for index in elements.indices {
        var fewer = elements
        fewer.remove(at: index)
        results.append(.list(fewer))
        // An element of a list is never an absent record.
        for element in elements[index].smaller where element.isWritten {
          var changed = elements
          changed[index] = element
          results.append(.list(changed))
        }
      }
      return results
    case .record(let type, let fields, let isWritten):
      var results: [Fact] = isWritten ? [Fact.absent(type)] : []
      for index in fields.indices {
        results += fields[index].smaller.map { field in
          var changed = fields
          changed[index] = field
          return .record(type: type, fields: changed, isWritten: isWritten)
        }
      }
      return results
    default: return [.unstated(.unstated)]
    }
  }

  /// What is stated, for messages. A record shows only what it states.
  var text: String {
    switch self {
    case .unstated(let reason): return "\(reason)"
    case .bool(let truth): return "\(truth)"
    case .int(let number): return "\(number)"
    case .double(let number): return "\(number)"
    case .text(let text), .word(let text): return text.debugDescription
    case .moment(let time): return "moment \(time)ns"
    case .span(let length): return "span \(length)ns"
    case .list(let elements): return "[\(elements.map(\.text).joined(separator: ", "))]"
    case .record(let type, let fields, let isWritten):
      let stated = zip(Vocabulary.records[type].fields, fields).compactMap { field, fact -> String? in
        if case .unstated(.unstated) = fact { return nil }
        if case .record(_, _, false) = fact { return nil }
        return "\(field.name): \(fact.text)"
      }
      return isWritten ? "{\(stated.joined(separator: ", "))}" : "absent"
    }
  }
}
