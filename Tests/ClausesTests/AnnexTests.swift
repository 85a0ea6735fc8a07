import Clauses
import Linting
import SourceText
import Testing

struct AnnexTests {
  private func annex(
    _ proposal: String, onlyMissing: Bool = false, names: [String: LocalizedText] = [:],
    _ language: Language = .japanese
  ) -> Annex {
    let ruleSet = ClauseSetTests.ruleSet
    let linter = Linter(ruleSet.rules)
    var proposal = linter.lint(Array(proposal.utf8))
    let result = proposal.result
    #expect(result.problems.isEmpty)
    return Annex(
      ruleSet, &proposal, findings: result.findings, names: ContractNames(names), language: language,
      onlyMissing: onlyMissing)
  }

  @Test func baseArticlesAreAlwaysThere() {
    let articles = annex("件名: 資料の印刷\n").articles
    let base = ClauseSetTests.ruleSet.clauses.filter(\.isBase).map(\.id)
    #expect(Set(base).isSubset(of: articles.map(\.clause)))
    #expect(articles.map(\.number) == Array(1...articles.count))
  }

  @Test func findingsCallForArticles() {
    let text = "件名: 配布\n種類: 外部委託\n消去・廃棄:\n- {内容: 名簿, 形: 電子データ, 行う者: 受託者, 方法: 専用ソフト, 証拠: 証明書}\n"
    let found = annex(text, onlyMissing: true).articles
    let article = found.first { $0.clause == "erasure-certificate" }
    #expect(article?.rules.contains("deletion/evidence/certificate-contents") == true)
    #expect(found.allSatisfy { !$0.rules.isEmpty })
  }

  @Test func factsAndNamesAreFilledIn() {
    let names = ["city": LocalizedText(ja: "青空市", en: "Blue City")]
    let japanese = annex("件名: 資料の印刷\n", names: names).plainText
    #expect(japanese.contains("青空市"))
    #expect(japanese.contains("資料の印刷"))
    #expect(!japanese.contains("{"))
    let english = annex("件名: 資料の印刷\n", names: names, .english).markdown
    #expect(english.contains("Blue City"))
    #expect(english.contains("## Article 1 (Basic principles)"))
    let lowered = annex("件名: x\n", .english).articles.flatMap(\.paragraphs).flatMap { [$0.text] + $0.items }
    #expect(!lowered.contains { $0.hasPrefix("the City") || $0.contains(". the City") })
    #expect(!english.contains("{"))
  }

  @Test func crossReferencesMeetTheirArticle() {
    let annex = annex("件名: 資料の印刷\n種類: 外部委託\n再委託: 承認制\n")
    let last = annex.articles.count
    for article in annex.articles {
      for paragraph in article.paragraphs {
        for text in [paragraph.text] + paragraph.items {
          // 「第N条」 of this annex; laws are quoted with their name before it.
          #expect(!text.contains("第条"))
          for number in (last + 1)...(last + 40) where text.contains("この特記事項第\(number)条") {
            Issue.record("\(article.clause) refers to article \(number)")
          }
        }
      }
    }
  }

  @Test func articlesAreTracedToRules() {
    let markdown = annex("件名: <!-- --> & 印刷\n").markdown
    #expect(markdown.contains("<!-- confidentiality: "))
    #expect(markdown.contains("件名: &lt;!-- --> &amp; 印刷"))
  }
}
