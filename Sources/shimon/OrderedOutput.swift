import Reporting
import SourceText
import Synchronization

/// Takes the parts of a run as they are finished and writes them in the order of the files.
final class OrderedOutput: Sendable {
  /// What came of one file.
  enum Part: Sendable {
    case file(Fragment, Summary)
    case skipped(LocalizedText)
  }

  private struct State: Sendable {
    var waiting: [Int: Part] = [:]
    var next = 0
    var summary = Summary()
    var notices: [LocalizedText] = []
    var tail = OutputBuffer()
    var pending = OutputBuffer()
    var hasWritten = false
    var writeError: Int32?
  }

  /// Bytes are gathered up to so many before they are written.
  private static let chunk = 1 << 16

  private let format: any Format
  private let progress: Progress?
  private let state: Mutex<State>
  private let failed = Atomic<Bool>(false)

  init(format: any Format, count: Int, showsProgress: Bool) {
    self.format = format
    progress = showsProgress ? Progress(total: count) : nil
    var first = State()
    format.begin(&first.pending)
    state = Mutex(first)
  }

  /// Whether writing has failed, so that further work is in vain.
  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  /// Takes the part of the file at `index`.
  func put(_ part: Part, at index: Int) {
    state.withLock { state in
      state.waiting[index] = part
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        take(ready, &state)
      }
      progress?.show(state.next)
    }
  }

  private func take(_ part: Part, _ state: inout State) {
    switch part {
    case .skipped(let notice): state.notices.append(notice)
    case .file(let fragment, let summary):
      state.summary.add(summary)
      if !fragment.body.isEmpty {
        if state.hasWritten { state.pending.append(format.separator) }
        state.pending.append(bytes: fragment.body.bytes)
        state.hasWritten = true
      }
      if !fragment.tail.isEmpty {
        if !state.tail.isEmpty { state.tail.append(",") }
        state.tail.append(bytes: fragment.tail.bytes)
      }
      if state.pending.bytes.count >= OrderedOutput.chunk { flush(&state) }
    }
  }

  private func flush(_ state: inout State) {
    if state.writeError == nil, let number = System.write(state.pending.bytes, to: 1) {
      state.writeError = number
      failed.store(true, ordering: .relaxed)
    }
    state.pending.removeAll()
  }

  /// Writes what stands behind the last file.
  func finish() -> LintRun.Outcome {
    progress?.clear()
    return state.withLock { state in
      // A run without files says so on standard error; its output stays well-formed all the same.
      format.end(state.tail, state.summary, &state.pending)
      flush(&state)
      return LintRun.Outcome(summary: state.summary, notices: state.notices, writeError: state.writeError)
    }
  }
}
