import BuiltinBook
import Linting
import SourceText

/// A policy file with all that it builds upon, read from disk.
struct PolicyStack: Sendable {
  /// A file of the stack, with the folder that its paths start from; profiles of the program have none.
  struct Member: Sendable {
    var policy: PolicyFile
    var folder: String?
  }

  /// The files, what is built upon first.
  private(set) var members: [Member] = []
  /// The rules of the folders that the files name.
  private(set) var rules: [RuleSource] = []
  /// The files and, with a slash behind them, the folders of rules, as absolute paths.
  private(set) var origins: [String] = []

  /// The settings that hold for a proposal: the policy's, with the overrides whose paths fit.
  func overrides(for path: String) -> [[Bool]] {
    let absolute = PathText.absolute(path)
    return members.map { member in
      let relative = member.folder.flatMap { PathText.relative(absolute, to: $0) }
      return member.policy.overrides.map { override in
        relative.map { path in override.paths.contains { $0.matches(path) } } ?? false
      }
    }
  }

  /// Whether every proposal below the same folder is treated alike.
  var isUniform: Bool { members.allSatisfy { $0.policy.overrides.isEmpty } }

  func policy(_ applies: [[Bool]]) -> Policy { Policy(members.map(\.policy), applies: applies) }

  // MARK: Reading

  /// Reads a policy and what it builds upon; complains and gives nil where something is wrong.
  static func read(_ path: String, allowsOutside: Bool, _ context: Context) -> PolicyStack? {
    var stack = PolicyStack()
    return stack.add(path, allowsOutside: allowsOutside, above: [], context) ? stack : nil
  }

  private static let depthLimit = 16
  /// Files that build upon two others each, again and again, would otherwise be read for ever.
  private static let countLimit = 64
  private var count = 0

  private mutating func add(_ path: String, allowsOutside: Bool, above: [String], _ context: Context) -> Bool {
    guard let file = InputFile.read(path, mustBeRegular: !above.isEmpty, context) else { return false }
    count += 1
    let (policy, problems) = PolicyFile.read(file)
    guard problems.isEmpty else {
      context.complain(problems, in: file)
      return false
    }
    let absolute = PathText.absolute(path)
    origins.append(absolute)
    let folder = absolute.parentFolder
    for base in policy.extends {
      if let profile = RuleSource.profile(named: base.value) {
        guard addProfile(profile, context) else { return false }
        continue
      }
      let target = PathText.join(path.parentFolder, base.value)
      let isFile = if case .file = System.kind(target).kind { true } else { false }
      let problem: Diagnostic? =
        if !isFile {
          .noSuchBase(base.span, base.value, profiles: RuleSource.profileNames)
        } else if above.contains(PathText.absolute(target)) || above.count >= PolicyStack.depthLimit {
          .policyBuildsUponItself(base.span, base.value)
        } else if !allowsOutside, !PolicyStack.isBelow(folder, target) {
          .outsideOfPolicy(base.span, base.value)
        } else if count >= PolicyStack.countLimit {
          .tooManyBases(base.span, limit: PolicyStack.countLimit)
        } else {
          nil
        }
      if let problem {
        context.complain([problem], in: file)
        return false
      }
      guard add(target, allowsOutside: allowsOutside, above: above + [absolute], context) else { return false }
    }
    return addRules(of: policy, at: path, allowsOutside: allowsOutside, context)
  }

  private mutating func addProfile(_ profile: RuleSource, _ context: Context) -> Bool {
    let (policy, problems) = PolicyFile.read(profile.file)
    context.complain(problems, in: profile.file)
    members.append(Member(policy: policy, folder: nil))
    return problems.isEmpty
  }

  private mutating func addRules(
    of policy: PolicyFile, at path: String, allowsOutside: Bool, _ context: Context
  ) -> Bool {
    let folder = PathText.absolute(path).parentFolder
    for setting in policy.ruleFolders {
      let target = PathText.join(path.parentFolder, setting.value)
      let problem: Diagnostic? =
        if !System.isFolder(target) {
          .noSuchRuleFolder(setting.span, setting.value)
        } else if !allowsOutside, !PolicyStack.isBelow(folder, target) {
          .outsideOfPolicy(setting.span, setting.value)
        } else {
          nil
        }
      if let problem {
        context.complain([problem], in: policy.file)
        return false
      }
      guard let found = RuleFolder.sources([target], context) else { return false }
      // A link within the folder may lead out of it as well.
      if !allowsOutside, let strayed = found.first(where: { !PolicyStack.isBelow(folder, $0.file.name) }) {
        context.complain([.outsideOfPolicy(setting.span, strayed.file.name)], in: policy.file)
        return false
      }
      rules += found
      origins.append(PathText.absolute(target).asFolder)
    }
    members.append(Member(policy: policy, folder: folder))
    return true
  }

  /// Whether a path lies below a folder, also when all links are followed.
  private static func isBelow(_ folder: String, _ path: String) -> Bool {
    guard let folder = System.resolved(folder), let target = System.resolved(path) else { return false }
    return PathText.relative(target, to: folder) != nil
  }
}
