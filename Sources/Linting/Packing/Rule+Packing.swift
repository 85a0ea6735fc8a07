import CEL
import SourceText

/// How a rule is written into the program that is being built. Its texts stay packed until one is wanted.
extension Rule: Packable {
  /// Appends the rule, as it is without a policy.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    formerly.pack(into: &packer)
    packer.append(source)
    packer.append(node)
    severity.pack(into: &packer)
    unstatedSeverity.pack(into: &packer)
    scope.pack(into: &packer)
    when.pack(into: &packer)
    require.pack(into: &packer)
    forbidden.map { $0.rawValue }.pack(into: &packer)
    looksForMedia.pack(into: &packer)
    asksForAwaited.pack(into: &packer)
    packer.append(idHash)
    rank.pack(into: &packer)
    packed.pack(into: &packer)
  }

  /// Reads a rule.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    formerly = Array(unpacking: &unpacker)
    source = Int(unpacker.number())
    node = Int(unpacker.number())
    family = node == 0 ? id : RuleID.family(of: id) ?? id
    severity = Severity(unpacking: &unpacker)
    unstatedSeverity = Severity(unpacking: &unpacker)
    scope = Array(unpacking: &unpacker)
    when = Optional(unpacking: &unpacker)
    require = Optional(unpacking: &unpacker)
    forbidden = [String](unpacking: &unpacker).compactMap { PersonalData.Kind(rawValue: $0) }
    looksForMedia = Bool(unpacking: &unpacker)
    asksForAwaited = Bool(unpacking: &unpacker)
    idHash = unpacker.number()
    rank = Rank(unpacking: &unpacker)
    packed = Packed(unpacking: &unpacker)
  }
}

extension FieldRead {
  /// Some of them as numbers.
  static func numbers(_ reads: [FieldRead]) -> [Int] { reads.flatMap { [$0.record, $0.field] } }

  /// Those that numbers stand for.
  static func all(in numbers: [Int]) -> [FieldRead] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { FieldRead(record: numbers[$0], field: numbers[$0 + 1]) }
  }
}

extension Rule.Rank: Packable {
  /// Appends the rank.
  package func pack(into packer: inout Packer) {
    for number in [element, aspect, ground, group] { number.pack(into: &packer) }
  }

  /// Reads a rank.
  package init(unpacking unpacker: inout Unpacker) {
    element = Int(unpacking: &unpacker)
    aspect = Int(unpacking: &unpacker)
    ground = Int(unpacking: &unpacker)
    group = Int(unpacking: &unpacker)
  }
}

extension Rule.Texts: PackableParts {
  enum Part: Int, CaseIterable {
    case title, cell, boards, question, why, fix, askedBy, ground, citations, clause, when, require, examples
    case equivalentMutants, awaits, reads
  }

  func pack(_ part: Part, into packer: inout Packer) {
    switch part {
    case .title: title.pack(into: &packer)
    case .cell: cell.pack(into: &packer)
    case .boards: boards.pack(into: &packer)
    case .question: question.pack(into: &packer)
    case .why: why.pack(into: &packer)
    case .fix: fix.pack(into: &packer)
    case .askedBy: askedBy.pack(into: &packer)
    case .ground: ground.rawValue.pack(into: &packer)
    case .citations: citations.pack(into: &packer)
    case .clause: clause.pack(into: &packer)
    case .when: when.pack(into: &packer)
    case .require: require.pack(into: &packer)
    case .examples: examples.pack(into: &packer)
    case .equivalentMutants: equivalentMutants.pack(into: &packer)
    case .awaits: FieldRead.numbers(awaits).pack(into: &packer)
    case .reads: FieldRead.numbers(reads).pack(into: &packer)
    }
  }
}

extension Rule.Example: Packable {
  /// Appends the example.
  package func pack(into packer: inout Packer) {
    packer.append(proposal)
    expected.map { $0.rawValue }.pack(into: &packer)
    isUniform.pack(into: &packer)
    span.pack(into: &packer)
  }

  /// Reads an example.
  package init(unpacking unpacker: inout Unpacker) {
    proposal = Int(unpacker.number())
    expected = [UInt8](unpacking: &unpacker).compactMap { Verdict(rawValue: $0) }
    isUniform = Bool(unpacking: &unpacker)
    span = Span(unpacking: &unpacker)
  }
}

extension Template: Packable {
  /// Appends the template.
  package func pack(into packer: inout Packer) { packed.pack(into: &packer) }

  /// Reads a template.
  package init(unpacking unpacker: inout Unpacker) { packed = Packed(unpacking: &unpacker) }
}

extension Template.Texts: PackableParts {
  enum Part: Int, CaseIterable {
    case source, japanese, english
  }

  func pack(_ part: Part, into packer: inout Packer) {
    switch part {
    case .source: source.pack(into: &packer)
    case .japanese: japanese.pack(into: &packer)
    case .english: english.pack(into: &packer)
    }
  }
}

extension Template.Segment: Packable {
  private enum Form: UInt8 { case text, value, symbol }

  func pack(into packer: inout Packer) {
    switch self {
    case .text(let text):
      packer.append(Form.text.rawValue)
      text.pack(into: &packer)
    case .value(let program, let type):
      packer.append(Form.value.rawValue)
      program.pack(into: &packer)
      type.pack(into: &packer)
    case .symbol(let name):
      packer.append(Form.symbol.rawValue)
      name.pack(into: &packer)
    }
  }

  init(unpacking unpacker: inout Unpacker) {
    switch Form(rawValue: UInt8(unpacking: &unpacker)) ?? .text {
    case .value:
      let program = Program(unpacking: &unpacker)
      self = .value(program, Type(unpacking: &unpacker))
    case .symbol: self = .symbol(String(unpacking: &unpacker))
    case .text: self = .text(String(unpacking: &unpacker))
    }
  }
}
