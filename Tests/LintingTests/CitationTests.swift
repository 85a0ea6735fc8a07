import Linting
import SourceText
import Testing

/// How rules cite, what their ground is, and what is refused.
struct CitationTests {
  private static let acts = """
    format: shimon-acts/1
    acts:
      law: {title: {ja: 見本法, en: Sample Act}, short: {ja: 法, en: SA}, kind: act}
      full: {title: {ja: 全文法, en: Full Act}, short: {ja: 全, en: FA}, kind: act, text: full.txt}
      order: {title: {ja: 見本令, en: Sample Order}, short: {ja: 令, en: SO}, kind: order}
      guide: {title: {ja: 見本指針, en: Sample Guide}, short: {ja: 指針, en: SG}, kind: guideline}
      terms: {title: {ja: 見本特記事項, en: Sample Terms}, short: {ja: 特記, en: ST}, kind: example}
    """

  private func ruleSet(_ more: String, asked: Bool = false, severity: String = "warning") -> RuleSet {
    let rule = SmallRuleSet.rule(require: "title != \"\"", more: more)
      .replacing("asked_by: [meguro-3-q1]", with: asked ? "asked_by: [meguro-3-q1]" : "")
      .replacing("severity: error", with: "severity: \(severity)")
    let files = [("acts.yaml", CitationTests.acts), ("topic/rule.yaml", rule)].map { path, text in
      RuleSource(path: path, file: SourceFile(name: path, text: text))
    }
    return RuleSet(loading: SmallRuleSet.vocabulary + files)
  }

  private func law(_ citation: String, _ language: Language) -> [String] {
    ruleSet("law: [\(citation)]").rules.flatMap { $0.law(language) }
  }

  private func problems(_ more: String, asked: Bool = false, severity: String = "warning") -> [String] {
    ruleSet(more, asked: asked, severity: severity).problems.map(\.diagnostic.message.en)
  }

  @Test(arguments: [
    ("{act: law, article: 62}", "見本法第62条", "Sample Act, Art. 62"),
    ("{act: law, article: 66, paragraph: 1}", "見本法第66条第1項", "Sample Act, Art. 66(1)"),
    ("{act: law, article: 29-4, paragraph: 1, proviso: yes}", "見本法第29条の4第1項ただし書", "Sample Act, Art. 29-4(1), proviso"),
    ("{act: law, article: 66, paragraph: 2, item: 5}", "見本法第66条第2項第5号", "Sample Act, Art. 66(2), item 5"),
    ("{act: guide, section: 別添1 2E d}", "見本指針 別添1 2E d", "Sample Guide, Annex 1 2E d"),
    (
      "{act: guide, section: 第4-2-(1)1B, applies: my-number}", "見本指針 第4-2-(1)1B（特定個人情報の場合）",
      "Sample Guide, 4-2-(1)1B (for My Number data)"
    ),
    (
      "{act: terms, note: {ja: 返還, en: return}, verified: secondary}", "見本特記事項（返還）（原文未確認）",
      "Sample Terms (return) (not checked at its source)"
    ),
    ("{act: law, article: 1, verified: excerpt}", "見本法第1条", "Sample Act, Art. 1"),
  ])
  func citationsReadAsPeopleCite(_ citation: String, _ ja: String, _ en: String) {
    #expect(law(citation, .japanese) == [ja])
    #expect(law(citation, .english) == [en])
  }

  @Test func narrowPlacesShowTheShortName() throws {
    let rule = try #require(
      ruleSet("law: [{act: law, article: 1}, {act: law, article: 2}, {act: guide, section: 2}]").rules.first)
    #expect(LocalizedText.ground(of: rule, .japanese) == "義務（法第1条、第2条、指針 2）")
    #expect(LocalizedText.ground(of: rule, .english) == "duty under law (SA, Art. 1; Art. 2; SG, 2)")
  }

  @Test(arguments: [
    ("law: [\"見本法 第1条 (verified: full)\"]", "A citation is no longer plain text."),
    ("law: [{act: lwa, article: 1}]", "`lwa` is not in acts.yaml."),
    ("law: [{act: law, article: 1, pargraph: 2}]", "There is no key `pargraph`."),
    ("law: [{act: law, article: 第1条}]", "`第1条` is no number of article."),
    ("law: [{act: law, section: 4}]", "An act is cited by `article`, `paragraph` and `item`."),
    ("law: [{act: law}]", "An act is cited by `article`, `paragraph` and `item`."),
    ("law: [{act: guide, article: 4}]", "What is no act is cited by `section`."),
    ("law: [{act: full, article: 1, verified: full}]", "`words`, a phrase of the provision, is missing."),
    ("law: [{act: law, article: 1, verified: well}]", "`well` is not allowed here."),
    ("law: [{act: law, article: 1, applies: all}]", "`all` is not allowed here."),
    ("ground: law", "`law` is not allowed here."),
    ("ground: duty\nlaw: [{act: guide, section: 1}]", "A `duty` cites an act or an order."),
    ("ground: guideline\nlaw: [{act: law, article: 1}]", "A `guideline` cites a guideline or a standard."),
    ("ground: board\nlaw: [{act: law, article: 1}]", "`board` names a question in `asked_by`."),
    ("ground: practice", "`practice` needs a source."),
  ])
  func whatDoesNotFitIsSaid(_ more: String, _ message: String) {
    #expect(problems(more) == [message])
  }

  @Test func reasoningIsNeverAnErrorAndNobodyAskedIt() {
    #expect(problems("ground: reasoning").isEmpty)
    let message = "A rule of `reasoning` is never an error, and nobody asked it."
    #expect(problems("ground: reasoning", severity: "error") == [message])
    #expect(problems("ground: reasoning\nunstated: error") == [message])
    #expect(problems("ground: reasoning", asked: true) == [message])
  }

  @Test func whatIsNotSaidFollowsFromTheSources() {
    func ground(_ more: String, asked: Bool = false) -> Ground? { ruleSet(more, asked: asked).rules.first?.ground }
    #expect(ground("law: [{act: guide}, {act: order, article: 1}]", asked: true) == .duty)
    #expect(ground("law: [{act: terms}, {act: guide}]", asked: true) == .guideline)
    #expect(ground("law: [{act: terms}]", asked: true) == .practice)
    #expect(ground("", asked: true) == .board)
    #expect(ground("") == nil)
  }

  @Test func anActIsNamedOnce() {
    let twice = RuleSource(path: "acts.yaml", file: SourceFile(name: "own.yaml", text: CitationTests.acts))
    let found = RuleSet(loading: SmallRuleSet.vocabulary + [twice, twice]).problems.map(\.diagnostic.code)
    #expect(found == Array(repeating: "acts/twice", count: 5))
  }
}
