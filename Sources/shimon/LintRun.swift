import Linting
import Proposal
import Reporting
import SourceText
import Synchronization

/// Lints many files on a few threads and writes them out in order, in one or several formats.
struct LintRun: Sendable {
  let book: RuleBook
  let formats: [any Format]
  let language: Language
  let leavesOutUnstated: Bool
  let today: CalendarDay?
  let showsProgress: Bool

  /// What a run came to.
  struct Outcome {
    var summary: Summary
    var notices: [LocalizedText]
    /// The outputs that could not be written.
    var failures: [OutputFailure]
  }

  /// An output that could not be written.
  struct OutputFailure {
    /// The file; nil for standard output.
    var path: String?
    /// The error number.
    var number: Int32
  }

  /// Lints files; `paths` says for each format where it goes, nil for standard output.
  func lint(_ inputs: [InputFinder.Input], jobs: Int, to paths: [String?]) -> Outcome {
    let streams = zip(formats, paths).map { OutputStream($0, path: $1) }
    let output = OrderedOutput(streams, count: inputs.count, showsProgress: showsProgress)
    let counter = Counter()
    // A thread costs more than a handful of files.
    Workers.run(min(jobs, max(1, inputs.count / 4))) {
      var worker = Worker(self)
      while !output.hasFailed {
        let index = counter.take()
        guard index < inputs.count else { break }
        output.put(worker.lint(inputs[index]), at: index)
      }
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
    var engine: Engine
    var buffer: [UInt8] = []

    init(_ run: LintRun) {
      self.run = run
      wantsCleanFiles = run.formats.contains { $0.wantsCleanFiles }
      engine = Engine(run.book)
      engine.today = run.today
    }

    mutating func lint(_ input: InputFinder.Input) -> OrderedOutput.Part {
      let name: String
      do {
        switch input {
        case .file(let path, let wasNamed):
          name = path
          try System.read(path, into: &buffer)
          if !wasNamed, ForeignFormat.isDeclared(by: buffer) { return .skipped(.skippedForeign(path)) }
        case .standardInput(let shown):
          name = shown
          buffer = try System.readStandardInput()
        }
      } catch {
        let problem = Diagnostic("file/unreadable", at: Span(0, 0), error.reason)
        return part(input.shownName, [], FileResult(problems: [problem], findings: []))
      }
      let result = engine.lint(buffer)
      return part(name, engine.source, result)
    }

    private mutating func part(_ name: String, _ bytes: [UInt8], _ found: FileResult) -> OrderedOutput.Part {
      var result = found
      if run.leavesOutUnstated { result.findings.removeAll { $0.verdict == .unstated } }
      var summary = Summary()
      summary.add(result)
      let isClean = result.isSilent
      guard !isClean || wantsCleanFiles else { return .file([], summary) }
      let report = FileReport(SourceFile(name: name, bytes: bytes), result: result, language: run.language)
      let fragments = run.formats.map { format in
        isClean && !format.wantsCleanFiles ? Fragment() : format.file(report, &engine)
      }
      return .file(fragments, summary)
    }
  }
}
