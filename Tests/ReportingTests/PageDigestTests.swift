import Foundation
import Linting
import SourceText
import Testing

@testable import Reporting

/// The digests in the pages' security policy: a browser refuses the style or script of a page with a wrong one.
struct PageDigestTests {
  /// The SHA-256 of some text in Base64, as the policy wants it; nil where no program can compute it.
  private static func digest(of text: String) throws -> String? {
    let candidates = ["/usr/bin/sha256sum", "/bin/sha256sum"]
    guard let program = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "shimon-digest-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = [file.path]
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let digits = Array(output.prefix { $0 != UInt8(ascii: " ") })
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    }
    #expect(bytes.count == 32)
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  /// What stands between the tags of an element that a page has once.
  private static func content(of tag: String, in page: String) throws -> String {
    let start = try #require(page.range(of: "<\(tag)>"))
    let end = try #require(page.range(of: "</\(tag)>"))
    #expect(page.ranges(of: "<\(tag)").count == 1)
    return String(page[start.upperBound..<end.lowerBound])
  }

  @Test(arguments: Language.allCases) func areThoseOfThePage(_ language: Language) throws {
    let page = PortfolioPage(Portfolio(language: language)).markup
    let text = String(decoding: page.bytes, as: UTF8.self)
    for (tag, digest) in [("style", PageStyle.digest), ("script", PageScript.digest)] {
      guard let right = try PageDigestTests.digest(of: PageDigestTests.content(of: tag, in: text)) else {
        return print("skipped: sha256sum is not here")
      }
      #expect("\(digest)" == right, "The digest of the page's \(tag) must be \(right)")
      #expect(text.contains("\(tag)-src '\(right)'"))
    }
  }
}
