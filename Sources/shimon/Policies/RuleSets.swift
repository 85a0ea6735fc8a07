import BuiltinBook
import Linting
import SourceText

/// The books of rules for the proposals of a run: one for each set of settings that some policy gives.
struct BookShelf: Sendable {
  /// A book, and what the policy sets beside rules.
  struct Volume: Sendable {
    var book: RuleBook
    var policy: Policy
  }

  /// The books made so far.
  private(set) var volumes: [Volume] = []
  private let context: Context
  private let extraRules: [RuleSource]
  private let extraFolders: [String]
  private let allowsOutside: Bool
  /// The policy named on the command line; it holds for everything.
  private let named: PolicyStack?
  private var stacks: [String: PolicyStack] = [:]
  private var broken: Set<String> = []
  private var policyPaths: [String: String?] = [:]
  private var numbers: [String: Int] = [:]
  private var unsound: Set<String> = []
  /// The folder that was asked for last, where one volume holds for all that is in it.
  private var last: (folder: Substring, volume: Int)?

  /// A shelf as the command line wants it; nil, after a complaint, where a policy or rule folder is wrong.
  init?(_ arguments: Arguments, _ context: Context) {
    self.context = context
    allowsOutside = arguments.has("allow-outside")
    extraFolders = arguments.all("rules")
    guard let rules = RuleFolder.sources(extraFolders, context) else { return nil }
    extraRules = rules
    if let path = arguments.value("policy") {
      guard let stack = PolicyStack.read(path, allowsOutside: true, context) else { return nil }
      named = stack
    } else {
      named = nil
    }
  }

  /// The number of the volume for a proposal; nil, after a complaint, where its policy is wrong.
  mutating func volume(for input: InputFinder.Input) -> Int? {
    let path = input.shownName
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = path[..<(slash ?? path.startIndex)]
    if let last, last.folder == folder { return last.volume }
    guard let found = stack(for: path) else { return nil }
    guard let (key, stack) = found.map({ ($0.key, $0.stack) }) else {
      return remember(volume("", nil, applies: []), for: folder)
    }
    let applies =
      stack.isUniform ? stack.members.map { $0.policy.overrides.map { _ in false } } : stack.overrides(for: path)
    let mark = applies.map { $0.map { $0 ? "1" : "0" }.joined() }.joined(separator: "/")
    let number = volume("\(key)\n\(mark)", stack, applies: applies)
    return stack.isUniform ? remember(number, for: folder) : number
  }

  private mutating func remember(_ volume: Int?, for folder: Substring) -> Int? {
    last = volume.map { (folder, $0) }
    return volume
  }

  /// What is to be done with each file; nil, after a complaint, where there is no sound policy among theirs.
  mutating func jobs(for inputs: [InputFinder.Input]) -> LintRun.Jobs? {
    var numbers: [Int32] = []
    numbers.reserveCapacity(inputs.count)
    for input in inputs { numbers.append(volume(for: input).map { Int32($0) } ?? -1) }
    return volumes.isEmpty && !inputs.isEmpty ? nil : LintRun.Jobs(inputs: inputs, volumes: numbers)
  }

  /// Complains of paths in policies that match none of the proposals, where all below the policy's folder were looked at.
  ///
  /// - Parameter places: the folders that were looked through.
  func complainOfIdlePaths(_ inputs: [InputFinder.Input], below places: [String]) {
    let folders = places.filter { System.isFolder($0) }.map { PathText.absolute($0) }
    var seen: Set<String> = []
    for member in stacks.values.flatMap(\.members) where !member.policy.overrides.isEmpty {
      guard let folder = member.folder, seen.insert(member.policy.file.name).inserted,
        folders.contains(where: { $0 == folder || PathText.relative(folder, to: $0) != nil })
      else { continue }
      let paths = inputs.compactMap { PathText.relative(PathText.absolute($0.shownName), to: folder) }
      let idle = member.policy.overrides.flatMap { override in
        zip(override.paths, override.written).filter { pattern, _ in !paths.contains { pattern.matches($0) } }
      }
      let problems = idle.map { Diagnostic.idlePath($0.1.span, $0.1.value) }
      if !problems.isEmpty { context.complain(problems, in: member.policy.file) }
    }
  }

  /// A book of all rules of all volumes, for formats that list rules; nil, after a complaint, where it is wrong.
  var catalogue: RuleBook? { volumes.count == 1 ? volumes[0].book : unweighedBook }

