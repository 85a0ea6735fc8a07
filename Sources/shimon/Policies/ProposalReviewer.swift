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
    do {
      switch input {
      case .file(let file, let wasNamed):
        let path = file.text
        try System.read(path, into: &buffer, mustBeRegular: !wasNamed)
        if !wasNamed, ForeignFormat.isDeclared(by: buffer) {
          context.complain(.skippedForeign(path))
          return nil
        }
      case .standardInput: buffer = try System.readStandardInput()
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
    guard let judged = judge(input), judged.report.result.isReadable else { return nil }
    let language = judged.report.language
    let report = use(judged.bench) { bench -> DifferenceReport? in
      let newer = DifferenceSide(judged.report, &bench.engine)
      let result = bench.engine.lint(old.bytes)
      let file = SourceFile(name: old.name, bytes: bench.engine.source)
      guard result.isReadable else {
        context.complain(result.problems, in: file)
        return nil
      }
      let older = DifferenceSide(FileReport(file, result: result, language: language), &bench.engine)
      // The engine must hold the newer version again to say why findings are gone.
      _ = bench.engine.lint(judged.report.source.bytes)
      return DifferenceReport(old: older, new: newer, &bench.engine)
    }
    return report ?? nil
  }

  /// The weight from which on the policy of the one proposal lets a run fail; nil where it does not say, nil within
  /// for never.
  var failOn: Severity?? { benches.values.first?.policy.failOn.map(\.value) }
}
