import BuiltinRules
import Linting
import SourceText

extension RuleSource {
  /// The rules that are part of the program: the folder `Rules/` as it was at build time, without the questions.
  package static var builtin: [RuleSource] { builtin { $0 != BoardQuestion.path } }

  /// The questions of real boards, which only explanations need.
  package static var builtinQuestions: [RuleSource] { builtin { $0 == BoardQuestion.path } }

  private static func builtin(where isWanted: (String) -> Bool) -> [RuleSource] {
    BuiltinRules.files.compactMap { path, text in
      let path = "\(path)"
      guard isWanted(path) else { return nil }
      return RuleSource(
        path: path, file: SourceFile(name: "Rules/\(path)", bytes: text.withUTF8Buffer { Array($0) }))
    }
  }
}

/// The policies that are part of the program.
extension RuleSource {
  private static let profileFolder = "profiles/"

  /// The names of the profiles, in order.
  package static var profileNames: [String] { profiles.map { $0.name }.sorted() }

  /// The profile of a name.
  package static func profile(named name: String) -> RuleSource? { profiles.first { $0.name == name }?.source }

  private static var profiles: [(name: String, source: RuleSource)] {
    builtin.compactMap { source in
      guard source.path.hasPrefix(profileFolder), source.path.hasSuffix(".yaml") else { return nil }
      return (String(source.path.dropFirst(profileFolder.count).dropLast(".yaml".count)), source)
    }
  }
}

extension RuleSet {
  /// The rule set of the built-in rules and those of `folders`, under a policy.
  ///
  /// It is the rule set that ``init(loading:policy:)`` makes of the same files, without reading the built-in ones.
  ///
  /// - Parameter texts: what built-in files hold, where the program has their names only, as in a browser.
  package static func builtin(
    and folders: [RuleSource] = [], policy: Policy = Policy(), texts: [RuleSource] = []
  ) -> RuleSet {
    // Built-in rules with a mistake in them were not packed; loading them shows it.
    guard BuiltinRules.packedRuleSet.utf8CodeUnitCount > 1 else {
      return RuleSet(loading: RuleSource.builtin + folders, policy: policy)
    }
    return RuleSet(
      builtin: BuiltinRules.packedRuleSet, digest: BuiltinRules.digest,
      sources: { RuleSource.builtin.map { source in texts.first { $0.path == source.path } ?? source } }, and: folders,
      policy: policy)
  }
}
