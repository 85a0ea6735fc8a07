import CEL
import Proposal
import SourceText

/// The book of the built-in rules goes into the program packed, so that a start reads tables and compiles nothing.
extension RuleBook {
  /// The book of the built-in rules as text for a string literal; empty where a file is wrong, so that the program
  /// loads them itself and complains.
  public static func packedBuiltin() -> [UInt8] {
    let sources = RuleSource.builtin
    let book = RuleBook(loading: sources)
    return book.problems.isEmpty ? book.packed(builtinCount: sources.count) : []
  }

  /// The book as text, where it was made of the built-in files alone.
  func packed(builtinCount: Int) -> [UInt8] {
    var packer = Packer()
    packer.append(builtinCount)
    plan.pack(into: &packer)
    rules.pack(into: &packer)
    boards.pack(into: &packer)
    topics.pack(into: &packer)
    pool.pack(into: &packer)
    return packer.bytes
  }

  /// The book that lies in a literal.
  init(packed table: StaticString) {
    var unpacker = Unpacker(table)
    builtinCount = Int(unpacker.number())
    plan = BindingPlan(unpacking: &unpacker)
    rules = Array(unpacking: &unpacker)
    boards = Boards(unpacking: &unpacker)
    topics = Topics(unpacking: &unpacker)
    pool = ConstantPool(unpacking: &unpacker)
  }
}
