/// This folder as it was at build time: a plugin writes its files into the program (see Package.swift).
public enum BuiltinRules {
  /// The path below this folder and the text of each YAML file.
  public static var files: [(path: StaticString, text: StaticString)] { EmbeddedRules.files }
}
