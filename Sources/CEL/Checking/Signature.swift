/// How a function may be called. The one place where a function gets its name and types; what it does stands in
/// `Evaluating/Interpreter+Functions.swift`.
struct Signature: Sendable {
  /// One list of parameters; of a method the receiver is the first.
  struct Overload: Sendable {
    var isMethod: Bool
    var parameters: [Type]
    var result: Type
  }

  var function: Function
  var overloads: [Overload]

  private static func calls(_ function: Function, _ parameters: [Type], _ result: Type) -> Signature {
    Signature(
      function: function,
      overloads: parameters.map { Overload(isMethod: false, parameters: [$0], result: result) })
  }

  private static func textMethod(_ function: Function, alsoCall: Bool = false) -> Signature {
    let method = Overload(isMethod: true, parameters: [.string, .string], result: .bool)
    let call = Overload(isMethod: false, parameters: [.string, .string], result: .bool)
    return Signature(function: function, overloads: alsoCall ? [method, call] : [method])
  }

  private static func getter(_ function: Function, ofDuration: Bool = false) -> Signature {
    var overloads = [
      Overload(isMethod: true, parameters: [.timestamp], result: .int),
      Overload(isMethod: true, parameters: [.timestamp, .string], result: .int),
    ]
    if ofDuration { overloads.append(Overload(isMethod: true, parameters: [.duration], result: .int)) }
    return Signature(function: function, overloads: overloads)
  }

  private static let sized: [Type] = [.string, .list(.dyn), .map(.dyn, .dyn)]

  /// All functions by name.
  static let all: [String: Signature] = [
    "size": Signature(
      function: .size,
      overloads: sized.flatMap { type in
        [false, true].map { Overload(isMethod: $0, parameters: [type], result: .int) }
      }),
    "contains": textMethod(.contains),
    "startsWith": textMethod(.startsWith),
    "endsWith": textMethod(.endsWith),
    "matches": textMethod(.matches, alsoCall: true),
    "bool": calls(.bool, [.bool, .string], .bool),
    "int": calls(.int, [.int, .double, .string, .timestamp], .int),
    "double": calls(.double, [.double, .int, .string], .double),
    "string": calls(.string, [.string, .bool, .int, .double, .timestamp, .duration], .string),
    "duration": calls(.duration, [.string, .duration], .duration),
    "timestamp": calls(.timestamp, [.string, .timestamp, .int], .timestamp),
    "dyn": calls(.dyn, [.dyn], .dyn),
    "getFullYear": getter(.fullYear),
    "getMonth": getter(.month),
    "getDate": getter(.date),
    "getDayOfMonth": getter(.dayOfMonth),
    "getDayOfWeek": getter(.dayOfWeek),
    "getDayOfYear": getter(.dayOfYear),
    "getHours": getter(.hours, ofDuration: true),
    "getMinutes": getter(.minutes, ofDuration: true),
    "getSeconds": getter(.seconds, ofDuration: true),
    "getMilliseconds": getter(.milliseconds, ofDuration: true),
    "stated": calls(.stated, [.dyn], .bool),
    "days": calls(.days, [.int], .duration),
    "days_between": Signature(
      function: .daysBetween,
      overloads: [Overload(isMethod: false, parameters: [.timestamp, .timestamp], result: .int)]),
    "vague": calls(.vague, [.string], .bool),
  ]
}

/// The functions that the evaluator knows. Operators and macros are instructions of their own.
enum Function: UInt8, Sendable {
  case size, contains, startsWith, endsWith, matches
  case bool, int, double, string, duration, timestamp, dyn
  case fullYear, month, date, dayOfMonth, dayOfWeek, dayOfYear, hours, minutes, seconds, milliseconds
  // Our own.
  case stated, days, daysBetween, vague
}
