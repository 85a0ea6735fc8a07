import Foundation
import Testing

/// Which files a run looks at: each once, none passed over in silence, and none changed that is not ours.
struct InputTests {
  private let scratch: TemporaryFolder
  private static let proposal = "形式: shimon/1\n件名: 印刷\n個人情報の項目: [氏名, 住所]\n"

  init() throws {
    scratch = try TemporaryFolder()
    try write(["a.yaml": InputTests.proposal])
  }

  private func write(_ files: [String: String]) throws {
    for (name, text) in files {
      let target = scratch.url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: target)
    }
  }

  private func run(_ arguments: String..., input: Data = Data()) throws -> Program.Outcome {
    try Program.run(arguments + ["--lang", "en"], in: scratch.url, input: input)
  }

  private func content(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// The counts of a run: files, and those that could not be read.
  private func counts(_ arguments: [String], input: Data = Data()) throws -> [Int] {
    let outcome = try Program.run(
      ["lint"] + arguments + ["--format", "ndjson", "--fail-on", "never"], in: scratch.url, input: input)
    let line = try #require(outcome.output.split(separator: "\n").last)
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let unreadable = try #require(summary["unreadable"] as? Int)
    #expect(outcome.status == (unreadable > 0 ? 3 : 0))
    return [try #require(summary["files"] as? Int), unreadable]
  }

  // MARK: Each file once

  @Test func aFileIsCheckedOnceHoweverItIsNamed() throws {
    let path = scratch.url.appendingPathComponent("a.yaml").path
    try FileManager.default.createDirectory(
      at: scratch.url.appendingPathComponent("sub"), withIntermediateDirectories: true)
    for words in [
      ["a.yaml", "a.yaml"], [".", "./a.yaml"], ["a.yaml", "sub/../a.yaml"], ["a.yaml", path], [".", "./", path],
      ["-", "-"],
    ] {
      #expect(try counts(words, input: Data(InputTests.proposal.utf8)) == [1, 0], "\(words)")
    }
    #expect(try counts(["none.yaml", "./none.yaml"]) == [1, 1])
    #expect(try counts(["a.yaml", "--files-from", "-"], input: Data("a.yaml\r\n./a.yaml\r\n".utf8)) == [1, 0])
  }

  @Test func aLinkIsTheFileItLeadsToAndSaysSo() throws {
    try write(["z/b.yaml": InputTests.proposal])
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: scratch.url.appendingPathComponent("0.yaml").path, withDestinationPath: "z/b.yaml")
    try manager.createSymbolicLink(atPath: scratch.url.appendingPathComponent("y").path, withDestinationPath: "z")
    #expect(try counts(["."]) == [2, 0])
    let outcome = try run("lint", ".", "--fail-on", "never")
    // The name of the file itself is shown, though a link to it comes first.
    #expect(outcome.output.contains("--> z/b.yaml") || outcome.output.contains("--> y/b.yaml"))
    #expect(!outcome.output.contains("--> 0.yaml"))
    #expect(outcome.errors.contains("0.yaml: the same as"))
    // Two hard links are two files: each has its own place, policy and history.
    try manager.linkItem(
      at: scratch.url.appendingPathComponent("a.yaml"), to: scratch.url.appendingPathComponent("hard.yaml"))
    #expect(try counts(["a.yaml", "hard.yaml", "./hard.yaml"]) == [2, 0])
  }

  @Test func otherCommandsTakeAFileOnceToo() throws {
    let once = try run("parse", "a.yaml")
    #expect(try run("parse", "a.yaml", "./a.yaml").output == once.output)
    #expect(try run("report", "a.yaml", "-o", "1.csv").status == 0)
    #expect(try run("report", "a.yaml", "./a.yaml", "-o", "2.csv").status == 0)
    #expect(try content("1.csv") == content("2.csv"))
    try write(["b.yaml": "件名: x\n形式: shimon/1\n"])
    #expect(try run("fmt", "--check", "b.yaml", "./b.yaml").output == "b.yaml\n")
    #expect(try run("rules", "new", "local/x", "-o", "r").status == 0)
    #expect(try run("lint", "a.yaml", "--rules", "r", "--rules", "./r").status == 0)
  }

  // MARK: Lists

  @Test func listsAreReadAsGitWritesThem() throws {
    try write(["提案/諮問.yaml": InputTests.proposal, "q\"u\\o\tte\n.yaml": InputTests.proposal, "c.txt": ""])
    let quoted = #""\346\217\220\346\241\210/\350\253\256\345\225\217.yaml""#
    #expect(try counts(["--files-from", "-"], input: Data("\(quoted)\n".utf8)) == [1, 0])
    #expect(try counts(["--files-from", "-"], input: Data("\(quoted)\r\na.yaml\r\n\r\n".utf8)) == [2, 0])
    #expect(try counts(["--files-from", "-"], input: Data(#""q\"u\\o\tte\n.yaml""#.utf8)) == [1, 0])
    #expect(try counts(["--files-from", "-"], input: Data("提案/諮問.yaml\0q\"u\\o\tte\n.yaml\0c.txt\0".utf8)) == [2, 0])
    #expect(try counts(["--files-from", "-"], input: Data("\u{FEFF}a.yaml".utf8)) == [1, 0])
    // A folder in a list is what it is on the command line.
    #expect(try counts(["--files-from", "-"], input: Data("提案\n".utf8)) == [1, 0])
  }

  @Test(arguments: [
    "none.yaml", "none.txt", #""\346\217.yaml""#, #""a\xyaml.yaml""#, #""a\9.yaml""#, #""""#, "M\ta.yaml", "  ",
    "# a.yaml", "a.yaml ", "\"a.yaml",
  ])
  func aLineThatNamesNothingIsAnError(_ line: String) throws {
    #expect(try counts(["--files-from", "-"], input: Data("a.yaml\n\(line)\n".utf8)) == [2, 1])
  }

  @Test func listsInOtherEncodingsAreNamed() throws {
    #expect(try counts(["--files-from", "-"], input: Data([0x92, 0xF1, 0x0A])) == [1, 1])
    let list = Data([0xFF, 0xFE]) + (try #require("a.yaml\n".data(using: .utf16LittleEndian)))
    let outcome = try run("lint", "--files-from", "-", input: list)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("UTF-16"))
  }

  // MARK: Names that are not UTF-8

  /// A file whose name is Shift_JIS; nil where the file system refuses such names.
  private func fileWithStrayName() -> Bool {
    var path = Array(scratch.url.path.utf8CString.dropLast())
    path += [0x2F, 0x92, 0xF1, 0x88, 0xC4].map { CChar(bitPattern: $0) } + ".yaml".utf8CString
    guard let file = fopen(path, "w") else { return false }
    fclose(file)
    return true
  }

  @Test(arguments: [
    ("text", "file/unreadable"), ("json", "\"unreadable\":1"), ("ndjson", "\"unreadable\":1"),
    ("sarif", "\"executionSuccessful\":false"), ("junit", "<error"), ("checkstyle", "shimon.file.unreadable"),
    ("github", "[file/unreadable]"), ("gitlab", "\"check_name\":\"file/unreadable\""), ("csv", "file/unreadable"),
    ("markdown", "could not be read"),
  ])
  func aNameThatIsNotUTF8AppearsInEveryFormat(_ format: String, _ part: String) throws {
    #if os(Linux)
      try #require(fileWithStrayName())
      let outcome = try run("lint", ".", "--format", format)
      #expect(outcome.status == 3)
      #expect(outcome.output.contains(part))
      #expect(outcome.output.contains("UTF-8"))
    #endif
  }

  @Test func aFolderThatCannotBeOpenedAppearsAsWell() throws {
    try write(["closed/b.yaml": InputTests.proposal])
    let path = scratch.url.appendingPathComponent("closed").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
    // The superuser may open everything.
    if geteuid() != 0 { #expect(try counts(["."]) == [2, 1]) }
  }

  // MARK: Other people's files

  private static let foreign = [
    "ci.yml": "system: linux\ntask: build\ndocument: yes\nstorages:\n    - s3\nschedules: daily\n",
    "k8s.yaml": "apiVersion: v1\nkind: Pod\nmetadata:\n    name: x\n",
    "list.yaml": "- hosts: all\n- tasks: []\n",
    "broken.yaml": "services:\n  web: {\nimage：x\n",
    "several.yaml": "apiVersion: v1\n---\nkind: Pod\n",
    "text.yaml": "just a text\n",
    "policy.yaml": "format: shimon-policy/1\nextends: [ strict ]\n",
    "baseline.yml": "# x\n\"format\" : 'shimon-baseline/1'\nfindings:   []\n",
  ]

  @Test(arguments: [["fmt"], ["fix"], ["fix", "--stubs"], ["fmt", "--keys", "en"]])
  func filesOfOthersInAFolderAreLeftAloneAndNamed(_ words: [String]) throws {
    try write(InputTests.foreign)
    try write(["b.yaml": "種類：外部委託\n件名: x\n諮問の種別:   y\n"])
    let outcome = try Program.run(words + [".", "--lang", "en"], in: scratch.url)
    for (name, text) in InputTests.foreign {
      #expect(try content(name) == text, "\(name)")
      #expect(outcome.errors.contains("\(name): "), "\(name) is not named:\n\(outcome.errors)")
    }
    // The folder's own proposals are done, or reported about.
    #expect(!outcome.errors.contains("shimon: a.yaml: left"))
    #expect(!outcome.errors.contains("b.yaml: left as it is, it looks"))
  }

  @Test func aFileOfOthersThatIsNamedIsRefused() throws {
    try write(InputTests.foreign)
    for (name, text) in InputTests.foreign {
      for command in ["fmt", "fix"] {
        let outcome = try run(command, name)
        #expect(outcome.status == 3, "\(command) \(name)")
        #expect(outcome.errors.contains("\(name): "), "\(command) \(name)")
        #expect(try content(name) == text)
      }
    }
    let piped = try run("fmt", "-", input: Data("apiVersion: v1\nkind: Pod\nspec: {}\n".utf8))
    #expect(piped.status == 3)
    #expect(piped.output.isEmpty)
    #expect(try run("fix", "k8s.yaml", "a.yaml").status == 3)
  }

  @Test func aFolderWithoutProposalsIsNoSuccess() throws {
    try write(["other/k8s.yaml": "apiVersion: v1\nkind: Pod\n"])
    for command in ["fmt", "fix"] {
      let outcome = try run(command, "other")
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("There is nothing to lint"))
    }
  }

  @Test func lintPassesOverOnlyWhatSaysThatItIsAnotherFile() throws {
    try write(["p/policy.yaml": "# c\nextends: []\nformat: shimon-policy/1\n", "p/b.yaml": InputTests.proposal])
    #expect(try counts(["p"]) == [1, 0])
    try write(["p/k8s.yaml": "apiVersion: v1\nkind: Pod\n"])
    #expect(try counts(["p"]) == [2, 1])
  }

  // MARK: Policies

  @Test func aPolicyMayEndInYML() throws {
    try write([".shimon.yml": "format: shimon-policy/1\nfail_on: info\n"])
    #expect(try run("lint", "a.yaml").status == 1)
    #expect(try run("policy", "a.yaml").output.contains(".shimon.yml:2"))
    try write(["d/.shimon.yaml": "format: shimon-policy/1\nfail_on: never\n", "d/a.yaml": InputTests.proposal])
    #expect(try run("lint", "d").status == 0)
    try write(["d/.shimon.yml": "format: shimon-policy/1\nfail_on: never\n"])
    for words in [["lint", "d"], ["policy", "d"], ["fix", "d/a.yaml"], ["report", "d", "-o", "r.md"]] {
      let outcome = try Program.run(words + ["--lang", "en"], in: scratch.url)
      #expect(outcome.status == 3, "\(words)")
      #expect(outcome.errors.contains("both d/.shimon.yaml and d/.shimon.yml"), "\(words)")
    }
  }

  // MARK: Rules

  @Test func aFolderWithoutRulesIsAnError() throws {
    try FileManager.default.createDirectory(
      at: scratch.url.appendingPathComponent("empty"), withIntermediateDirectories: true)
    try write(["high/rule.yaml": "title: {ja: あ, en: a}\n"])
    for folder in ["empty", "high"] {
      for words in [
        ["lint", "a.yaml", "--rules", folder], ["rules", "--rules", folder], ["rules", "test", folder],
        ["report", "a.yaml", "-o", "r.md", "--rules", folder], ["explain", "deletion/timing", "--rules", folder],
      ] {
        let outcome = try Program.run(words + ["--lang", "en"], in: scratch.url)
        #expect(outcome.status == 3, "\(words)")
        #expect(outcome.errors.contains("\(folder): there is no rule in it"), "\(words)")
      }
      try write([".shimon.yaml": "format: shimon-policy/1\nrule_folders: [\(folder)]\n"])
      #expect(try run("lint", "a.yaml").status == 3)
      try FileManager.default.removeItem(at: scratch.url.appendingPathComponent(".shimon.yaml"))
    }
  }

  @Test func rulesTestRefusesWhatLintRefuses() throws {
    #expect(try run("rules", "new", "local/x", "-o", "r").status == 0)
    #expect(try run("rules", "test", "r").status == 0)
    try write(["r/deletion/timing.yaml": content("r/local/x.yaml")])
    for words in [["rules", "test", "r"], ["lint", "a.yaml", "--rules", "r"]] {
      let outcome = try Program.run(words + ["--lang", "en"], in: scratch.url)
      #expect(outcome.status == 3, "\(words)")
      #expect(outcome.errors.contains("error[rule/twice]"), "\(words)")
    }
    // The program's own rules, being edited, take the place of those that it holds.
    #expect(try Program.run(["rules", "test", "Rules", "--lang", "en"], in: Program.root).status == 0)
  }
}
