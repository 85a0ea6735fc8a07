import Proposal
import SourceText
import TestSupport
import Testing
import YAML

@testable import Authoring
@testable import Linting

/// Whatever changes a proposal, each suppression holds for what it held for, and the top of the file stays on top.
struct SuppressionKeepingTests {
  // MARK: Every change, on proposals with suppressions everywhere

  @Test(arguments: [nil, Language.japanese, .english])
  func formatting(_ keys: Language?) throws {
    var kept = 0
    for seed in 0..<60 {
      let text = SprinkledProposal.text(seed: UInt64(seed))
      let before = Held(text)
      guard let result = try? ProposalFormatter(SampleFixture.ruleSet, keys: keys).format(text) else { continue }
      kept += before.scopes.count
      #expect(Held(result) == before, "seed \(seed)\n\(SampleFixture.text(text))\n---\n\(SampleFixture.text(result))")
      #expect(Held.top(of: result).starts(with: Held.top(of: text)), "seed \(seed)\n\(SampleFixture.text(text))")
      let twice = try ProposalFormatter(SampleFixture.ruleSet, keys: keys).format(result)
      #expect(
        twice == result,
        "seed \(seed)\n\(SampleFixture.text(text))\n---\n\(SampleFixture.text(result))\n---\n\(SampleFixture.text(twice))"
      )
    }
    // Nearly nothing may be refused, or this shows nothing.
    #expect(kept > 250)
  }

  @Test func stubs() {
    var written = 0
    for seed in 0..<6 {
      let text = SprinkledProposal.text(seed: UInt64(1_000 + seed))
      let before = Held(text)
      var writer = StubWriter(Linter(SampleFixture.ruleSet), language: seed % 2 == 0 ? .japanese : .english)
      let outcome = writer.add(to: text)
      written += outcome.count
      #expect(
        Held(outcome.bytes) == before,
        "seed \(seed)\n\(SampleFixture.text(text))\n---\n\(SampleFixture.text(outcome.bytes))")
      #expect(Held.top(of: outcome.bytes).starts(with: Held.top(of: text)))
    }
    #expect(written > 150)
  }

  @Test func answers() throws {
    var given = 0
    for seed in 0..<6 {
      let text = SprinkledProposal.text(seed: UInt64(2_000 + seed))
      let before = Held(text)
      var interview = Interview(
        Linter(SampleFixture.ruleSet), text, templates: SampleFixture.templates, language: .japanese)
      for _ in 0..<12 {
        guard let question = interview.next() else { break }
        do throws(AnswerProblem) {
          try interview.leaveUndecided(question)
          given += 1
        } catch {
          interview.skip(question)
        }
        let same = Held(interview.bytes) == before
        #expect(same, "seed \(seed)\n\(SampleFixture.text(text))\n---\n\(SampleFixture.text(interview.bytes))")
        if !same { break }
      }
      #expect(Held.top(of: interview.bytes).starts(with: Held.top(of: text)))
    }
    #expect(given > 50)
  }

  @Test func fixes() {
    var made = 0
    for seed in 0..<25 {
      let sound = SprinkledProposal.text(seed: UInt64(3_000 + seed))
      let before = Held(sound)
      var dice = RandomSource(seed: UInt64(seed), "typos")
      var text = sound
      let marks = Array("#\"'[{".utf8)
      let colons = sound.indices.filter { place in
        // Behind `名：# x` nobody can tell whether the sign begins a comment.
        sound[place...].starts(with: ": ".utf8) && !sound[place...].starts(with: ": #".utf8)
          && sound[..<place].reversed().prefix { $0 != 0x0A }.allSatisfy { !marks.contains($0) }
      }
      for colon in colons.reversed() where dice.chance(30) {
        text.replaceSubrange(colon...colon + 1, with: Array("：".utf8))
      }
      let outcome = Fixer(SampleFixture.ruleSet.plan).fix(text)
      made += outcome.changes.count
      // Where the reader cannot find back among so many broken colons, nothing is bound yet that could be held.
      if outcome.left.contains(where: { $0.severity == .error }) { continue }
      #expect(
        Held(outcome.bytes) == before,
        "seed \(seed)\n\(SampleFixture.text(text))\n---\n\(SampleFixture.text(outcome.bytes))")
    }
    #expect(made > 20)
  }

  // MARK: Single places

  private static let note = "# shimon: ignore deletion/timing reason=\"x\""

  @Test(arguments: [
    // Above the first key it holds for the whole proposal, whichever key comes first.
    (
      "\(note)\n件名: x\n形式: shimon/1\n", "\(note)\n形式: shimon/1\n件名: x\n"
    ),
    // Above another key it must not come to stand above the first one.
    ("件名: x\n\(note)\n形式: shimon/1\n種類: 外部委託\n", "件名: x\n\(note)\n形式: shimon/1\n種類: 外部委託\n"),
    // At the end of an entry's first line it holds for the entry.
    (
      "消去・廃棄:\n  - 行う者: 受託者 \(note)\n    内容: 名簿\n",
      "消去・廃棄:\n  \(note)\n  - 内容: 名簿\n    行う者: 受託者\n"
    ),
    // At the end of another line, for that line alone: the keys keep their order.
    (
      "消去・廃棄:\n  - 行う者: 受託者\n    内容: 名簿 \(note)\n",
      "消去・廃棄:\n  - 行う者: 受託者\n    内容: 名簿  \(note)\n"
    ),
    // Between sections, indented as if it belonged to the one before.
    (
      "消去・廃棄:\n  - 内容: 名簿\n  \(note)\n件名: x\n",
      "消去・廃棄:\n  - 内容: 名簿\n  \(note)\n件名: x\n"
    ),
    ("# 頭\n# 作成: 課\n種類: 外部委託\n件名: x\n", "# 頭\n# 作成: 課\n件名: x\n種類: 外部委託\n"),
    (
      "\u{FEFF}# yaml-language-server: $schema=a.json\r\n件名: x\r\n形式: shimon/1\r\n",
      "\u{FEFF}# yaml-language-server: $schema=a.json\r\n形式: shimon/1\r\n件名: x\r\n"
    ),
  ])
  func formats(_ text: String, _ expected: String) throws {
    let result = try ProposalFormatter(SampleFixture.ruleSet, keys: nil).format(Array(text.utf8))
    #expect(SampleFixture.text(result) == expected)
    #expect(Held(result) == Held(Array(text.utf8)))
  }
}

