import CEL
import SourceText

/// How an instance of a record lies in the cells of a memory: its fields, then the records that stand in it singly.
struct RecordLayout: Sendable {
  /// A record that stands singly in another.
  struct Nested: Sendable {
    /// The record type.
    var type: Int
    /// Its first cell, from the first cell of the whole.
    var offset: Int
    /// The cell that holds it, from the first cell of the whole.
    var owner: Int
  }

  /// The cells of an instance that states nothing, with places counted from its first cell.
  var template: [Value]
  /// All records in it, at any depth, in the order of their cells.
  var nested: [Nested] = []
  /// For each cell the record whose field it is: 0 for the whole, then the nested ones from 1.
  var owners: [Int32] = []

  /// The layouts of all record types.
  static func all(in vocabulary: Vocabulary) -> [RecordLayout] {
    vocabulary.records.indices.map { RecordLayout(of: $0, in: vocabulary) }
  }

  private init(of type: Int, in vocabulary: Vocabulary) {
    template = []
    lay(type, in: vocabulary)
  }

  private mutating func lay(_ type: Int, in vocabulary: Vocabulary) {
    let start = template.count
    let number = Int32(nested.count)
    let fields = vocabulary.records[type].fields
    for index in fields.indices {
      template.append(.unknown(.unstated, cell: start + index))
      owners.append(number)
    }
    for (index, field) in fields.enumerated() {
      guard case .record(let inner) = field.type.element, !field.type.isList else { continue }
      let offset = template.count
      template[start + index] = .record(type: inner, cell: offset, isWritten: false)
      nested.append(Nested(type: inner, offset: offset, owner: start + index))
      lay(inner, in: vocabulary)
    }
  }
}

/// A vocabulary made ready to bind proposals: choices interned, records laid out.
package struct BindingPlan: Sendable {
  /// The vocabulary.
  package let vocabulary: Vocabulary
  let layouts: [RecordLayout]
  /// For each choice type the value of each option.
  let optionValues: [[Value]]

  /// Makes a plan and interns the names of all options in `pool`.
  package init(_ vocabulary: Vocabulary, interning pool: inout ConstantPool) {
    self.vocabulary = vocabulary
    layouts = RecordLayout.all(in: vocabulary)
    var values: [[Value]] = []
    for choice in vocabulary.choices { values.append(choice.options.map { pool.intern($0.name) }) }
    optionValues = values
  }
}

extension BindingPlan {
  /// The word to show for a value of a choice type; nil where it is none of the options.
  package func label(of value: Value, ofChoice type: Int) -> LocalizedText? {
    // The names of options are interned, and so are the values that the binder makes.
    let index = optionValues[type].firstIndex { $0.payload == value.payload && $0.buffer == value.buffer }
    return index.map { vocabulary.choices[type].label(ofOption: $0) }
  }
}
