import Foundation
import Testing

/// `answer`, `fix` and `fmt` on files: what is saved, and when nothing is.
struct AuthoringCommandTests {
  private let scratch: TemporaryFolder
  private var file: URL { scratch.url.appendingPathComponent("案.yaml") }

  init() throws {
    scratch = try TemporaryFolder()
  }

  private func write(_ text: String) throws { try Data(text.utf8).write(to: file) }
  private var content: String { (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? "" }

  @Test func answersAreSavedOneByOne() throws {
    try write("\u{FEFF}件名: 印刷 # 📌\r\n種類: 外部委託\r\n従事者:\r\n  従事者の限定: はい")
    let outcome = try Program.run(
      ["answer", "案.yaml", "--lang", "ja"], in: scratch.url, input: Data("見本市\nu\n".utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("残り"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(
      content == "\u{FEFF}件名: 印刷 # 📌\r\n自治体: 見本市\r\n種類: 外部委託\r\n対象者: 未定\r\n従事者:\r\n  従事者の限定: はい")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["案.yaml"])
  }

  /// A session that is fed line by line, as by hand.
  private func session() throws -> (process: Process, input: Pipe) {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["answer", "案.yaml", "--lang", "ja"]
    process.currentDirectoryURL = scratch.url
    process.environment = Program.environment
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, input)
  }

  /// Waits until the file holds something else than `old`.
  private func waitForChange(from old: String) -> Bool {
    for _ in 0..<600 {
      if content != old { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  @Test func anEndedSessionLeavesWhatWasSaved() throws {
    let start = "種類: 外部委託\n"
    try write(start)
    let (process, input) = try session()
    input.fileHandleForWriting.write(Data("u\n".utf8))
    #expect(waitForChange(from: start))
    let saved = content
    // Other signals may be held back in what a test starts.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(content == saved)
    #expect(saved.contains("未定"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["案.yaml"])
  }

  @Test func aFileChangedMeanwhileIsLeftAlone() throws {
    let start = "種類: 外部委託\n"
    try write(start)
    let (process, input) = try session()
    input.fileHandleForWriting.write(Data("u\n".utf8))
    #expect(waitForChange(from: start))
    let other = "種類: 外部委託\n件名: 他の人が書いた\n"
    try write(other)
    input.fileHandleForWriting.write(Data("u\n".utf8))
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
    #expect(content == other)
  }

  @Test func fixAndFmtWriteOnlyWhatChanges() throws {
    try write("再委託:禁止\r\n件名：配布📌\r\n")
    let dry = try Program.run(["fix", "--dry-run", "案.yaml", "--lang", "en"], in: scratch.url)
    #expect(dry.status == 1)
    #expect(content == "再委託:禁止\r\n件名：配布📌\r\n")
    #expect(dry.output.contains("-再委託:禁止\r\n+再委託: 禁止\r\n") || dry.output.contains("-再委託:禁止\r\n-件名"))
    #expect(try Program.run(["fix", "案.yaml"], in: scratch.url).status == 0)
    #expect(content == "再委託: 禁止\r\n件名: 配布📌\r\n")
    #expect(try Program.run(["fmt", "--check", "案.yaml"], in: scratch.url).status == 1)
    #expect(try Program.run(["fmt", "案.yaml", "--keys", "en"], in: scratch.url).status == 0)
    #expect(content == "title: 配布📌\r\nsubcontracting: 禁止\r\n")
    let again = try Program.run(["fmt", "--check", "案.yaml"], in: scratch.url)
    #expect(again.status == 0 && again.output.isEmpty)
    #expect(try Program.run(["fix", "案.yaml"], in: scratch.url).output.isEmpty)
  }

  @Test func initNeverOverwritesByItself() throws {
    try write("件名: 大事\n")
    #expect(try Program.run(["init", "-o", "案.yaml"], in: scratch.url).status == 3)
    #expect(content == "件名: 大事\n")
    #expect(try Program.run(["init", "-o", "案.yaml", "--force", "--lang", "ja"], in: scratch.url).status == 0)
    #expect(content.contains("種類: 外部委託"))
  }
}
