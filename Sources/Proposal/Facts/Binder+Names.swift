import CEL
import SourceText
import YAML

/// Signs in the names of data sets that may make two spellings of one name.
struct NameSigns {
  /// Full-width or half-width forms, or marks of their own, which another spelling may lack.
  var hasVariants = false
  var hasWideBracket = false
  var hasNarrowBracket = false

  /// Whether one name may be written in two ways.
  var mayDiffer: Bool { hasVariants || hasWideBracket && hasNarrowBracket }
}

/// The names of data sets.
extension Binder {
  // MARK: Names

  /// Looks at the signs of a name.
  mutating func note(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == UInt8(ascii: "(") { nameSigns.hasNarrowBracket = true }
        index += 1
        continue
      }
      if byte >= 0xE3, byte <= 0xE9 {
        // Marks of their own (U+3099 to U+309C), and the full-width space.
        if byte == 0xE3, index + 2 < bytes.endIndex {
          let (second, third) = (bytes[index + 1], bytes[index + 2])
          if second == 0x82, (0x99...0x9C).contains(third) { nameSigns.hasVariants = true }
          if second == 0x80, third == 0x80 { nameSigns.hasVariants = true }
        }
        index += 3
        continue
      }
      if byte == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xBC, (0x88...0x89).contains(bytes[index + 2]) {
        nameSigns.hasWideBracket = true
      } else {
        nameSigns.hasVariants = true
      }
      index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
  }

  /// Gives names that differ only in the form of their characters the text of the first of them, so that a data set can be
  /// followed through tasks, hand-overs, copies and deletions. Strings of Swift compare by canonical equivalence.
  mutating func unifyNames() {
    var first: [String: Value] = [:]
    for instance in facts.instances {
      let fields = plan.vocabulary.records[Int(instance.type)].fields
      for (number, field) in fields.enumerated()
      where field.type.element == .name || field.type.element == .reference {
        let cell = Int(instance.base) + number
        let value = facts.memory.cells[cell]
        for cell in value.kind == .list ? value.range : cell..<cell + 1 where facts.memory.cells[cell].kind == .string {
          let name = WordForm.standard(text(of: facts.memory.cells[cell]))
          if let known = first[name] {
            facts.memory.cells[cell] = known
          } else {
            first[name] = facts.memory.cells[cell]
          }
        }
      }
    }
  }

  /// The text of a string that was bound just now.
  private func text(of value: Value) -> String {
    if value.buffer == TextBuffer.source.rawValue {
      return String(decoding: facts.tree.source[value.range], as: UTF8.self)
    }
    let decoded = facts.tree.decoded
    if value.offset >= decoded.count {
      let start = value.offset - decoded.count
      return String(decoding: joinedText[start..<start + value.count], as: UTF8.self)
    }
    return String(decoding: decoded[value.range], as: UTF8.self)
  }
}