/// What the suppressions of a proposal hold for: rule, reason and the way to the entry, in names that no language and no
/// order changes.
private struct Held: Equatable, CustomStringConvertible {
  private(set) var scopes: [String]

  init(_ bytes: [UInt8]) {
    var tree = Tree()
    _ = tree.read(bytes)
    let found = SuppressionReader(tree, SampleFixture.ruleSet)?.suppressions ?? []
    scopes = found.map { "\($0.rule) \($0.reason) \(Held.way(to: $0.nodes.lowerBound, tree))" }.sorted()
  }

  var description: String { scopes.joined(separator: "\n") }

  /// The comments above the first key.
  static func top(of bytes: [UInt8]) -> [String] {
    var tree = Tree()
    _ = tree.read(bytes)
    guard tree.nodes.count > 1 else { return [] }
    return tree.comments.filter { $0.span.end <= tree.nodes[1].span.start }.map {
      AnswerWords.withoutSpacesAtEnd(String(decoding: tree.source[$0.span.range], as: UTF8.self))
    }
  }

  private static func way(to node: Int, _ tree: Tree) -> String {
    var keys: [String] = []
    var steps: [String] = []
    var ancestors: [Int] = []
    var node = node
    while node > 0 {
      ancestors.insert(node, at: 0)
      node = Int(tree.nodes[node].parent)
    }
    for node in ancestors {
      let parent = Int(tree.nodes[node].parent)
      let children = tree.children(of: parent)
      let place = children.firstIndex(of: node) ?? -1
      guard tree.nodes[parent].kind == .mapping else {
        steps.append("\(place)")
        continue
      }
      let key = tree.text(of: children[place - place % 2])
      let vocabulary = SampleFixture.ruleSet.plan.vocabulary
      let record = vocabulary.record(at: keys).map { vocabulary.records[$0] }
      steps.append(record.flatMap { record in record.field(key: key).map { record.fields[$0].name } } ?? key)
      keys.append(key)
    }
    return steps.joined(separator: " > ")
  }
}

