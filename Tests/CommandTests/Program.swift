import Foundation

/// The built program, run as a process.
enum Program {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The executable stands beside the test bundle.
  static var url: URL {
    let name = "shimon"
    for start in [Bundle.main.bundleURL, Bundle.main.executableURL ?? Bundle.main.bundleURL] {
      var folder = start
      for _ in 0..<3 {
        let candidate = folder.appendingPathComponent(name)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    return root.appendingPathComponent(".build/debug/\(name)")
  }

  /// The root of the project.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What the program sees of the environment: nothing that differs between machines, but what a sanitizer is told.
  static let environment = ProcessInfo.processInfo.environment
    .filter { name, _ in name.hasSuffix("SAN_OPTIONS") || name == "SWIFT_BACKTRACE" }
    .merging(["PATH": "/usr/bin:/bin"]) { $1 }

  static func run(
    _ arguments: [String], in folder: URL, input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment.merging(environment) { $1 }
    let scratch = try TemporaryFolder()
    let (inputFile, outputFile, errorFile) = (
      scratch.url.appendingPathComponent("in"), scratch.url.appendingPathComponent("out"),
      scratch.url.appendingPathComponent("err")
    )
    try input.write(to: inputFile)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}

/// A folder that is gone when nobody holds it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("shimon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
