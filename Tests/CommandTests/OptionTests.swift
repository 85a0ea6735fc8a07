import Foundation
import Testing

/// How the words of a command line are taken apart.
struct OptionTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  @Test(
    "What is wrong is said in the language asked for",
    arguments: [
      // The last `--lang` counts, wherever it stands, and is never the value of another option.
      (["lint", "--lang", "ja", "--nope", "--lang=en"], "There is no option --nope."),
      (["--lang", "en", "report", "a.yaml", "-o"], "Option --output needs a value (FILE|DIR)."),
      (["report", "a.yaml", "-o", "--lang", "en"], "Option --output needs a value (FILE|DIR)."),
      (["rules", "--rules", "--lang", "en"], "Option --rules needs a value (DIR)."),
      // It is checked where there is nothing else to check.
      (["--version", "--lang", "en", "--lang", "fr"], "--lang cannot be `fr`. Allowed: ja, en."),
      (["help", "--lang", "en", "--lang"], "Option --lang needs a value (ja|en)."),
      (["--language", "--lang", "en"], "There is no option --language."),
      // Words and placeholder of a choice are the same list.
      (["lint", "--fail-on", "x", "--lang", "en"], "Allowed: error, warning, info, never."),
      (["lint", "--fail-on", "--lang", "en"], "Option --fail-on needs a value (error|warning|info|never)."),
      // Every value is checked, also where a later one would count.
      (["lint", "--today", "x", "--today", "2026-11-30", "--lang", "en"], "--today takes a date"),
      (["answer", "none.yaml", "--today", "x", "--lang", "en"], "--today takes a date"),
      (["fmt", "--check=1", "a.yaml", "--lang", "en"], "Option --check takes no value."),
    ])
  func wrongUsage(_ words: [String], _ message: String) throws {
    let outcome = try Program.run(words, in: scratch.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
  }

  @Test("Who asks for help gets it, whatever the other options say")
  func helpComesFirst() throws {
    let outcome = try Program.run(["lint", "--jobs", "none", "-h", "--lang", "en"], in: scratch.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("Check proposals"))
  }

  @Test("Behind -- there are no options, not even --lang")
  func operandsBehindDashes() throws {
    let outcome = try Program.run(["parse", "--lang", "en", "--", "--lang", "ja"], in: scratch.url)
    #expect(outcome.status == 3)
    #expect(outcome.errors == "shimon: --lang: There is no such file.\nshimon: ja: There is no such file.\n")
  }

  @Test("Help, manual and completions name the same options, each once")
  func optionsAreTheSameEverywhere() throws {
    func output(_ words: String...) throws -> String {
      try Program.run(words + ["--lang", "en"], in: scratch.url).output
    }
    let overview = try output("--help").split(separator: "\n").filter { $0.hasPrefix("  ") }
    let commands = overview.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(commands.count >= 18)
    let completions = try output("completions", "bash").split(separator: "\n")
    let manual = try output("docs", "man").components(separatedBy: ".SS ")
    for command in commands {
      let help = try output(command, "--help").split(separator: "\n").filter { $0.hasPrefix("  --") }
      let options = help.compactMap { $0.split(separator: " ").first.map(String.init) }
      #expect(Set(options).count == options.count, "\(command)")
      #expect(completions.contains { $0.hasPrefix("  \(command)) options=\"\(options.joined(separator: " "))\"") })
      let section = try #require(manual.first { $0.hasPrefix("\"\(command) ") || $0.hasPrefix("\"\(command)\"") })
      for option in options where !["--lang", "--help"].contains(option) {
        let spelt = option.replacingOccurrences(of: "-", with: "\\-")
        #expect(section.contains("\\fB\(spelt)\\fR"), "\(command) \(option)")
      }
    }
  }
}