  /// A book of all rules of all volumes as they are without any policy; nil, after a complaint, where it is wrong.
  var unweighedBook: RuleBook? {
    let book = RuleBook.builtin(and: ownRules)
    return RuleFolder.isSound(book.problems, of: book, context) ? book : nil
  }

  /// A book of some of the rules, which costs nothing.
  var anyBook: RuleBook? { volumes.first?.book ?? RuleBook.builtin() }

  /// The language that all policies set; nil where none does or they differ.
  var language: Language? {
    let languages = Set(volumes.map { $0.policy.language?.value })
    return languages.count == 1 ? languages.first.flatMap { $0 } : nil
  }

  /// The files of all rules that some volume has besides those of the program.
  private var ownRules: [RuleSource] {
    var paths: Set<String> = []
    let own = stacks.sorted { $0.key < $1.key }.map(\.value) + (named.map { [$0] } ?? [])
    return extraRules + own.flatMap(\.rules).filter { paths.insert($0.path).inserted }
  }

  /// The policies, and the folders of rules with a slash behind them, that were read so far, as absolute paths.
  var origins: [String] {
    let stacks = stacks.values.sorted { $0.origins.lexicographicallyPrecedes($1.origins) } + (named.map { [$0] } ?? [])
    return extraFolders.map { PathText.absolute($0).asFolder } + stacks.flatMap { $0.origins }
  }

  private mutating func volume(_ key: String, _ stack: PolicyStack?, applies: [[Bool]]) -> Int? {
    if let number = numbers[key] { return number }
    let policy = stack?.policy(applies) ?? Policy()
    guard !unsound.contains(key) else { return nil }
    let book = RuleBook.builtin(and: extraRules + (stack?.rules ?? []), policy: policy)
    guard RuleFolder.isSound(book.problems, of: book, context) else {
      unsound.insert(key)
      return nil
    }
    volumes.append(Volume(book: book, policy: policy))
    numbers[key] = volumes.count - 1
    return volumes.count - 1
  }

  // MARK: Policies

  /// The policy for a proposal, nil within where there is none; nil, after a complaint, where it is wrong.
  private mutating func stack(for path: String) -> (key: String, stack: PolicyStack)?? {
    if let named { return ("", named) }
    guard path.hasPrefix("/") || System.isCurrentFolderValid else {
      if broken.insert("").inserted { context.complain(.currentFolderNotUTF8) }
      return nil
    }
    guard let policy = policyPath(upwardsFrom: PathText.absolute(path).parentFolder) else { return .some(nil) }
    if let stack = stacks[policy] { return (policy, stack) }
    // One complaint about a policy is enough.
    if broken.contains(policy) { return nil }
    guard isOnly(policy), isRegular(policy),
      let stack = PolicyStack.read(shown(policy), allowsOutside: allowsOutside, context)
    else {
      broken.insert(policy)
      return nil
    }
    stacks[policy] = stack
    return (policy, stack)
  }

  /// The nearest policy in a folder or above it.
  private mutating func policyPath(upwardsFrom folder: String) -> String? {
    if let known = policyPaths[folder] { return known }
    let here = BookShelf.policies(in: folder).first
    let found = here ?? (folder == "/" ? nil : policyPath(upwardsFrom: folder.parentFolder))
    policyPaths[folder] = .some(found)
    return found
  }

  /// The policies of a folder. Which of two holds nobody could tell, so that there are two is complained about.
  private static func policies(in folder: String) -> [String] {
    PolicyFile.fileNames.map { PathText.join(folder, $0) }.filter { path in
      switch System.kind(path).kind {
      case .missing: System.isDanglingLink(path)
      case .folder: false
      // What cannot be read, or is no plain file, is complained about when it is opened, never passed over.
      case .file, .unreadable, .other: true
      }
    }
  }

  /// Whether a policy that was found is the only one in its folder; complains otherwise.
  private func isOnly(_ path: String) -> Bool {
    let policies = BookShelf.policies(in: path.parentFolder)
    guard policies.count > 1 else { return true }
    context.complain(.twoPolicies(policies.map { shown($0) }))
    return false
  }

  /// Whether a policy that was found is no pipe or device, on which reading might never end; complains otherwise.
  private func isRegular(_ path: String) -> Bool {
    guard case .other = System.kind(path).kind else { return true }
    context.complain(.policyIsNoFile(shown(path)))
    return false
  }

  /// An absolute path as short as can be.
  private func shown(_ path: String) -> String { PathText.relative(path, to: System.currentFolder) ?? path }
}
