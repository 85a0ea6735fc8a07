import SourceText
import YAML

/// A question that a real board asked, or a measure that it accepted, from `Rules/board-questions.yaml`.
public struct BoardQuestion: Sendable {
  /// The id, which begins with the board's.
  public var id: String
  /// What it says, in a line of the project's own words.
  public var text: LocalizedText
  /// What the department promised, where it promised something.
  public var promised: LocalizedText?
  /// The rules that raise it.
  public var rules: [String]
  /// Why no rule does.
  public var reason: LocalizedText?

  /// The path of the file below a rule folder.
  public static let path = "board-questions.yaml"

  /// Reads the questions among the files of a rule folder.
  public static func read(_ sources: [RuleSource]) -> (questions: [BoardQuestion], diagnostics: [Diagnostic]) {
    guard let source = sources.first(where: { $0.path == path }) else { return ([], []) }
    var tree = Tree()
    let problems = tree.read(source.file.bytes)
    guard problems.isEmpty else { return ([], problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "questions"])
    var questions: [BoardQuestion] = []
    for item in root.items("questions") {
      var entry = MappingReader(
        tree, at: item, keys: ["id", "board", "meeting", "topic", "ja", "en", "promised", "rules", "reason"])
      let id = entry.requiredText("id")
      let ja = entry.requiredText("ja")
      let en = entry.requiredText("en")
      for key in ["board", "meeting", "topic"] { _ = entry.required(key) }
      let question = BoardQuestion(
        id: id ?? "", text: LocalizedText(ja: ja ?? "", en: en ?? ""),
        promised: entry.localized("promised", required: false), rules: entry.texts("rules"),
        reason: entry.localized("reason", required: false))
      for problem in entry.diagnostics { root.report(problem) }
      questions.append(question)
    }
    return (questions, root.diagnostics)
  }
}
