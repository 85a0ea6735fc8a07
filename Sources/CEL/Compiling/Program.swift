import SourceText

/// A compiled expression. Reads its constants from the ``ConstantPool`` that it was compiled with.
public struct Program: Sendable {
  /// The static type of the value.
  public internal(set) var type: Type = .dyn
  var code: [Instruction] = []
  /// Where in the expression's text each instruction comes from.
  var spans: [Span] = []
  var constants: [Value] = []
  var patterns: [Pattern] = []
  var stackSize = 0
  var wording = Wording()

  init() {}

  /// The place of the instruction that raised an error.
  func span(of error: Value) -> Span { error.cell < spans.count ? spans[error.cell] : Span(0, 0) }
}
