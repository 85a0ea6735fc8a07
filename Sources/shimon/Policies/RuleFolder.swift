import BuiltinBook
import Linting
import SourceText

/// Reads rule folders from disk.
enum RuleFolder {
  /// The built-in rules with those of the folders given by `--rules`, under the policy given by `--policy`; complains
  /// and gives nil where that fails. For commands that look at no proposal: those find policies by a ``BookShelf``.
  static func loadBook(_ arguments: Arguments, _ context: Context) -> RuleBook? {
    guard let sources = sources(arguments.all("rules"), context) else { return nil }
    guard let path = arguments.value("policy") else { return sound(.builtin(and: sources), context) }
    guard let stack = PolicyStack.read(path, allowsOutside: true, context) else { return nil }
    let policy = stack.policy(stack.members.map { $0.policy.overrides.map { _ in false } })
    return sound(.builtin(and: sources + stack.rules, policy: policy), context)
  }

  /// A book of these files; complains and gives nil where one has an error.
  static func loadBook(_ sources: [RuleSource], _ context: Context) -> RuleBook? {
    sound(RuleBook(loading: sources), context)
  }

  private static func sound(_ book: RuleBook, _ context: Context) -> RuleBook? {
    isSound(book.problems, of: book, context) ? book : nil
  }

  /// Shows problems of a book's files; false, with a complaint, where one of them is an error.
  static func isSound(_ problems: [RuleBook.Problem], of book: RuleBook, _ context: Context) -> Bool {
    show(problems, of: book, context)
    guard problems.contains(where: { $0.diagnostic.severity == .error }) else { return true }
    context.complain(.brokenRules)
    return false
  }

  /// Shows problems of a book's files.
  static func show(_ problems: [RuleBook.Problem], of book: RuleBook, _ context: Context) {
    let sources = problems.isEmpty ? [] : book.sources
    var rest = problems.filter { $0.source < sources.count }[...]
    while let source = rest.first?.source {
      let those = rest.prefix { $0.source == source }
      context.complain(those.map(\.diagnostic), in: sources[source].file)
      rest = rest.dropFirst(those.count)
    }
  }

  /// All YAML files below the folders, a folder named twice once. What a file is tells its path with the ending `.yaml`,
  /// whichever it has. Who names a folder wants its rules: one that holds none is a mistake.
  static func sources(_ folders: [String], _ context: Context) -> [RuleSource]? {
    var result: [RuleSource] = []
    var seen: Set<String> = []
    for folder in folders {
      guard System.isFolder(folder) else {
        context.complain(.unreadable(folder, .folderUnreadable))
        return nil
      }
      guard seen.insert(System.resolved(folder) ?? folder).inserted else { continue }
      guard let found = files(in: folder, context) else { return nil }
      guard found.contains(where: { $0.isRuleOrClause }) else {
        context.complain(.noRules(folder))
        return nil
      }
      result += found
    }
    return result
  }

  private static func files(in folder: String, _ context: Context) -> [RuleSource]? {
    let finder = InputFinder([folder], standardInputName: "-")
    for notice in finder.notices { context.complain(notice) }
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    var result: [RuleSource] = []
    for input in finder.inputs {
      switch input {
      case .file(let found, _):
        let path = found.text
        guard let file = InputFile.read(path, mustBeRegular: true, context) else { return nil }
        let source = RuleSource(path: String(path.dropFirst(prefix.count)).withYAMLEnding, file: file)
        if !source.isKnown { context.complain(.noRuleFile(path)) }
        result.append(source)
      case .unreadable(let name, let reason):
        context.complain(.unreadable(name, reason))
        return nil
      case .standardInput: continue
      }
    }
    return result
  }
}
