import SourceText
import YAML

/// The boards whose minutes stand behind the rules, read from `Rules/boards.yaml`.
package struct Boards: Sendable {
  /// A board.
  package struct Board: Sendable {
    /// The first part of its questions' ids.
    package var id: String
    /// The municipality.
    package var name: LocalizedText
  }

  /// All boards, in the order of the file.
  package internal(set) var boards: [Board] = []

  /// The name of a board; its id where it is not listed.
  package func name(of id: String) -> LocalizedText {
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

/// A question that a real board asked, or a measure that it accepted, from `Rules/board-questions.yaml`.
package struct BoardQuestion: Sendable {
  /// The id, which begins with the board's.
  package var id: String
  /// The board.
  package var board: String
  /// What it says, in a line of the project's own words.
  package var text: LocalizedText
  /// What the department promised, where it promised something.
  package var promised: LocalizedText?
  /// The rules that raise it.
  package var rules: [String]
  /// Why no rule does.
  package var reason: LocalizedText?
  /// The rules that ask this very question and would be there without this board.
  package var stillAskedBy: [String]
  /// What no rule would ask any more without this board.
  package var onlyHere: LocalizedText?

  /// The path of the file below a rule folder.
  package static let path = "board-questions.yaml"

  /// Reads the questions among the files of a rule folder.
  package static func read(_ sources: [RuleSource]) -> (questions: [BoardQuestion], diagnostics: [Diagnostic]) {
    guard let source = sources.first(where: { $0.path == path }) else { return ([], []) }
    var tree = Tree()
    let problems = tree.read(source.file.bytes)
    guard problems.isEmpty else { return ([], problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "questions"])
    var questions: [BoardQuestion] = []
    for item in root.items("questions") {
      var entry = MappingReader(
        tree, at: item,
        keys: [
          "id", "board", "meeting", "topic", "ja", "en", "promised", "rules", "reason", "still_asked_by", "only_here",
        ])
      let id = entry.requiredText("id")
      let ja = entry.requiredText("ja")
      let en = entry.requiredText("en")
      let board = entry.requiredText("board")
      for key in ["meeting", "topic"] { _ = entry.required(key) }
      let question = BoardQuestion(
        id: id ?? "", board: board ?? "", text: LocalizedText(ja: ja ?? "", en: en ?? ""),
        promised: entry.localized("promised", required: false), rules: entry.texts("rules"),
        reason: entry.localized("reason", required: false), stillAskedBy: entry.texts("still_asked_by"),
        onlyHere: entry.localized("only_here", required: false))
      for problem in entry.diagnostics { root.report(problem) }
      questions.append(question)
    }
    return (questions, root.diagnostics)
  }
}
