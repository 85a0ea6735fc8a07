import CEL
import SourceText

/// A vocabulary made ready to bind proposals: choices interned, records laid out.
public struct BindingPlan: Sendable {
  /// The vocabulary.
  public let vocabulary: Vocabulary
  let layouts: [RecordLayout]
  /// For each choice type the value of each option.
  let optionValues: [[Value]]

  /// Makes a plan and interns the names of all options in `pool`.
  public init(_ vocabulary: Vocabulary, interning pool: inout ConstantPool) {
    self.vocabulary = vocabulary
    layouts = RecordLayout.all(in: vocabulary)
    var values: [[Value]] = []
    for choice in vocabulary.choices { values.append(choice.options.map { pool.intern($0.name) }) }
    optionValues = values
  }
}

extension BindingPlan {
  /// The word to show for a value of a choice type; nil where it is none of the options.
  public func label(of value: Value, ofChoice type: Int) -> LocalizedText? {
    // The names of options are interned, and so are the values that the binder makes.
    let index = optionValues[type].firstIndex { $0.payload == value.payload && $0.buffer == value.buffer }
    return index.map { vocabulary.choices[type].label(ofOption: $0) }
  }
}

extension BindingPlan: Packable {
  /// Appends the plan.
  public func pack(into packer: inout Packer) {
    vocabulary.pack(into: &packer)
    optionValues.pack(into: &packer)
  }

  /// Reads a plan.
  public init(unpacking unpacker: inout Unpacker) {
    vocabulary = Vocabulary(unpacking: &unpacker)
    layouts = RecordLayout.all(in: vocabulary)
    optionValues = Array(unpacking: &unpacker)
  }
}
