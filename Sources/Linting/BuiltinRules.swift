import SourceText

/// The rules that are part of the program: the folder `Rules/` as it was at build time.
public enum BuiltinRules {
  /// All files below `Rules/`, by path.
  public static var sources: [RuleSource] {
    EmbeddedRules.files.map { path, text in
      RuleSource(
        path: "\(path)",
        file: SourceFile(name: "Rules/\(path)", bytes: text.withUTF8Buffer { Array($0) }))
    }
  }
}
