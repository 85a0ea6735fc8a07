import BuiltinRuleSet
import Foundation
import Linting
import SourceText

@testable import Reporting

/// Small rule sets and proposals, and what a format makes of them.
enum FormatFixture {
  /// A rule that finds something in every hand-over that is not tracked.
  static let rule = """
    title: {ja: "方法, 一つ目: 100%", en: "Method, first: 100%"}
    severity: error
    for: transfers
    require: it.method.exists(m, m in transfer_method.tracked)
    question: {ja: "「{it.what}」は？", en: "What of {it.what}?"}
    why: {ja: "<危ない> & [悪い](https://example.com)", en: "<Danger> & [bad](https://example.com)"}
    fix: {ja: 書く。, en: Write.}
    law: [{act: ordinance}]
    examples:
      - proposal: {transfers: なし}
        expect: not-applicable
    """

  static func ruleSet(_ rules: [String: String] = ["local/method": rule], policy: String = "") -> RuleSet {
    let common = RuleSource.builtin.filter { source in
      ["vocabulary.yaml", "boards.yaml", Acts.path].contains(source.path)
    }
    let own = rules.sorted { $0.key < $1.key }.map { id, text in
      RuleSource(path: "\(id).yaml", file: SourceFile(name: "\(id).yaml", text: text))
    }
    let file = SourceFile(name: "policy.yaml", text: "format: \(PolicyFile.format)\n\(policy)")
    return RuleSet(loading: common + own, policy: policy.isEmpty ? Policy() : Policy(PolicyFile.read(file).policy))
  }

  static func setting(_ ruleSet: RuleSet, _ language: Language = .english, folder: String = "/work") -> FormatSetting {
    FormatSetting(
      language: language, style: TextStyle(isColored: false), ruleSet: ruleSet, version: "1.2.3", folder: folder)
  }

  /// What a format writes of some files, as a whole run does.
  static func write(
    _ format: any Format, _ ruleSet: RuleSet, _ files: [(name: String, text: String)], _ language: Language = .english
  ) -> String {
    let linter = Linter(ruleSet)
    var output = OutputBuffer()
    var tail = format.tail
    var summary = Summary()
    var bodies = 0
    format.begin(&output)
    for file in files {
      var proposal = linter.lint(Array(file.text.utf8))
      let result = proposal.result
      summary.add(result)
      guard format.wantsCleanFiles || !result.isSilent else { continue }
      let source = SourceFile(name: file.name, bytes: proposal.source)
      let fragment = format.file(FileReport(source, result: result, language: language), &proposal)
      if !fragment.body.isEmpty {
        format.introduce(bodies, &output)
        output.append(bytes: fragment.body.bytes)
        bodies += 1
      }
      if let more = fragment.tail { tail.join(more) }
    }
    format.end(tail, summary, &output)
    return output.text
  }

  /// A proposal with so many hand-overs that the rule finds fault with.
  static func proposal(_ count: Int, what: String = "名簿") -> String {
    let quote = what.hasSuffix("\"") ? "\"" : ""
    let entries = (0..<count).map {
      "  - {内容: \(what.dropLast(quote.count))\($0)\(quote), 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}\n"
    }
    return "受渡し:\n" + entries.joined()
  }

  /// The value at a path of keys and indices in JSON.
  static func json(_ text: String, _ path: String) throws -> String? {
    var value: Any? = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    for part in path.split(separator: " ").map(String.init) {
      if let list = value as? [Any] {
        value = Int(part).flatMap { list.indices.contains($0) ? list[$0] : nil }
      } else {
        value = (value as? [String: Any])?[part]
      }
    }
    return value.map { "\($0)" }
  }

  /// The number of elements at a path.
  static func count(_ text: String, _ path: String) throws -> Int {
    var value: Any? = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    for part in path.split(separator: " ").map(String.init) {
      value = (value as? [Any]).flatMap { list in Int(part).map { list[$0] } } ?? (value as? [String: Any])?[part]
    }
    return (value as? [Any])?.count ?? -1
  }
}
