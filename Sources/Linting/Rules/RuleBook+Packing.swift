import CEL
import Proposal
import SourceText

/// The book of the built-in rules goes into the program packed, so that a start reads tables and compiles nothing.
extension RuleBook {
  /// The book, as it is without a policy, as UTF-8 for a string literal; empty where something is wrong with it.
  public var packed: [UInt8] {
    guard problems.isEmpty else { return [] }
    var packer = Packer()
    packer.append(builtinCount + ownSources.count)
    plan.pack(into: &packer)
    rules.pack(into: &packer)
    boards.pack(into: &packer)
    topics.pack(into: &packer)
    pool.pack(into: &packer)
    return packer.bytes
  }

  /// The book that lies in a literal; `sources` gives the files it was made of.
  init(packed table: StaticString, sources: @escaping @Sendable () -> [RuleSource]) {
    var unpacker = Unpacker(table)
    builtinCount = Int(unpacker.number())
    plan = BindingPlan(unpacking: &unpacker)
    rules = Array(unpacking: &unpacker)
    boards = Boards(unpacking: &unpacker)
    topics = Topics(unpacking: &unpacker)
    pool = ConstantPool(unpacking: &unpacker)
    builtinSources = sources
  }
}
