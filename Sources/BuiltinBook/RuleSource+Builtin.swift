import BuiltinRules
import Linting
import SourceText

extension RuleSource {
  /// The rules that are part of the program: the folder `Rules/` as it was at build time, without the questions.
  public static var builtin: [RuleSource] { builtin { $0 != BoardQuestion.path } }

  /// The questions of real boards, which only explanations need.
  public static var builtinQuestions: [RuleSource] { builtin { $0 == BoardQuestion.path } }

  private static func builtin(where isWanted: (String) -> Bool) -> [RuleSource] {
    BuiltinRules.files.compactMap { path, text in
      let path = "\(path)"
      guard isWanted(path) else { return nil }
      return RuleSource(
        path: path, file: SourceFile(name: "Rules/\(path)", bytes: text.withUTF8Buffer { Array($0) }))
    }
  }
}