/// A random proposal with suppressions wherever a comment can stand.
private enum SprinkledProposal {
  static func text(seed: UInt64) -> [UInt8] {
    var random = RandomProposal(seed: seed, SampleFixture.ruleSet.plan.vocabulary)
    var dice = RandomSource(seed: seed, "sprinkle")
    var text = random.text()
    if text.utf8.count > 3_000 { text = String(text.prefix(900)) }
    let lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
    // Some lists in brackets go over several lines.
    var bytes = readable(text, from: "件名: x" + lineBreak)
    for _ in 0..<4 {
      guard let place = bytes.indices.filter({ bytes[$0...].starts(with: ", ".utf8) }).randomElement(using: &dice)
      else {
        break
      }
      let line = bytes[..<place].split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
      let indent = line.prefix { $0 == 0x20 }.count + 4
      var changed = bytes
      let newLine = lineBreak + String(repeating: " ", count: indent)
      changed.replaceSubrange(place + 1...place + 1, with: Array(newLine.utf8))
      if isSame(bytes, changed, comments: 0) { bytes = changed }
    }
    for number in 0..<14 {
      let rule = SampleFixture.ruleSet.rules[dice.below(SampleFixture.ruleSet.rules.count)].id
      let comment = "# shimon: ignore \(rule) reason=\"\(number)\""
      let ends = bytes.indices.filter { bytes[$0] == 0x0A }
      guard let end = number == 0 ? bytes.startIndex : ends.randomElement(using: &dice) else { continue }
      var changed = bytes
      if number == 0 {
        let start = bytes.starts(with: ByteOrderMark.bytes) ? 3 : 0
        if dice.chance(50) { changed.insert(contentsOf: Array((comment + lineBreak).utf8), at: start) }
        if dice.chance(30) { changed.insert(contentsOf: Array(("# 頭書き" + lineBreak).utf8), at: start) }
        if let checked = tree(changed) { if checked.root != nil { bytes = changed } }
        continue
      }
      if dice.chance(50) {
        let indent = String(repeating: " ", count: dice.below(8))
        let blank = dice.chance(15) ? lineBreak : ""
        changed.insert(contentsOf: Array((indent + comment + lineBreak + blank).utf8), at: end + 1)
      } else {
        changed.insert(contentsOf: Array((" " + comment).utf8), at: end - (lineBreak == "\r\n" ? 1 : 0))
      }
      if isSame(bytes, changed, comments: 1) { bytes = changed }
    }
    return bytes
  }

  private static func readable(_ text: String, from other: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard tree(bytes) == nil else { return bytes }
    // What was cut in the middle of a line is cut at its start.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let shorter = Array((lines.joined(separator: "\n") + "\n").utf8)
    return tree(shorter) == nil ? Array(other.utf8) : shorter
  }

  private static func tree(_ bytes: [UInt8]) -> Tree? {
    var tree = Tree()
    return tree.read(bytes).isEmpty ? tree : nil
  }

  private static func isSame(_ before: [UInt8], _ after: [UInt8], comments: Int) -> Bool {
    guard let left = tree(before), let right = tree(after), left.nodes.count == right.nodes.count else { return false }
    return right.comments.count == left.comments.count + comments
      && left.nodes.indices.allSatisfy { index in
        left.nodes[index].kind == right.nodes[index].kind
          && (left.nodes[index].kind != .scalar || left.bytes(of: index) == right.bytes(of: index))
      }
  }
}
