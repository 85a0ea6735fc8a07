import CEL
import Proposal
import SourceText

/// The rule set of the built-in rules goes into the program packed, so that a start reads tables and compiles nothing.
extension RuleSet {
  /// The rule set, as it is without a policy, as UTF-8 for a string literal; empty where something is wrong with it.
  package var packed: [UInt8] {
    guard problems.isEmpty else { return [] }
    var packer = Packer()
    packer.append(builtinCount + ownSources.count)
    plan.pack(into: &packer)
    rules.pack(into: &packer)
    boards.pack(into: &packer)
    topics.pack(into: &packer)
    grid.pack(into: &packer)
    riskScale.pack(into: &packer)
    acts.pack(into: &packer)
    pool.pack(into: &packer)
    return packer.bytes
  }

  /// The rule set that lies in a literal; `sources` gives the files it was made of.
  init(packed table: StaticString, sources: @escaping @Sendable () -> [RuleSource]) {
    var unpacker = Unpacker(table)
    builtinCount = Int(unpacker.number())
    plan = BindingPlan(unpacking: &unpacker)
    rules = Array(unpacking: &unpacker)
    for rule in rules { for name in rule.formerly { formerNames[name] = rule.id } }
    boards = Boards(unpacking: &unpacker)
    topics = Topics(unpacking: &unpacker)
    grid = Grid(unpacking: &unpacker)
    riskScale = RiskScale(unpacking: &unpacker)
    acts = Acts(unpacking: &unpacker)
    pool = ConstantPool(unpacking: &unpacker)
    builtinSources = sources
    assert(unpacker.isAtEnd, "The packed rule set is longer than what is read of it")
  }
}

extension Topics: Packable {
  /// Appends the topics.
  package func pack(into packer: inout Packer) { topics.pack(into: &packer) }

  /// Reads topics.
  package init(unpacking unpacker: inout Unpacker) { topics = Array(unpacking: &unpacker) }
}

extension Topics.Topic: Packable {
  /// Appends the topic.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a topic.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}

extension Boards: Packable {
  /// Appends the boards.
  package func pack(into packer: inout Packer) { boards.pack(into: &packer) }

  /// Reads boards.
  package init(unpacking unpacker: inout Unpacker) { boards = Array(unpacking: &unpacker) }
}

extension Boards.Board: Packable {
  /// Appends the board.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a board.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}
