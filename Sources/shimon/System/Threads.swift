/// A few threads that do the same work side by side.
enum Workers {
  private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// As much as the first thread has on Linux and macOS. The readers go deeper with each level of nesting, within bounds
  /// that were tested there; left to itself macOS gives 512 KiB, and musl 128.
  static let stackSize = 8 << 20

  /// Runs `body` on `count` threads, this one among them, and waits for all.
  static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    #if canImport(Darwin)
      var threads: [pthread_t?] = []
    #else
      var threads: [pthread_t] = []
    #endif
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    let hasRoom = pthread_attr_setstacksize(&attributes, stackSize) == 0
    for _ in 1..<max(count, 1) {
      // The thread takes this reference over; where none starts it is given back.
      let job = Unmanaged.passRetained(Job(body))
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      if hasRoom, pthread_create(&thread, &attributes, start, job.toOpaque()) == 0 {
        threads.append(thread)
      } else {
        // Fewer threads than wished for do the work as well.
        job.release()
      }
    }
    body()
    for thread in threads {
      #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
      #else
        pthread_join(thread, nil)
      #endif
    }
  }

  #if canImport(Darwin)
    private static let start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { context in
      Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body()
      return nil
    }
  #else
    private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
      if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    }
  #endif
}

/// A value that one thread at a time works on.
///
/// It is `Synchronization.Mutex` over a lock of the system's thread library, because the thread sanitizer knows that one
/// and not the other: `Tests/Sanitizers/run thread` would otherwise report every use.
///
/// Unchecked, because the compiler cannot see it: `value` is touched in `withLock` alone, between lock and unlock, and
/// leaves it only as a `Sendable` result.
final class SystemMutex<Value: Sendable>: @unchecked Sendable {
  private var value: Value
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(_ value: Value) {
    self.value = value
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Works on the value while no other thread does.
  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body(&value)
  }
}
