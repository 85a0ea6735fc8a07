import Linting
import Reporting
import SourceText
import Synchronization

/// Takes the parts of a run as they are finished and writes them in the order of the files.
final class OrderedOutput: Sendable {
  /// What came of one file.
  enum Part: Sendable {
    case file(Content)
    case skipped(LocalizedText)
  }

  /// What a file that was linted adds to the run.
  struct Content: Sendable {
    /// What each format made of it; nothing where no format has something to say.
    var fragments: [Fragment] = []
    /// Its counts.
    var summary = Summary()
    /// Its findings for a baseline to be written.
    var found: [Baseline.Entry] = []
  }

  private struct State: Sendable {
    var waiting: [Int: Part] = [:]
    var next = 0
    var summary = Summary()
    var notices: [LocalizedText] = []
    var found: [Baseline.Entry] = []
    var streams: [OutputStream]
    var progress: Progress?
  }

  private let state: Guarded<State>
  private let failed = Atomic<Bool>(false)

  init(_ streams: [OutputStream], count: Int, showsProgress: Bool) {
    failed.store(streams.allSatisfy { $0.failure != nil }, ordering: .relaxed)
    state = Guarded(State(streams: streams, progress: showsProgress ? Progress(total: count) : nil))
  }

  /// Whether writing has failed everywhere, so that further work is in vain.
  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  /// Takes the part of the file at `index`.
  func put(_ part: Part, at index: Int) {
    state.withLock { state in
      if index == state.next {
        state.next += 1
        take(part, &state)
      } else {
        state.waiting[index] = part
      }
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        take(ready, &state)
      }
      state.progress?.show(state.next)
    }
  }

  private func take(_ part: Part, _ state: inout State) {
    switch part {
    case .skipped(let notice): state.notices.append(notice)
    case .file(let content):
      state.summary.add(content.summary)
      state.found += content.found
      guard !content.fragments.isEmpty else { return }
      for (index, fragment) in content.fragments.enumerated() { state.streams[index].take(fragment) }
      if state.streams.allSatisfy({ $0.failure != nil }) { failed.store(true, ordering: .relaxed) }
    }
  }

  /// Writes what stands behind the last file.
  func finish() -> LintRun.Outcome {
    state.withLock { state in
      state.progress?.clear()
      // A run without files says so on standard error; its output stays well-formed all the same.
      for index in state.streams.indices {
        if let remark = state.streams[index].finish(state.summary) { state.notices.append(remark) }
      }
      let failures = state.streams.compactMap { stream in
        stream.failure.map { LintRun.OutputFailure(path: stream.path, number: $0) }
      }
      return LintRun.Outcome(
        summary: state.summary, notices: state.notices, found: state.found, failures: failures)
    }
  }
}
