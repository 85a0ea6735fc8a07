import CEL
import SourceText

/// How a vocabulary is written into the program that is being built. Its texts stay packed until one is wanted.
extension Vocabulary: Packable {
  /// Appends the vocabulary.
  package func pack(into packer: inout Packer) {
    records.pack(into: &packer)
    choices.pack(into: &packer)
    packer.append(root)
    bodies.pack(into: &packer)
    essentials.pack(into: &packer)
    first.pack(into: &packer)
    vagueWords.pack(into: &packer)
    concreteWords.pack(into: &packer)
    mediaWords.pack(into: &packer)
  }

  /// Reads a vocabulary.
  package init(unpacking unpacker: inout Unpacker) {
    records = Array(unpacking: &unpacker)
    choices = Array(unpacking: &unpacker)
    root = Int(unpacker.number())
    bodies = Array(unpacking: &unpacker)
    essentials = Array(unpacking: &unpacker)
    first = Array(unpacking: &unpacker)
    vagueWords = Array(unpacking: &unpacker)
    concreteWords = Array(unpacking: &unpacker)
    mediaWords = MediaWords(unpacking: &unpacker)
  }
}

extension PublicBody: Packable {
  /// Appends the body.
  package func pack(into packer: inout Packer) {
    word.pack(into: &packer)
    ends.pack(into: &packer)
    isMunicipality.pack(into: &packer)
  }

  /// Reads a body.
  package init(unpacking unpacker: inout Unpacker) {
    word = LocalizedText(unpacking: &unpacker)
    ends = Array(unpacking: &unpacker)
    isMunicipality = Bool(unpacking: &unpacker)
  }
}

extension MediaWords: Packable {
  /// Appends the words.
  package func pack(into packer: inout Packer) { for list in written { list.pack(into: &packer) } }

  /// Reads words.
  package init(unpacking unpacker: inout Unpacker) {
    self.init(List.allCases.map { _ in [String](unpacking: &unpacker) })
  }
}

extension WordTable: Packable {
  /// Appends the slots with their words, so that a reader computes no hash.
  package func pack(into packer: inout Packer) {
    let taken = slots.indices.filter { slots[$0].number != 0 }
    packer.append(slots.count)
    packer.append(utf8: taken.flatMap { pool[Int(slots[$0].start)...].prefix(Int(slots[$0].count)) })
    packer.append(taken.count)
    var last = 0
    for index in taken {
      packer.append(index - last)
      packer.append(slots[index].hash)
      packer.append(slots[index].count)
      packer.append(slots[index].number)
      last = index
    }
  }

  /// Reads a table.
  package init(unpacking unpacker: inout Unpacker) {
    var slots = WordTable.vacant(Int(unpacker.number()))
    let pool = Array(unpacker.bytes())
    var start: UInt32 = 0
    var index = 0
    for _ in 0..<unpacker.number() {
      index += Int(unpacker.number())
      let hash = UInt32(truncatingIfNeeded: unpacker.number())
      let count = UInt16(truncatingIfNeeded: unpacker.number())
      let number = UInt16(truncatingIfNeeded: unpacker.number())
      slots[index] = Slot(hash: hash, start: start, count: count, number: number)
      start += UInt32(count)
    }
    self.init(slots: slots, pool: pool)
  }
}

extension BindingPlan: Packable {
  /// Appends the plan.
  package func pack(into packer: inout Packer) {
    vocabulary.pack(into: &packer)
    optionValues.pack(into: &packer)
  }

  /// Reads a plan.
  package init(unpacking unpacker: inout Unpacker) {
    vocabulary = Vocabulary(unpacking: &unpacker)
    layouts = RecordLayout.all(in: vocabulary)
    optionValues = Array(unpacking: &unpacker)
  }
}
