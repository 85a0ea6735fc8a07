import Linting
import Proposal
import Reporting
import SourceText
import Synchronization

/// Lints many files on a few threads and writes them out in order, in one or several formats.
struct LintRun: Sendable {
  /// The rules and settings by number; ``Job/entry`` says which hold for a file.
  let entries: [RuleSets.Entry]
  let formats: [AnyFormat]
  /// The language of what is said of the run as a whole.
  let language: Language
  /// Whether that language was asked for and goes before a policy's.
  let isLanguageFixed: Bool
  let leavesOutUnstated: Bool
  /// The weight that was asked for, which goes before a policy's; nil within for never.
  let failOn: Severity??
  let calendar: Calendar
  /// The findings that are accepted, with the folder that its paths start from.
  let baseline: (findings: Baseline, folder: String)?
  /// The folder that the paths of a baseline to be written start from.
  let newBaselineFolder: String?
  let showsProgress: Bool

  /// The days that count for suppressions.
  struct Calendar: Sendable {
    /// Today; nil where suppressions never expire.
    var today: CalendarDay?
    /// How many days before its end a suppression is spoken of.
    var warningDays: Int?
  }

  /// A file to lint.
  struct Job: Sendable {
    var input: InputFinder.Input
    /// The rules and settings that hold; nil where the file's policy cannot be used.
    var entry: Int?
  }

  /// The files to lint, and for each the number of its entry or -1.
  struct Jobs: Sendable {
    let inputs: [InputFinder.Input]
    let entries: [Int32]

    subscript(index: Int) -> Job {
      Job(input: inputs[index], entry: entries[index] < 0 ? nil : Int(entries[index]))
    }
  }

  /// What a run came to.
  struct Outcome: Sendable {
    var summary: Summary
    var notices: [LocalizedText]
    /// The findings for a baseline to be written.
    var found: [Baseline.Entry]
    /// The outputs that could not be written.
    var failures: [OutputFailure]
  }

  /// An output that could not be written.
  struct OutputFailure: Sendable {
    /// The file; nil for standard output.
    var path: String?
    /// The error number.
    var number: Int32
  }

  /// Lints files; `paths` says for each format where it goes, nil for standard output.
  func lint(_ files: Jobs, threads: Int, to paths: [String?]) -> Outcome {
    let streams = zip(formats, paths).map { OutputStream($0, path: $1) }
    let output = OrderedOutput(streams, count: files.inputs.count, showsProgress: showsProgress)
    let counter = Counter()
    // A thread costs more than a handful of files.
    Workers.run(min(threads, max(1, files.inputs.count / 4))) {
      var worker = Worker(self)
      while !output.hasFailed {
        let index = counter.take()
        guard index < files.inputs.count else { break }
        output.put(worker.lint(files[index]), at: index)
      }
      leakUntilExit(worker)
    }
    return output.finish()
  }

  /// Hands out the numbers of files.
  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    func take() -> Int { value.add(1, ordering: .relaxed).oldValue }
  }

  /// What one thread keeps from file to file.
  private struct Worker {
    let run: LintRun
    let wantsCleanFiles: Bool
    /// A linter for each entry.
    var linters: [Linter]
    var buffer: [UInt8] = []

    init(_ run: LintRun) {
      self.run = run
      wantsCleanFiles = run.formats.contains { $0.wantsCleanFiles }
      var options = Linter.Options(today: run.calendar.today)
      // A baseline knows findings by their paths.
      options.identifiesFindings =
        run.formats.contains { $0.showsIdentity } || run.baseline != nil || run.newBaselineFolder != nil
      options.recallsFormerNames = run.baseline != nil
      options.namesPaths = options.identifiesFindings
      options.listsWaiting = run.formats.contains { $0.listsWaiting }
      options.reasonLimit = run.formats.map { $0.reasonLimit }.max() ?? 0
      options.warningDays = run.calendar.warningDays
      linters = run.entries.map { Linter($0.ruleSet, options) }
    }

    mutating func lint(_ job: Job) -> OrderedOutput.Part {
      let wasFound = job.input.wasFound
      do throws(System.ReadError) {
        try job.input.read(into: &buffer)
      } catch {
        return part(job, failure: Diagnostic("file/unreadable", at: Span(0, 0), error.reason))
      }
      guard let entry = job.entry else {
        if wasFound, FileOwner.saysAnother(buffer) { return .skipped(.skippedForeign(job.input.shownName)) }
        return part(job, failure: Diagnostic("file/no-policy", at: Span(0, 0), .policyUnusable))
      }
      let (run, wantsCleanFiles) = (run, wantsCleanFiles)
      return linters[entry].lint(buffer) { proposal in
        // What says that it is no proposal is a mistake of one, too, so clean proposals need not be asked.
        if wasFound, !proposal.result.problems.isEmpty,
          FileOwner.saysAnother(proposal.facts.tree, isReadable: !proposal.facts.instances.isEmpty)
        {
          return .skipped(.skippedForeign(job.input.shownName))
        }
        return run.part(job, &proposal, proposal.result, wantsCleanFiles: wantsCleanFiles)
      }
    }

    /// The part of a file that could not be judged at all.
    private func part(_ job: Job, failure: Diagnostic) -> OrderedOutput.Part {
      var blank = LintedProposal(unread: run.entries[job.entry ?? 0].ruleSet)
      return run.part(
        job, &blank, FileResult(problems: [failure], findings: []), wantsCleanFiles: wantsCleanFiles)
    }
  }

  /// What the outputs get of a file: its result less what a baseline accepts and what was not wanted.
  private func part(
    _ job: Job, _ proposal: inout LintedProposal, _ found: FileResult, wantsCleanFiles: Bool
  ) -> OrderedOutput.Part {
    let name = job.input.shownName
    var result = found
    if let baseline {
      let file = PathText.relative(PathText.absolute(name), to: baseline.folder) ?? PathText.absolute(name)
      baseline.findings.apply(to: &result, file: file) { proposal.hasLooked(byRule: $0) }
    }
    // Only now, for what is left out is there all the same.
    if leavesOutUnstated {
      result.findings.removeAll { $0.verdict == .unstated }
      result.baselined.removeAll { $0.verdict == .unstated }
    }
    var content = OrderedOutput.Content()
    if let folder = newBaselineFolder {
      let rules = proposal.ruleSet.rules
      let file = PathText.relative(PathText.absolute(name), to: folder) ?? PathText.absolute(name)
      content.found = (result.findings + result.baselined).filter { $0.verdict != .failed }
        .map { Baseline.Entry($0, rule: rules[$0.rule], file: file) }
    }
    let policy = job.entry.map { entries[$0].policy } ?? Policy()
    content.summary.add(result, failOn: failOn ?? policy.threshold)
    let isClean = result.isSilent
    guard !isClean || wantsCleanFiles else { return .file(content) }
    let language = isLanguageFixed ? self.language : policy.language?.value ?? self.language
    let report = FileReport(SourceFile(name: name, bytes: proposal.source), result: result, language: language)
    content.fragments = formats.map { format in
      isClean && !format.wantsCleanFiles ? FileOutput() : format.file(report, &proposal)
    }
    return .file(content)
  }
}

/// Leaves a value to the end of the process: to take a rule set apart piece by piece takes as long as to judge a
/// proposal. For what is made a few times in a run, never once a file.
func leakUntilExit<Value>(_ value: consuming Value) { _ = Unmanaged.passRetained(LeakedValue(value)) }

private final class LeakedValue<Value> {
  private let value: Value
  init(_ value: consuming Value) { self.value = value }
}
