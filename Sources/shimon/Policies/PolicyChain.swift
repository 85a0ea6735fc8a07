import BuiltinRuleSet
import Linting
import SourceText

/// A policy file with all that it builds upon, read from disk.
struct PolicyChain: Sendable {
  /// A file of the chain, with the folder that its paths start from; profiles of the program have none.
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

  /// Reads a policy and what it builds upon.
  init(reading path: String, allowsOutside: Bool, _ context: Context) throws(Failure) {
    try add(path, allowsOutside: allowsOutside, above: [], context)
  }

  private static let depthLimit = 16
  /// Files that build upon two others each, again and again, would otherwise be read for ever.
  private static let countLimit = 64
  private var count = 0

  private mutating func add(
    _ path: String, allowsOutside: Bool, above: [String], _ context: Context
  ) throws(Failure) {
    let file = try InputFile.read(path, mustBeRegular: !above.isEmpty)
    count += 1
    let (policy, problems) = PolicyFile.read(file)
    guard problems.isEmpty else { throw .problems(problems, in: file) }
    let absolute = PathText.absolute(path)
    origins.append(absolute)
    let folder = absolute.parentFolder
    for base in policy.extends {
      if let profile = RuleSource.profile(named: base.value) {
        try addProfile(profile)
        continue
      }
      let target = PathText.join(path.parentFolder, base.value)
      let isFile = if case .file = System.kind(target).kind { true } else { false }
      let problem: Diagnostic? =
        if !isFile {
          .noSuchBase(base.span, base.value, profiles: RuleSource.profileNames)
        } else if above.contains(PathText.absolute(target)) || above.count >= PolicyChain.depthLimit {
          .policyBuildsUponItself(base.span, base.value)
        } else if !allowsOutside, !PolicyChain.isBelow(folder, target) {
          .outsideOfPolicy(base.span, base.value)
        } else if count >= PolicyChain.countLimit {
          .tooManyBases(base.span, limit: PolicyChain.countLimit)
        } else {
          nil
        }
      if let problem { throw .problems([problem], in: file) }
      try add(target, allowsOutside: allowsOutside, above: above + [absolute], context)
    }
    try addRules(of: policy, at: path, allowsOutside: allowsOutside, context)
  }

  private mutating func addProfile(_ profile: RuleSource) throws(Failure) {
    let (policy, problems) = PolicyFile.read(profile.file)
    guard problems.isEmpty else { throw .problems(problems, in: profile.file) }
    members.append(Member(policy: policy, folder: nil))
  }

  private mutating func addRules(
    of policy: PolicyFile, at path: String, allowsOutside: Bool, _ context: Context
  ) throws(Failure) {
    let folder = PathText.absolute(path).parentFolder
    for setting in policy.ruleFolders {
      let target = PathText.join(path.parentFolder, setting.value)
      let problem: Diagnostic? =
        if !System.isFolder(target) {
          .noSuchRuleFolder(setting.span, setting.value)
        } else if !allowsOutside, !PolicyChain.isBelow(folder, target) {
          .outsideOfPolicy(setting.span, setting.value)
        } else {
          nil
        }
      if let problem { throw .problems([problem], in: policy.file) }
      let found = try RuleFolder.sources([target], context)
      // A link within the folder may lead out of it as well.
      if !allowsOutside, let strayed = found.first(where: { !PolicyChain.isBelow(folder, $0.file.name) }) {
        throw .problems([.outsideOfPolicy(setting.span, strayed.file.name)], in: policy.file)
      }
      rules += found
      origins.append(PathText.absolute(target).asFolder)
    }
    members.append(Member(policy: policy, folder: folder))
  }

  /// Whether a path lies below a folder, also when all links are followed.
  private static func isBelow(_ folder: String, _ path: String) -> Bool {
    guard let folder = System.resolved(folder), let target = System.resolved(path) else { return false }
    return PathText.relative(target, to: folder) != nil
  }
}
