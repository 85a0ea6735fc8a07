import Clauses
import Linting
import Proposal
import Reporting
import SourceText

/// Reads proposals one by one and judges each by the rules and policy that hold for it, for the commands that write
/// texts about them.
struct Judge {
  /// What is needed to judge by one volume of the shelf.
  struct Bench {
    var engine: Engine
    let clauses: ClauseBook
    let policy: Policy
    let provenance: Provenance
  }

  /// The benches, by the number of their volume.
  private(set) var benches: [Int: Bench] = [:]
  /// Whether a proposal could not be read, or a rule not be evaluated.
  private(set) var hasFailed = false
  private var shelf: BookShelf
  private let today: CalendarDay?
  private let context: Context
  private let isLanguageFixed: Bool
  private var buffer: [UInt8] = []

  /// A judge as the command line wants it; nil, after a complaint, where a policy or rule is wrong.
  init?(_ arguments: Arguments, today: CalendarDay?, _ context: Context) {
    guard let shelf = BookShelf(arguments, context) else { return nil }
    self.shelf = shelf
    self.today = today
    self.context = context
    isLanguageFixed = arguments.value("lang") != nil
  }

  /// A proposal that was judged.
  struct Judged {
    /// The number of its bench.
    var bench: Int
    /// What was found.
    var report: FileReport
  }

  /// Reads and judges; nil, with a complaint, where the file cannot be read at all, is none of ours or its policy is
  /// wrong.
  mutating func judge(_ input: InputFinder.Input) -> Judged? {
    open(input).map { judge(input, on: $0) } ?? nil
  }

  /// Reads a file and gives the number of its bench; nil, with a complaint, as above.
  private mutating func open(_ input: InputFinder.Input) -> Int? {
    do throws(System.ReadError) {
      switch input {
      case .file(let file, let wasNamed):
        let path = file.text
        try System.read(path, into: &buffer, mustBeRegular: !wasNamed)
        if !wasNamed, FileOwner.saysAnother(buffer) {
          context.complain(.skippedForeign(path))
          return nil
        }
      case .standardInput: buffer = try System.readStandardInput()
      case .unreadable(_, let reason): throw System.ReadError(reason: reason)
      }
    } catch {
      hasFailed = true
      context.complain(.unreadable(input.shownName, error.reason))
      return nil
    }
    guard let number = bench(for: input) else {
      hasFailed = true
      return nil
    }
    return number
  }

  /// Judges the file that was read.
  private mutating func judge(_ input: InputFinder.Input, on number: Int) -> Judged? {
    let bytes = buffer
    let result = use(number) { $0.engine.lint(bytes) }
    let file = use(number) { SourceFile(name: input.shownName, bytes: $0.engine.source) }
    guard let result, let file else { return nil }
    if !result.isReadable {
      hasFailed = true
      context.complain(result.problems, in: file)
    }
    if result.findings.contains(where: { $0.verdict == .failed }) { hasFailed = true }
    return Judged(bench: number, report: FileReport(file, result: result, language: language(of: number)))
  }

  /// Works on a bench in its place, for its engine is too big to be copied.
  mutating func use<Result>(_ number: Int, _ body: (inout Bench) -> Result) -> Result? {
    guard let index = benches.index(forKey: number) else { return nil }
    return body(&benches.values[index])
  }

  /// The language for a bench's proposals: that asked for, else the policy's.
  private func language(of number: Int) -> Language {
    isLanguageFixed ? context.language : benches[number]?.policy.language?.value ?? context.language
  }

  private mutating func bench(for input: InputFinder.Input) -> Int? {
    guard let number = shelf.volume(for: input) else { return nil }
    guard benches[number] == nil else { return number }
    let volume = shelf.volumes[number]
    let clauses = ClauseBook(volume.book)
    guard RuleFolder.isSound(clauses.problems, of: volume.book, context) else { return nil }
    var engine = Engine(clauses.rules)
    engine.today = today
    benches[number] = Bench(
      engine: engine, clauses: clauses, policy: volume.policy,
      provenance: Provenance(version: Shimon.version, clauses.rules))
    return number
  }
}

extension Judge {
  /// Judges an older and a newer version of a proposal by the rules and policy that hold for the newer, and compares
  /// them; nil, after a complaint, where one cannot be read.
  mutating func compare(old: SourceFile, new input: InputFinder.Input, _ context: Context) -> DifferenceReport? {
    guard let number = open(input) else { return nil }
    let language = language(of: number)
    // The older one first: the engine then holds the newer one, and can say why findings are gone.
    let older = use(number) { bench -> DifferenceSide? in
      let result = bench.engine.lint(old.bytes)
      let file = SourceFile(name: old.name, bytes: bench.engine.source)
      guard result.isReadable else {
        context.complain(result.problems, in: file)
        return nil
      }
      return DifferenceSide(FileReport(file, result: result, language: language), &bench.engine)
    }
    guard let judged = judge(input, on: number), judged.report.result.isReadable, let older = older ?? nil else {
      return nil
    }
    return use(number) { bench in
      DifferenceReport(old: older, new: DifferenceSide(judged.report, &bench.engine), &bench.engine)
    }
  }

  /// The weight from which on the policy of the one proposal lets a run fail; nil where it does not say, nil within
  /// for never.
  var failOn: Severity?? { benches.values.first?.policy.failOn.map(\.value) }
}
