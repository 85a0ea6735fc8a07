#if canImport(Glibc)
  import CDispatch
  import Glibc
  import Testing

  @testable import shimon

  /// What a running thread has; Glibc's headers show it to GNU sources only.
  @_silgen_name("pthread_getattr_np")
  private func threadAttributes(of thread: pthread_t, _ result: UnsafeMutablePointer<pthread_attr_t>) -> CInt

  /// The threads that files are linted on.
  struct ThreadTests {
    @Test func eachHasRoomForDeepNesting() {
      let sizes = SystemMutex<[Int]>([])
      let first = pthread_self()
      Workers.run(3) {
        if pthread_equal(first, pthread_self()) != 0 { return }
        var attributes = pthread_attr_t()
        guard threadAttributes(of: pthread_self(), &attributes) == 0 else { return }
        defer { pthread_attr_destroy(&attributes) }
        var size = 0
        pthread_attr_getstacksize(&attributes, &size)
        sizes.withLock { $0.append(size) }
      }
      let found = sizes.withLock { $0 }
      #expect(found.count == 2)
      #expect(found.allSatisfy { $0 >= Workers.stackSize })
    }
  }
#endif
