/// This folder as it was at build time: a plugin writes its files into the program (see Package.swift).
package enum BuiltinRules {
  /// The path below this folder and the text of each YAML file.
  package static var files: [(path: StaticString, text: StaticString)] { EmbeddedRules.files }

  /// The rules as a compiled rule set, for the module `BuiltinRuleSet`; empty where a file has a mistake.
  package static var packedRuleSet: StaticString { PackedRuleSet.table }

  /// The digest of the files that it was compiled from.
  package static var digest: UInt64 { PackedRuleSet.digest }
}
