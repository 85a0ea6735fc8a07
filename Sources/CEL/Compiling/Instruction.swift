import SourceText

/// One step of a program for the stack machine: 8 bytes.
struct Instruction: BitwiseCopyable, Sendable {
  /// What to do. `operand` is meant where a word names one.
  enum Operation: UInt8, Sendable {
    /// Push the constant at `operand`.
    case constant
    /// Push field `operand` of the root record, or of `it`.
    case rootField, entryField
    /// Push `it`, the root record, the binding at `operand`, or a copy of the stack slot `operand`.
    case entry, root, binding, local
    /// Replace a record by its field `operand`, or a map by the value of the constant key `operand`. The constant behind
    /// the key tells which field of each record type bears the name, for records that no type was known of.
    case field, key
    /// Whether the record has its field `operand` stated, or the map has the constant key `operand`.
    case hasField, hasKey
    case subscription
    case not, negate
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained
    /// Compare with the constant at `operand`.
    case equalConstant, notEqualConstant, containedInConstant
    case add, subtract, multiply, divide, remainder
    /// Go to `operand`: always, or keeping a left operand that decides the whole.
    case jump, jumpIfFalse, jumpIfTrue
    /// Combine the two operands of a logical operator that did not decide alone.
    case and, or
    /// Go to `operand` if false, on if true, else to the operand of the next instruction. The condition stays.
    case branch
    /// Drop the condition below the value of the branch that was taken.
    case select
    case list, map
    /// Call the function `small` with `operand` arguments.
    case call
    case matchesConstant
    /// Fail with the code `small`.
    case raise
    /// Go to `operand` where the list on top is short enough to be gone through, or the way to the result is wanted.
    case skipShort
    /// Replace a list and a text by whether field `operand` of some element is the text, and go on; where that cannot be
    /// looked up, leave the list and pass over the next instruction.
    case lookUp
    /// Begin to go through the value on top, or go to `operand` where it is neither list nor map.
    case loopBegin
    /// Set the variables (two if `small`) to the next element, or go to `operand` behind the last.
    case loopNext
    /// Drop a true condition; back to `operand` on false; else to the operand of the next instruction.
    case loopGuard
    /// Take in the value of one turn of the macro `small` and go back to `operand`, or fall through when decided.
    case loopStep
    /// Leave the result of the macro `small` in place of its range.
    case loopEnd
    case halt
  }

  var operation: Operation
  var small: UInt8 = 0
  var operand: UInt32 = 0
}

/// A compiled expression: where its code lies in the ``ConstantPool`` that it was compiled into.
package struct Program: Sendable, Hashable, BitwiseCopyable {
  /// The first instruction.
  var start: UInt32 = 0
  /// How many values it may have on its stack.
  var stackSize: UInt32 = 0

  init() {}
}

/// How the stack of a running macro is laid out, from its range upwards.
enum LoopFrame {
  /// The list or map.
  static let range = 0
  /// An int: the next index; in ``Value/aux`` how many elements `exists_one` found, or where a new list begins.
  static let position = 1
  /// The result so far.
  static let result = 2
  /// The variables.
  static let first = 3
  static let second = 4
  static let size = 5
}
