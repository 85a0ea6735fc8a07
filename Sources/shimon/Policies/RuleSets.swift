import BuiltinRuleSet
import Linting
import SourceText

/// The rule sets for the proposals of a run: one for each set of settings that some policy gives.
struct RuleSets: Sendable {
  /// A rule set, and what the policy sets beside rules.
  struct Entry: Sendable {
    /// Its place among ``RuleSets/entries``.
    let number: Int
    var ruleSet: RuleSet
    var policy: Policy
  }

  /// The rule sets made so far.
  private(set) var entries: [Entry] = []
  private let context: Context
  private let extraRules: [RuleSource]
  private let extraFolders: [String]
  private let allowsOutside: Bool
  /// The policy named on the command line; it holds for everything.
  private let named: PolicyChain?
  private var chains: [String: PolicyChain] = [:]
  private var broken: Set<String> = []
  private var policyPaths: [String: String?] = [:]
  private var numbers: [String: Int] = [:]
  private var unsound: Set<String> = []
  /// The folder that was asked for last, where one entry holds for all that is in it.
  private var last: (folder: Substring, entry: Int)?

  /// Rule sets as the command line wants them.
  init(_ options: RuleOptions, _ context: Context) throws(Failure) {
    self.context = context
    allowsOutside = options.allowsOutside
    extraFolders = options.added.folders
    extraRules = try RuleFolder.sources(extraFolders, context)
    if let path = options.policy {
      named = try PolicyChain(reading: path, allowsOutside: true, context)
    } else {
      named = nil
    }
  }

  /// The rules and settings that hold for a proposal.
  mutating func rules(for input: InputFinder.Input) throws(Failure) -> Entry {
    let number = try entry(for: input)
    return entries[number]
  }

  /// The number of the entry for a proposal.
  mutating func entry(for input: InputFinder.Input) throws(Failure) -> Int {
    let path = input.shownName
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = path[..<(slash ?? path.startIndex)]
    if let last, last.folder == folder { return last.entry }
    guard let (key, chain) = try chain(for: path) else {
      let number = try entry("", nil, applies: [])
      last = (folder, number)
      return number
    }
    let applies =
      chain.isUniform ? chain.members.map { $0.policy.overrides.map { _ in false } } : chain.overrides(for: path)
    let mark = applies.map { $0.map { $0 ? "1" : "0" }.joined() }.joined(separator: "/")
    let number = try entry("\(key)\n\(mark)", chain, applies: applies)
    if chain.isUniform { last = (folder, number) }
    return number
  }

  /// What is to be done with each file; throws where there is no sound policy among theirs.
  mutating func jobs(for inputs: [InputFinder.Input]) throws(Failure) -> LintRun.Jobs {
    var numbers: [Int32] = []
    numbers.reserveCapacity(inputs.count)
    for input in inputs {
      do throws(Failure) {
        numbers.append(Int32(try entry(for: input)))
      } catch {
        context.report(error)
        numbers.append(-1)
      }
    }
    if entries.isEmpty, !inputs.isEmpty { throw .reported }
    return LintRun.Jobs(inputs: inputs, entries: numbers)
  }

  /// Reports paths in policies that match none of the proposals, where all below the policy's folder were looked at.
  ///
  /// - Parameter places: the folders that were looked through.
  func reportIdlePaths(_ inputs: [InputFinder.Input], below places: [String]) {
    let folders = places.filter { System.isFolder($0) }.map { PathText.absolute($0) }
    var seen: Set<String> = []
    for member in allChains.flatMap(\.members) where !member.policy.overrides.isEmpty {
      guard let folder = member.folder, seen.insert(member.policy.file.name).inserted,
        folders.contains(where: { $0 == folder || PathText.relative(folder, to: $0) != nil })
      else { continue }
      let paths = inputs.compactMap { PathText.relative(PathText.absolute($0.shownName), to: folder) }
      let idle = member.policy.overrides.flatMap { override in
        zip(override.paths, override.written).filter { pattern, _ in !paths.contains { pattern.matches($0) } }
      }
      let problems = idle.map { Diagnostic.idlePath($0.1.span, $0.1.value) }
      if !problems.isEmpty { context.report(.problems(problems, in: member.policy.file)) }
    }
  }

