import BuiltinRuleSet
import Clauses
import FoundationEssentials
import Linting
import Proposal
import SourceText
import Testing

@testable import Reporting

/// One finding is said in the same words by every format.
struct FindingTextTests {
  private static let ruleSet = RuleSet.builtin()

  /// Findings of all verdicts that show, with entries, quotations and facts that several entries lack.
  private static let proposal = """
    件名: "がん検診\\tの\\u202E受診勧奨 \\"A\\" \\\\ 100%, [x]"
    種類: 外部委託
    個人情報の項目:
      - {名称: 氏名, 区分: 基本情報}
      - {名称: 病名, 区分: 健康情報}
    作業:
      - {工程: 発送, 実施者: 受託者, 扱う情報: [氏名, 病名]}
    受渡し:
      - {内容: 氏名, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便} # shimon: ignore transfer/no-ordinary-mail reason="別に定める"
      - {内容: 病名, 渡す者: 市, 受け取る者: 受託者}
      - {内容: 票, 方法: 未定}
    再委託: 未定
    消去:
      - {対象: 氏名}

    """

  private func judged(_ language: Language) -> (report: FileReport, proposal: LintedProposal) {
    let proposal = Linter(FindingTextTests.ruleSet).lint(Array(FindingTextTests.proposal.utf8))
    let file = SourceFile(name: "案 \"1\".yaml", bytes: proposal.source)
    return (FileReport(file, result: proposal.result, language: language), proposal)
  }

  private func write(_ format: FormatName, _ language: Language) -> String {
    let (report, linted) = judged(language)
    var proposal = linted
    var setting = FormatFixture.setting(FindingTextTests.ruleSet, language, folder: "")
    setting.showsAll = true
    let made = format.make(setting)
    var output = OutputBuffer()
    let fragment = made.file(report, &proposal)
    output.append(bytes: fragment.body.bytes)
    var tail = made.tail
    if let more = fragment.tail { tail.join(more) }
    made.end(tail, Summary(), &output)
    return output.text
  }

  /// Who reads of a rule and no proposal sees words in the place of facts, and no braces.
  @Test(arguments: Language.allCases)
  func textsOfRulesQuoteNothingRaw(_ language: Language) {
    var named = 0
    for index in FindingTextTests.ruleSet.rules.indices {
      let text = RuleText(index, of: FindingTextTests.ruleSet, language)
      for line in [text.question, text.why, text.fix] {
        #expect(!line.utf8.contains { "{}".utf8.contains($0) }, "\(text.id): \(line)")
        let isUnnamed = line.contains("（提案書の内容）") || line.contains("(as stated)")
        #expect(!isUnnamed, "\(text.id): \(line)")
        if line.contains("（名称）") || line.contains("(name)") { named += 1 }
      }
    }
    #expect(named > 10)
  }

  @Test(arguments: Language.allCases)
  func formatsSayTheSame(_ language: Language) throws {
    var (report, proposal) = judged(language)
    let texts = report.result.findings.map { FindingText($0, in: &proposal, language) }
    try #require(texts.count > 20 && Set(texts.map(\.verdict)).count > 1)
    try #require(
      texts.contains { $0.missing.count > 1 } && texts.contains { $0.finding.missing.contains(where: \.isUndecided) })
    let comma = LocalizedText.comma[language]
    let outputs = Dictionary(
      uniqueKeysWithValues: [FormatName.text, .checkstyle, .junit, .sarif, .csv, .gitlab].map {
        ($0, write($0, language))
      })
    func expect(_ text: String, in names: [FormatName], _ encoded: (FormatName, String) -> String) {
      for name in names { #expect(outputs[name]?.contains(encoded(name, text)) == true, "\(name): \(text)") }
    }
    // For people an equal question of several entries stands once.
    var told = Set<[Int]>()
    for text in texts {
      let isFirst = told.insert([text.finding.rule, Int(text.finding.verdict.rawValue)]).inserted
      expect(text.heading, in: [.text, .checkstyle, .junit, .sarif, .gitlab], encoded)
      expect(text.question, in: [.checkstyle, .junit, .sarif, .csv, .gitlab] + (isFirst ? [.text] : []), encoded)
      expect(text.fix, in: [.junit, .sarif, .csv] + (isFirst ? [.text] : []), encoded)
      expect(text.why, in: [.junit, .sarif, .csv], encoded)
      expect(text.missing.joined(separator: comma), in: [.text, .junit, .sarif, .csv], encoded)
      expect(text.boards.joined(separator: comma), in: [.text, .junit, .sarif, .csv], encoded)
      #expect(Set(text.missing).count == text.missing.count)
    }
  }

