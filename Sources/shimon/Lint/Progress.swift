/// A line on the terminal that counts files, once a run has taken a second.
struct Progress {
  private let total: Int
  private let start = System.seconds()
  private var last: Double
  private var isShown = false

  init(total: Int) {
    self.total = total
    last = start
  }

  mutating func show(_ done: Int) {
    let now = System.seconds()
    guard now - start > 1, now - last > 0.1 else { return }
    last = now
    isShown = true
    _ = System.write(Array("\r\(done)/\(total)".utf8), to: 2)
  }

  mutating func clear() {
    if isShown { _ = System.write(Array("\r\u{1B}[K".utf8), to: 2) }
    isShown = false
  }
}
