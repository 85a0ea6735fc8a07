import SourceText
import YAML

/// The boards whose minutes stand behind the rules, read from `Rules/boards.yaml`.
public struct Boards: Sendable {
  /// A board.
  public struct Board: Sendable {
    /// The first part of its questions' ids.
    public var id: String
    /// The municipality.
    public var name: LocalizedText
  }

  /// All boards, in the order of the file.
  public internal(set) var boards: [Board] = []

  /// The name of a board; its id where it is not listed.
  public func name(of id: String) -> LocalizedText {
    boards.first { $0.id == id }?.name ?? LocalizedText(verbatim: id)
  }

  static func read(_ file: SourceFile) -> (boards: Boards, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (Boards(), problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "boards"])
    var result = Boards()
    for pair in root.pairs("boards") {
      var entry = MappingReader(tree, at: pair.value, keys: ["ja", "en", "body", "minutes"])
      let id = tree.text(of: pair.key)
      let name = LocalizedText(ja: entry.requiredText("ja") ?? id, en: entry.requiredText("en") ?? id)
      for problem in entry.diagnostics { root.report(problem) }
      result.boards.append(Board(id: id, name: name))
    }
    return (result, root.diagnostics)
  }
}

extension Boards: Packable {
  /// Appends the boards.
  public func pack(into packer: inout Packer) { boards.pack(into: &packer) }

  /// Reads boards.
  public init(unpacking unpacker: inout Unpacker) { boards = Array(unpacking: &unpacker) }
}

extension Boards.Board: Packable {
  /// Appends the board.
  public func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a board.
  public init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}
