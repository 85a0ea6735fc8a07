import Foundation
import SourceText
import TestSupport
import Testing

@testable import Reporting

/// The digests in the pages' security policy belong to the style sheet and script that the pages have.
struct PageDigestTests {
  private static let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { folder, _ in
    folder.deletingLastPathComponent()
  }

  private func digest(_ bytes: [UInt8]) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    let digits = Array(text.prefix(64))
    let raw = stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return "sha256-" + Data(raw).base64EncodedString()
  }

  private func content(of tag: String, in page: String) throws -> [UInt8] {
    let start = try #require(page.range(of: "<\(tag)>"))
    let end = try #require(page.range(of: "</\(tag)>", range: start.upperBound..<page.endIndex))
    return Array(page[start.upperBound..<end.lowerBound].utf8)
  }

  @Test func digestsAreThoseOfThePage() throws {
    let page = Page(
      language: .english, kind: .reportTitle, title: "x", sections: [], footer: { $0.text("") }
    ).markup.text
    guard let style = try digest(try content(of: "style", in: page)),
      let script = try digest(try content(of: "script", in: page))
    else {
      print("skipped: sha256sum is not here")
      return
    }
    for (name, digest) in [("PageStyle", style), ("PageScript", script)] {
      let file = PageDigestTests.root.appendingPathComponent("Sources/Reporting/Page/\(name).swift")
      #expect(
        try ExpectedOutput.holds(digest, in: file, from: "static let digest: StaticString = \"", to: "\"\n"),
        "stale: run SHIMON_REWRITE=1 swift test --filter PageDigestTests")
    }
  }
}
