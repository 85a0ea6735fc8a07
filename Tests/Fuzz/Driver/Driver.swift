import Foundation
import FuzzTargets

/// `fuzz TARGET FILE...` tries single inputs, such as one that the fuzzer found, and `fuzz TARGET --seeds FOLDER` writes
/// inputs to start from. Built by `Tests/Fuzz/run` it is libFuzzer's program besides: `fuzz TARGET --fuzz [OPTION...]
/// [CORPUS...]`, see <https://llvm.org/docs/LibFuzzer.html>.
@main
struct Driver {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 2, let type = FuzzTargets.named(words[0]) else {
      let names = FuzzTargets.all.map { $0.name }.joined(separator: "|")
      fail("usage: fuzz (\(names)) (FILE... | --seeds FOLDER | --fuzz [OPTION...] [CORPUS...])")
    }
    switch words[1] {
    case "--seeds":
      guard words.count == 3 else { fail("--seeds takes a folder") }
      writeSeeds(of: type, to: URL(fileURLWithPath: words[2]))
    case "--fuzz": exit(fuzz(type.make(), Array(words.dropFirst(2))))
    default: exit(tryFiles(words.dropFirst(), with: type.make()))
    }
  }

  private static func tryFiles(_ files: ArraySlice<String>, with target: any FuzzTarget) -> Int32 {
    var target = target
    var status: Int32 = 0
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else { fail("\(file): cannot be read") }
      guard let problem = target.problem(with: Array(data)) else { continue }
      print("\(file): \(problem)")
      status = 1
    }
    return status
  }

  private static func writeSeeds(of type: any FuzzTarget.Type, to folder: URL) {
    let project = ProjectFiles(URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    for (number, seed) in type.seeds(project).enumerated() {
      let file = folder.appendingPathComponent("seed-\(number)")
      guard (try? Data(seed).write(to: file)) != nil else { fail("\(file.path): cannot be written") }
    }
  }

  private static func fail(_ message: String) -> Never {
    print(message)
    exit(2)
  }

  #if FUZZING
    private static func fuzz(_ target: any FuzzTarget, _ options: [String]) -> Int32 {
      LibFuzzer.run(target, options)
    }
  #else
    private static func fuzz(_ target: any FuzzTarget, _ options: [String]) -> Int32 {
      fail("this program was built without libFuzzer; use Tests/Fuzz/run")
    }
  #endif
}
