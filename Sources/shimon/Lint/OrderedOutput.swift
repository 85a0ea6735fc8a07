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
    var fragments: [FileOutput] = []
    /// Its counts.
    var summary = Summary()
    /// Its findings for a baseline to be written.
    var found: [Baseline.Entry] = []
  }

  /// The parts whose turn has not come.
  private struct Queue: Sendable {
    var waiting: [Int: Part] = [:]
    var next = 0
    var isWriting = false

    /// The parts whose turn it is, for a thread that writes them now; nil where there are none or another one writes.
    mutating func takeReady() -> [Part]? {
      guard !isWriting, waiting[next] != nil else { return nil }
      isWriting = true
      var parts: [Part] = []
      while let part = waiting.removeValue(forKey: next) {
        next += 1
        parts.append(part)
      }
      return parts
    }
  }

  /// Where parts go; only the thread that writes touches it.
  private struct Sink: Sendable {
    var taken = 0
    var summary = Summary()
    var notices: [LocalizedText] = []
    var found: [Baseline.Entry] = []
    var streams: [OutputStream]
    var progress: Progress?
  }

  /// With more parts than this waiting, a thread waits for the one that writes instead of making the next.
  private static let room = 32

  private let queue = SystemMutex(Queue())
  private let sink: SystemMutex<Sink>
  private let failed = Atomic<Bool>(false)

  init(_ streams: [OutputStream], count: Int, showsProgress: Bool) {
    failed.store(streams.allSatisfy { $0.failure != nil }, ordering: .relaxed)
    sink = SystemMutex(Sink(streams: streams, progress: showsProgress ? Progress(total: count) : nil))
  }

  /// Whether writing has failed everywhere, so that further work is in vain.
  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  /// Takes the part of the file at `index`. One thread at a time writes what is ready, and the others go on with theirs:
  /// to write what was found takes nearly as long as to find it.
  func put(_ part: Part, at index: Int) {
    let isFull = queue.withLock { queue in
      queue.waiting[index] = part
      return queue.isWriting && queue.waiting.count > OrderedOutput.room
    }
    if isFull { sink.withLock { _ in } }
    while let parts = queue.withLock({ $0.takeReady() }) {
      sink.withLock { sink in
        for part in parts { take(part, &sink) }
        sink.taken += parts.count
        sink.progress?.show(sink.taken)
      }
      queue.withLock { $0.isWriting = false }
    }
  }

  private func take(_ part: Part, _ sink: inout Sink) {
    switch part {
    case .skipped(let notice): sink.notices.append(notice)
    case .file(let content):
      sink.summary.add(content.summary)
      sink.found += content.found
      guard !content.fragments.isEmpty else { return }
      for (index, fragment) in content.fragments.enumerated() { sink.streams[index].take(fragment) }
      if sink.streams.allSatisfy({ $0.failure != nil }) { failed.store(true, ordering: .relaxed) }
    }
  }

  /// Writes what stands behind the last file.
  func finish() -> LintRun.Outcome {
    sink.withLock { sink in
      sink.progress?.clear()
      // A run without files says so on standard error; its output stays well-formed all the same.
      for index in sink.streams.indices {
        if let remark = sink.streams[index].finish(sink.summary) { sink.notices.append(remark) }
      }
      let failures = sink.streams.compactMap { stream in
        stream.failure.map { LintRun.OutputFailure(path: stream.path, number: $0) }
      }
      return LintRun.Outcome(
        summary: sink.summary, notices: sink.notices, found: sink.found, failures: failures)
    }
  }
}
