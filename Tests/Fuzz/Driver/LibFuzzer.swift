#if FUZZING
  import Foundation
  import FuzzTargets

  /// LLVM's fuzzer as a library (<https://llvm.org/docs/LibFuzzer.html>, "Using libFuzzer as a library").
  enum LibFuzzer {
    /// What is tried. The fuzzer's callback is a C function, which cannot carry it; it is set once, before the fuzzer
    /// starts, and the fuzzer calls from one thread.
    nonisolated(unsafe) private static var target: (any FuzzTarget)?

    /// Runs the fuzzer; the status it ends with.
    static func run(_ target: any FuzzTarget, _ options: [String]) -> Int32 {
      LibFuzzer.target = target
      var words: [UnsafeMutablePointer<CChar>?] = (["fuzz"] + options).map { strdup($0) } + [nil]
      var count = CInt(words.count - 1)
      return words.withUnsafeMutableBufferPointer { buffer in
        var start = buffer.baseAddress
        return runDriver(&count, &start) { bytes, count in
          let input = Array(UnsafeBufferPointer(start: bytes, count: count))
          if let problem = LibFuzzer.target?.problem(with: input) { fatalError("\(problem)") }
          return 0
        }
      }
    }
  }

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt
#endif
