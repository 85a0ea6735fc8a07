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
    layouts = vocabulary.records.indices.map { RecordLayout(of: $0, in: vocabulary) }
    var values: [[Value]] = []
    for choice in vocabulary.choices { values.append(choice.options.map { pool.intern($0.name) }) }
    optionValues = values
  }
}