  /// All rules of all entries in one rule set, for formats that list rules.
  func catalogue() throws(Failure) -> RuleSet { entries.count == 1 ? entries[0].ruleSet : try unweighedRuleSet() }

  /// The same as they are without any policy.
  func unweighedRuleSet() throws(Failure) -> RuleSet { try RuleFolder.sound(.builtin(and: ownRules), context) }

  /// A rule set of some of the rules, which costs nothing.
  var anyRuleSet: RuleSet { entries.first?.ruleSet ?? RuleSet.builtin() }

  /// The language that all policies set; nil where none does or they differ.
  var language: Language? {
    let languages = Set(entries.map { $0.policy.language?.value })
    return languages.count == 1 ? languages.first.flatMap { $0 } : nil
  }

  /// The files of all rules that some entry has besides those of the program.
  private var ownRules: [RuleSource] {
    var paths: Set<String> = []
    return extraRules + allChains.flatMap(\.rules).filter { paths.insert($0.path).inserted }
  }

  /// The policies read so far, in the order of their paths, and the one named on the command line.
  private var allChains: [PolicyChain] {
    chains.sorted { $0.key < $1.key }.map(\.value) + (named.map { [$0] } ?? [])
  }

  /// The policies, and the folders of rules with a slash behind them, that were read so far, as absolute paths.
  var origins: [String] {
    extraFolders.map { PathText.absolute($0).asFolder } + allChains.flatMap { $0.origins }
  }

  private mutating func entry(_ key: String, _ chain: PolicyChain?, applies: [[Bool]]) throws(Failure) -> Int {
    if let number = numbers[key] { return number }
    // What is wrong with a policy and its rules is said once.
    guard unsound.insert(key).inserted else { throw .reported }
    let policy = chain?.policy(applies) ?? Policy()
    let ruleSet = try RuleFolder.sound(
      .builtin(and: extraRules + (chain?.rules ?? []), policy: policy), context)
    unsound.remove(key)
    let number = entries.count
    entries.append(Entry(number: number, ruleSet: ruleSet, policy: policy))
    numbers[key] = number
    return number
  }

  // MARK: Policies

  /// The policy for a proposal; nil where there is none.
  private mutating func chain(for path: String) throws(Failure) -> (key: String, chain: PolicyChain)? {
    if let named { return ("", named) }
    guard path.hasPrefix("/") || System.isCurrentFolderValid else {
      throw broken.insert("").inserted ? .failed(.currentFolderNotUTF8) : .reported
    }
    guard let policy = policyPath(upwardsFrom: PathText.absolute(path).parentFolder) else { return nil }
    if let chain = chains[policy] { return (policy, chain) }
    // A policy that is broken is reported once.
    guard broken.insert(policy).inserted else { throw .reported }
    try checkIsOnly(policy)
    // On a pipe or a device reading might never end.
    if case .other = System.kind(policy).kind { throw .failed(.policyIsNoFile(shown(policy))) }
    let chain = try PolicyChain(reading: shown(policy), allowsOutside: allowsOutside, context)
    broken.remove(policy)
    chains[policy] = chain
    return (policy, chain)
  }

  /// The nearest policy in a folder or above it.
  private mutating func policyPath(upwardsFrom folder: String) -> String? {
    if let known = policyPaths[folder] { return known }
    let here = RuleSets.policies(in: folder).first
    let found = here ?? (folder == "/" ? nil : policyPath(upwardsFrom: folder.parentFolder))
    policyPaths[folder] = .some(found)
    return found
  }

  /// The policies of a folder. Which of two holds nobody could tell, so two are a mistake.
  private static func policies(in folder: String) -> [String] {
    PolicyFile.fileNames.map { PathText.join(folder, $0) }.filter { path in
      switch System.kind(path).kind {
      case .missing: System.isDanglingLink(path)
      case .folder: false
      // What cannot be read, or is no plain file, is reported when it is opened, never passed over.
      case .file, .unreadable, .other: true
      }
    }
  }

  /// Throws where a policy that was found is not the only one in its folder.
  private func checkIsOnly(_ path: String) throws(Failure) {
    let policies = RuleSets.policies(in: path.parentFolder)
    if policies.count > 1 { throw .failed(.twoPolicies(policies.map { shown($0) })) }
  }

  /// An absolute path as short as can be.
  private func shown(_ path: String) -> String { PathText.relative(path, to: System.currentFolder) ?? path }
}
