import SourceText

/// The code of all programs that were compiled into one ``ConstantPool``, one behind the other.
///
/// Programs share a few long arrays so that nothing has to be retained, released or allocated to run one.
struct CodeStore: Sendable {
  /// A pattern that stands in a condition as a literal.
  struct LiteralPattern: Sendable {
    /// Its text, interned.
    var text: Value
    /// The automaton; nil where it is left to the first use.
    var compiled: Pattern?
  }

  var instructions: [Instruction] = []
  /// The constants that instructions name.
  var operands: [Value] = []
  var patterns: [LiteralPattern] = []
  /// The words by which `vague` judges.
  var wording = Wording()
  /// Where each instruction comes from in its expression's text: of the first ones packed, of the others at hand.
  private var packedSpans = Packed([Span]())
  private var packedSpanCount = 0
  private var spans: [Span] = []

  init() {}

  /// The code of a store that was packed.
  init(
    instructions: [Instruction], operands: [Value], patterns: [LiteralPattern], wording: Wording, packedSpans: Packed
  ) {
    self.instructions = instructions
    self.operands = operands
    self.patterns = patterns
    self.wording = wording
    self.packedSpans = packedSpans
    packedSpanCount = instructions.count
  }

  mutating func append(_ instruction: Instruction, _ span: Span) {
    instructions.append(instruction)
    spans.append(span)
  }

  /// The place of an instruction.
  func span(of instruction: Int) -> Span {
    if instruction < packedSpanCount { return (packedSpans.value() as [Span])[instruction] }
    let index = instruction - packedSpanCount
    return spans.indices.contains(index) ? spans[index] : Span(0, 0)
  }
}
