import BuiltinRuleSet
import Linting
import SourceText

/// Reads rule folders from disk.
enum RuleFolder {
  /// The built-in rules with those of some folders. For commands that look at no proposal: the others find policies by
  /// a ``RuleSets``.
  static func loadRuleSet(_ options: RuleFolderOptions, _ context: Context) throws(Failure) -> RuleSet {
    try sound(.builtin(and: sources(options.folders, context)), context)
  }

  /// A rule set of these files.
  static func loadRuleSet(_ sources: [RuleSource], _ context: Context) throws(Failure) -> RuleSet {
    try sound(RuleSet(loading: sources), context)
  }

  /// The rule set, if none of its files has an error.
  static func sound(_ ruleSet: RuleSet, _ context: Context) throws(Failure) -> RuleSet {
    try check(ruleSet.problems, of: ruleSet, context)
    return ruleSet
  }

  /// Shows problems of a rule set's files, and throws where one of them is an error.
  static func check(_ problems: [RuleSet.Problem], of ruleSet: RuleSet, _ context: Context) throws(Failure) {
    if problems.isEmpty { return }
    let hasErrors = problems.contains { $0.diagnostic.severity == .error }
    let found = Failure.problems(byFile(problems, of: ruleSet), then: hasErrors ? .brokenRules : nil)
    if hasErrors { throw found }
    context.report(found)
  }

  /// Problems of a rule set's files, together with the files.
  static func byFile(
    _ problems: [RuleSet.Problem], of ruleSet: RuleSet
  ) -> [(file: SourceFile, problems: [Diagnostic])] {
    let sources = problems.isEmpty ? [] : ruleSet.sources
    var result: [(file: SourceFile, problems: [Diagnostic])] = []
    var rest = problems.filter { $0.source < sources.count }[...]
    while let source = rest.first?.source {
      let those = rest.prefix { $0.source == source }
      result.append((sources[source].file, those.map(\.diagnostic)))
      rest = rest.dropFirst(those.count)
    }
    return result
  }

  /// All YAML files below the folders, a folder named twice once. What a file is tells its path with the ending `.yaml`,
  /// whichever it has. Who names a folder wants its rules: one that holds none is a mistake.
  static func sources(_ folders: [String], _ context: Context) throws(Failure) -> [RuleSource] {
    var result: [RuleSource] = []
    var seen: Set<String> = []
    for folder in folders {
      guard System.isFolder(folder) else { throw .failed(.unreadable(folder, .folderUnreadable)) }
      guard seen.insert(System.resolved(folder) ?? folder).inserted else { continue }
      let found = try files(in: folder, context)
      guard found.contains(where: { $0.isRuleOrClause }) else { throw .failed(.noRules(folder)) }
      result += found
    }
    return result
  }

  private static func files(in folder: String, _ context: Context) throws(Failure) -> [RuleSource] {
    let finder = InputFinder([folder], standardInputName: "-")
    for notice in finder.notices { context.report(notice) }
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    var result: [RuleSource] = []
    for input in finder.inputs {
      switch input {
      case .file(let found, _):
        let path = found.text
        let file = try InputFile.read(path, mustBeRegular: true)
        let source = RuleSource(path: String(path.dropFirst(prefix.count)).withYAMLEnding, file: file)
        if !source.isKnown { context.report(.noRuleFile(path)) }
        result.append(source)
      case .unreadable(let name, let reason): throw .failed(.unreadable(name, reason))
      case .standardInput: continue
      }
    }
    return result
  }
}
