import BuiltinRules
import SourceText

extension RuleSource {
  /// The rules that are part of the program: the folder `Rules/` as it was at build time.
  public static var builtin: [RuleSource] {
    BuiltinRules.files.map { path, text in
      RuleSource(
        path: "\(path)", file: SourceFile(name: "Rules/\(path)", bytes: text.withUTF8Buffer { Array($0) }))
    }
  }
}
