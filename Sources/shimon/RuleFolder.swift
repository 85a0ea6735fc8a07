import Linting
import SourceText

/// Reads rule folders from disk.
enum RuleFolder {
  /// The built-in rules with those of the folders given by `--rules`; complains and gives nil where that fails.
  static func loadBook(_ arguments: Arguments, _ context: Context) -> RuleBook? {
    guard let sources = sources(arguments.all("rules"), context) else { return nil }
    return loadBook(RuleSource.builtin + sources, context)
  }

  /// A book of these files; complains and gives nil where one has an error.
  static func loadBook(_ sources: [RuleSource], _ context: Context) -> RuleBook? {
    let book = RuleBook(loading: sources)
    guard !book.problems.isEmpty else { return book }
    for problem in book.problems where problem.source < book.sources.count {
      context.complain([problem.diagnostic], in: book.sources[problem.source].file)
    }
    guard book.problems.contains(where: { $0.diagnostic.severity == .error }) else { return book }
    context.complain(.brokenRules)
    return nil
  }

  /// All YAML files below the folders.
  static func sources(_ folders: [String], _ context: Context) -> [RuleSource]? {
    var result: [RuleSource] = []
    for folder in folders {
      guard case .folder = System.kind(folder).kind else {
        context.complain(.folderUnreadable(folder))
        return nil
      }
      let finder = InputFinder([folder], standardInputName: "-")
      for notice in finder.notices { context.complain(notice) }
      if finder.hasFailed { return nil }
      let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
      for case .file(let path, _) in finder.inputs {
        guard let file = InputFile.read(path, context) else { return nil }
        result.append(RuleSource(path: String(path.dropFirst(prefix.count)), file: file))
      }
    }
    return result
  }
}