  /// How a format writes a text.
  private func encoded(_ format: FormatName, _ text: String) -> String {
    var output = OutputBuffer()
    switch format {
    case .checkstyle, .junit: output.append(xml: text)
    case .gitlab: output.append(json: text)
    // Brackets would make links there.
    case .sarif:
      let escaped = text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
      output.append(json: escaped)
    case .csv: return text.replacing("\"", with: "\"\"")
    default: return text
    }
    return output.text
  }

  @Test(arguments: Language.allCases)
  func reportsAndComparisonsSayTheSame(_ language: Language) {
    var (report, proposal) = judged(language)
    let texts = report.result.findings.map { FindingText($0, in: &proposal, language) }
    let (groups, numbers) = ReportFinding.all(report, &proposal, clauses: .init(FindingTextTests.ruleSet))
    let side = DifferenceSide(report, &proposal)
    for (index, text) in texts.enumerated() {
      let shown = groups[numbers[index] - 1].text
      #expect(shown.heading == text.heading && shown.question == text.question && shown.fix == text.fix)
      #expect(shown.why == text.why && shown.boards == text.boards)
      let entry = side.entries[index].text
      #expect(entry.heading == text.heading && entry.question == text.question && entry.fix == text.fix)
      #expect(entry.missing == text.missing && entry.fingerprint == text.fingerprint)
    }
  }

  @Test(arguments: Language.allCases)
  func preparedTextsAreThoseOfTheTemplates(_ language: Language) {
    var (report, proposal) = judged(language)
    for finding in report.result.findings {
      let rule = FindingTextTests.ruleSet.rules[finding.rule]
      let text = FindingText(finding, in: &proposal, language)
      #expect(text.question == SafeText.line(proposal.text(rule.question, for: finding, language)))
      #expect(text.why == SafeText.line(proposal.text(rule.why, for: finding, language)))
      #expect(text.fix == SafeText.line(proposal.text(rule.fix, for: finding, language)))
    }
  }

  /// What is made ready for JSON gives what a writer of JSON gives that is handed each value.
  @Test(arguments: Language.allCases)
  func preparedJSONIsThatOfAWriter(_ language: Language) {
    var (report, proposal) = judged(language)
    #expect(!report.result.suppressed.isEmpty)
    for finding in report.result.findings {
      var writer = JSONWriter()
      writer.plainFinding(finding, report, &proposal)
      var prepared = FindingJSON(report)
      // The second one finds everything made ready, and its place written before.
      prepared.write(finding, &proposal)
      prepared.write(finding, &proposal)
      #expect(prepared.output.text == writer.output.text + writer.output.text)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func plainFinding(
    _ finding: Finding, _ report: FileReport, _ proposal: inout LintedProposal
  ) {
    let rule = proposal.ruleSet.rules[finding.rule]
    let language = report.language
    beginObject()
    member("rule", rule.id)
    member("group", rule.group)
    member("title", rule.title[language])
    member("verdict", finding.verdict.word)
    member("severity", finding.severity.word)
    member("file", report.source.name)
    plainRegion(report.source.region(of: finding.span))
    member("path", finding.path)
    if !finding.subject.isEmpty { member("subject", finding.subject) }
    key("missing")
    beginArray()
    for fact in finding.missing {
      beginObject()
      member("path", fact.path)
      member("label", fact.label[language])
      key("undecided")
      bool(fact.isUndecided)
      endObject()
    }
    endArray()
    key("related")
    beginArray()
    for reason in finding.reasons {
      beginObject()
      member("label", reason.label[language])
      plainRegion(report.source.region(of: reason.span))
      endObject()
    }
    endArray()
    if let failure = finding.failure { member("failure", failure[language]) }
    member("question", proposal.text(rule.question, for: finding, language))
    member("why", proposal.text(rule.why, for: finding, language))
    member("fix", proposal.text(rule.fix, for: finding, language))
    if let clause = rule.clause { member("clause", clause) }
    strings("asked_by", rule.askedBy)
    strings("boards", rule.boards.map { proposal.ruleSet.boards.name(of: $0)[language] })
    member("ground", rule.ground.rawValue)
    strings("law", rule.law(language))
    member("fingerprint", finding.fingerprintText)
    member("risk", finding.risk.points)
    strings("riskReasons", finding.risk.reasons(proposal.ruleSet.riskScale, language))
    endObject()
  }

  private mutating func plainRegion(_ region: Region) {
    key("region")
    beginObject()
    member("startLine", region.start.line)
    member("startColumn", region.start.column)
    member("endLine", region.end.line)
    member("endColumn", region.end.column)
    endObject()
  }
}
