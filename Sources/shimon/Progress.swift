import Synchronization

/// A line on the terminal that counts files, once a run has taken a second.
final class Progress: Sendable {
  private struct State: Sendable {
    var last: Double
    var isShown = false
  }

  private let total: Int
  private let start = System.seconds()
  private let state: Mutex<State>

  init(total: Int) {
    self.total = total
    state = Mutex(State(last: System.seconds()))
  }

  func show(_ done: Int) {
    let now = System.seconds()
    state.withLock { state in
      guard now - start > 1, now - state.last > 0.1 else { return }
      state.last = now
      state.isShown = true
      _ = System.write(Array("\r\(done)/\(total)".utf8), to: 2)
    }
  }

  func clear() {
    state.withLock { state in
      if state.isShown { _ = System.write(Array("\r\u{1B}[K".utf8), to: 2) }
      state.isShown = false
    }
  }
}
