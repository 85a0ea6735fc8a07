import CEL
import SourceText
import YAML

/// Removable media that are named in texts, where no field says so.
extension Facts {
  /// A text that names one.
  package struct Mention: Sendable {
    /// The cell of the text.
    package var cell: Int
    /// The word, or the whole value where its text is not as written in the file.
    package var span: Span
  }

  /// All texts that name a removable medium, each once, in the order of the file.
  package func mediaMentions(_ plan: BindingPlan) -> [Mention] {
    var found: [Mention] = []
    for (number, instance) in instances.enumerated() {
      let fields = plan.vocabulary.records[Int(instance.type)].fields
      for (place, field) in fields.enumerated() {
        let cell = Int(instance.base) + place
        let value = memory.cells[cell]
        let cells = value.kind == .list && field.type.isList ? value.range : cell..<cell + 1
        for item in cells {
          guard let span = mediaMention(in: item, field.type.element, plan),
            !isBeside(number, field: place, plan)
          else { continue }
          found.append(Mention(cell: item, span: span))
        }
      }
    }
    return found.sorted { $0.span.start < $1.span.start }
  }

  private func mediaMention(in cell: Int, _ element: FieldType.Element, _ plan: BindingPlan) -> Span? {
    let node = Int(cellNodes[cell])
    guard node >= 0, tree.nodes[node].kind == .scalar, memory.cells[cell].kind == .string else { return nil }
    var bytes = tree.bytes(of: node)
    switch element {
    case .text, .name, .reference: break
    case .choice(let type):
      // `その他（USBメモリ）`: what stands in the brackets is free text.
      guard plan.vocabulary.choices[type].words.find(bytes) == nil,
        let open = bytes.indices.first(where: { ScalarWords.opensBracket(bytes, at: $0) })
      else { return nil }
      bytes = bytes[open...]
    default: return nil
    }
    guard let word = plan.vocabulary.mediaWords.mention(in: bytes) else { return nil }
    return tree.nodes[node].isDecoded ? tree.nodes[node].span : Span(word.lowerBound, word.upperBound)
  }

  /// Whether a field is, or stands in a section, whose texts are not read.
  private func isBeside(_ instance: Int, field: Int, _ plan: BindingPlan) -> Bool {
    var (current, place) = (instance, field)
    while instances[current].owner >= 0, let outer = self.instance(of: Int(instances[current].owner)) {
      place = Int(instances[current].owner) - Int(instances[outer].base)
      current = outer
    }
    let root = plan.vocabulary.records[plan.vocabulary.root].fields
    guard root.indices.contains(place) else { return false }
    let section = root[place].name
    let name = plan.vocabulary.records[Int(instances[instance].type)].fields[field].name
    let besides = plan.vocabulary.mediaWords.besides
    return besides.contains(section) || besides.contains("\(section).\(name)")
  }
}
