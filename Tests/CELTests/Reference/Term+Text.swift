/// The text of a term, with no more parentheses than it needs, so that precedence is tried too.
extension Term {
  var text: String { text(atLeast: 0) }

  /// How tightly the term binds: 0 a conditional, 1 to 5 operators of two operands, 6 of one, 7 a member.
  private var level: Int {
    switch self {
    case .conditional: 0
    case .binary(let operation, _, _): operation.level
    case .not, .negate: 6
    case .int(let number): number < 0 ? 6 : 7
    case .double(let number): number.sign == .minus ? 6 : 7
    default: 7
    }
  }

  private func text(atLeast minimum: Int) -> String { level < minimum ? "(\(bare))" : bare }

  private var bare: String {
    switch self {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): number.description
    case .text(let text): Self.quoted(text)
    case .name(let name, let isAbsolute): isAbsolute ? ".\(name)" : name
    case .select(let base, let name): "\(base.text(atLeast: 7)).\(name)"
    case .has(let base, let name): "has(\(base.text(atLeast: 7)).\(name))"
    case .subscription(let base, let index): "\(base.text(atLeast: 7))[\(index.text)]"
    case .call(let name, let arguments): "\(name)(\(Self.joined(arguments)))"
    case .method(let receiver, let name, let arguments):
      "\(receiver.text(atLeast: 7)).\(name)(\(Self.joined(arguments)))"
    case .not(let operand): "!" + operand.operandText(behindNot: true)
    case .negate(let operand): "-" + operand.operandText(behindNot: false)
    case .binary(let operation, let left, let right):
      left.text(atLeast: operation.level) + " \(operation.rawValue) " + right.text(atLeast: operation.level + 1)
    case .conditional(let condition, let then, let otherwise):
      "\(condition.text(atLeast: 1)) ? \(then.text(atLeast: 1)) : \(otherwise.text)"
    case .list(let elements): "[\(Self.joined(elements))]"
    case .map(let entries):
      "{"
        + stride(from: 0, to: entries.count, by: 2).map { "\(entries[$0].text): \(entries[$0 + 1].text)" }
        .joined(separator: ", ") + "}"
    case .macro(let macro, let range, let variables, let bodies):
      "\(range.text(atLeast: 7)).\(macro.rawValue)(\((variables + bodies.map(\.text)).joined(separator: ", ")))"
    }
  }

  /// An operand of `!` or `-`: runs of one of them need no parentheses, a number behind a minus would swallow it.
  private func operandText(behindNot: Bool) -> String {
    switch self {
    case .not where behindNot, .negate where !behindNot: bare
    case .int, .double: "(\(bare))"
    default: text(atLeast: 7)
    }
  }

  private static func joined(_ terms: [Term]) -> String { terms.map(\.text).joined(separator: ", ") }

  private static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\0"..."\u{1F}":
        result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}

extension Term.Operator {
  fileprivate var level: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder: 5
    }
  }
}
