import BuiltinRuleSet
import Foundation
import Linting
import SourceText
import Testing

@testable import Clauses

struct SpecificationCheckTests {
  private let ruleSet = ClauseSetTests.ruleSet

  /// What becomes of one clause in a text.
  private func result(_ clause: String, in text: String) throws -> SpecificationCheck.Result {
    let found = try #require(ruleSet.clauses.first { $0.id == clause })
    let need = NeededClause(clause: found, askedBy: ["a/b"], points: Array(found.evidence.indices))
    return try #require(
      SpecificationCheck(ruleSet, needed: [need], try Specification(bytes: Array(text.utf8))).results.first)
  }

  private func verdict(_ clause: String, in text: String) throws -> SpecificationCheck.Coverage {
    try result(clause, in: text).verdict
  }

  @Test func everyClauseHasEvidence() {
    for clause in ruleSet.clauses { #expect(clause.evidence.contains { $0.isEssential }, "\(clause.id)") }
  }

  @Test(arguments: [
    // Words in passing state nothing: a heading, a table of contents, another sentence.
    ("subcontracting", "（再委託の禁止）\n第8条 乙は、返還する。"), ("incident-report", "9 事故発生時の報告・・・・・9\n"),
    ("subcontracting", "再委託先における個人情報の漏えいは、乙の責任とする。他に漏らしてはならない。"),
    ("copy-ban", "複写機の保守は、甲が行う。乙は、第三者に提供してはならない。"), ("liability", "損害保険に加入すること。"),
    ("inspection", "成果物は、納品のときに検収する。"), ("training", "従事者の氏名及び研修の受講日を記載した名簿を作る。"), ("my-number", "番号法その他の法令を遵守すること。"),
  ])
  func wordsInPassing(_ clause: String, _ text: String) throws {
    #expect(try verdict(clause, in: text) == .lacking)
  }

  @Test(arguments: [
    ("subcontracting", "乙は、本業務の一部を第三者に委託することができる。"), ("subcontracting", "受託者は、再委託を自由に行うことができるものとする。"),
    ("copy-ban", "乙は、個人情報を複写し、又は複製してもよい。"), ("incident-report", "漏えいが生じたときも、直ちに報告することを要しない。"),
    ("return-and-disposal", "契約が終了したときも、個人情報を返還する必要はない。"), ("liability", "乙は、甲に生じた損害について責任を負わない。"),
    ("subcontracting", "The Contractor may subcontract the work to third parties."),
    ("incident-report", "The Contractor need not report an incident or loss at once."),
    ("secure-management", "乙は、次に掲げることを守ることを要しない。\n(1) 個人情報の漏えいを防止する措置を講じること。"),
  ])
  func turnedAround(_ clause: String, _ text: String) throws {
    #expect(try verdict(clause, in: text) == .opposite)
  }

  @Test(arguments: [
    // Exceptions on terms, and rights of the city.
    ("subcontracting", "乙は、再委託をしてはならない。ただし、甲の承諾を得たときは、この限りでない。"),
    ("subcontracting", "乙は、再委託をしてはならない。\n2 前項にかかわらず、やむを得ない理由があるときは、甲の承諾を得て再委託することができる。"),
    ("copy-ban", "乙は、個人情報を複写してはならない。ただし、甲が指示したときは、複写することができる。"),
    ("subcontracting", "再委託しようとするときは、あらかじめ書面により甲の承諾を得なければならない。"),
    ("return-and-disposal", "契約が終了したときは、個人情報を返還しなければならない。ただし、返還を要しないと甲が認めたものは、廃棄する。"),
    ("subcontracting", "The Contractor shall not subcontract without prior written approval."),
  ])
  func exceptionsTurnNothingAround(_ clause: String, _ text: String) throws {
    let verdict = try verdict(clause, in: text)
    #expect(verdict == .partly || verdict == .stated)
  }

  @Test(arguments: [
    // A ban is no more where the duty behind it ends.
    ("confidentiality", "乙は、業務が終了した後は、秘密を守る義務を免れる。"), ("confidentiality", "契約の終了後、秘密を保持する義務は消滅する。"),
    ("confidentiality", "乙は、退職後は、秘密を守る義務を免除されるものとする。"), ("confidentiality", "乙は、完了後は、秘密を守る義務を負わない。"),
    ("confidentiality", "乙の従事者は、秘密を守る義務を解かれる。"),
    ("confidentiality", "秘密を守る義務は、契約の終了をもって消滅する。"), ("confidentiality", "乙は、終了後は、秘密を保持する責任を免れるものとする。"),
    // A proviso takes back what stands before it.
    ("copy-ban", "乙は、個人情報を複写してはならず、事後に届け出れば足りる。"),
    ("copy-ban", "乙は、個人情報を複写してはならない。ただし、緊急の場合は、承諾を得ないことができる。"),
    ("subcontracting", "乙は、再委託をしてはならない。ただし、事後に届け出れば足りる。"),
    ("subcontracting", "乙は、再委託をしてはならない。ただし、事後に報告するときは、この限りでない。"),
    ("subcontracting", "乙は、再委託をしてはならない。但し、軽微な業務については承諾を要しない。"),
    ("erasure-certificate", "乙は、消去したときは、消去証明書を甲に提出するものとする。ただし、甲の請求がない場合は提出を省略することができる。"),
    ("erasure-certificate", "乙は、消去したときは、消去証明書を甲に提出しなければならない。ただし、口頭の連絡で足りるものとする。"),
    ("return-and-disposal", "契約が終了したときは、個人情報を返還しなければならない。ただし、複製物については不要とする。"),
    ("inspection", "乙は、甲の立入検査を拒むことができる。"),
    ("confidentiality", "乙は、使用する者に秘密を守らせるよう努める。"),
  ])
  func takenBack(_ clause: String, _ text: String) throws {
    #expect(try verdict(clause, in: text) == .opposite)
  }

  @Test(arguments: [
    ("confidentiality", "乙は、契約の終了後も、秘密を守る義務を免れるものではなく、秘密を漏らしてはならない。"),
    ("confidentiality", "乙は、秘密を他に漏らしてはならない。契約の終了後も、秘密を守る義務を免れない。"),
    ("subcontracting", "乙は、再委託をしてはならない。ただし、あらかじめ甲の書面による承諾を得た場合は、この限りでない。"),
    ("erasure-certificate", "乙は、消去したときは、消去証明書を甲に提出しなければならない。ただし、甲が指示したときは、提出を省略することができる。"),
    ("return-and-disposal", "契約が終了したときは、個人情報を返還しなければならない。ただし、個人情報を含まない資料の返還は要しない。"),
    ("liability", "乙は、甲に生じた損害を賠償しなければならない。乙は、再委託をした場合も、賠償の責めを免れない。"),
  ])
  func notTakenBack(_ clause: String, _ text: String) throws {
    let verdict = try verdict(clause, in: text)
    #expect(verdict == .partly || verdict == .stated)
  }

  @Test func wordsOfAnotherObjectStateNothing() throws {
    let training = try result("training", in: "乙は、従事者の名簿を甲に提出し、従事者に対し研修を実施しなければならない。")
    #expect(training.points(.stated).map(\.name.en) == ["Training"])
    let report = try result("training", in: "乙は、研修を実施し、その結果を記載した書面を甲に提出しなければならない。")
    #expect(report.points(.stated).map(\.name.en).contains("Reporting it"))
    let entry = try result("work-place", in: "乙は、甲の立入検査に可能な限り協力するよう努める。")
    #expect(!entry.points.contains { $0.name.en == "Entry and locking" && $0.state != .lacking })
  }

  @Test func theListIsReadWithItsIntroduction() throws {
    let ban = "第5条 乙は、次に掲げる行為をしてはならない。\n(1) 個人情報を複写すること。\n(2) 個人情報を持ち出すこと。\n"
    let copies = try result("copy-ban", in: ban)
    #expect(copies.points(.stated).map(\.place?.line) == [2, 3])
    #expect(try verdict("copy-ban", in: "次に掲げる行為をすること。\n(1) 個人情報を複写すること。\n") == .lacking)
  }

  @Test func placesAreThoseOfTheOriginal() throws {
    let text = "\u{FEFF}個人情報取扱特記事項\r\n\r\n（秘密の保 持）\r\n第２条　乙は、知り得た個人情報を\r\n　他に漏ら\r\n　して はならない😀。\r\n"
    let point = try #require(try result("confidentiality", in: text).points(.stated).first)
    let place = try #require(point.place)
    #expect(place.line == 4)
    #expect(place.article == "第２条（秘密の保 持）")
    #expect(place.quote == "乙は、知り得た個人情報を他に漏らして はならない😀。")
    let bytes = Array(text.utf8)
    let quoted = String(decoding: bytes[place.span.range], as: UTF8.self)
    #expect(quoted.hasPrefix("乙は") && quoted.hasSuffix("。"))
  }

  @Test func longSentencesAreCutAroundTheWords() throws {
    let filler = String(repeating: "本業務の適正な遂行を図るため、", count: 20)
    let point = try #require(try result("copy-ban", in: "乙は、\(filler)個人情報を複写してはならない。").points(.stated).first)
    let quote = try #require(point.place?.quote)
    #expect(quote.hasPrefix("…") && quote.contains("複写してはならない"))
    #expect(quote.count < 100)
  }

  @Test func verdictsFollowFromThePoints() throws {
    let text = "乙は、個人情報を複写し、又は複製してはならない。"
    let copies = try result("copy-ban", in: text)
    #expect(copies.verdict == .partly)
    #expect(copies.points(.lacking).map(\.name.en).contains("No taking out"))
    #expect(copies.askedBy == ["a/b"])
    #expect(try verdict("copy-ban", in: "乙は、個人情報を持ち出してはならない。") == .lacking)
    #expect(SpecificationCheck.verdict([]) == .unchecked)
  }

  /// A rule set of the built-in files with one of them changed.
  private func ruleSet(_ path: String, _ right: String, _ wrong: String) -> ClauseSet {
    let sources = RuleSource.builtinClauses.map { source in
      guard source.path == path else { return source }
      let text = String(decoding: source.file.bytes, as: UTF8.self)
      #expect(text.contains(right))
      return RuleSource(
        path: path, file: SourceFile(name: path, text: text.replacing(right, with: wrong, maxReplacements: 1)))
    }
    return ClauseSet(RuleSet(loading: sources))
  }

  @Test(
    arguments: [
      ("says: ban", "says: bann", "clause/unknown-word", "Did you mean `ban`?"),
      ("says: ban", "within: paragrah", "clause/unknown-word", "Did you mean `paragraph`?"),
      ("essential: yes", "essential: maybe", "clause/essential", nil),
      ("essential: yes", "essential: yes\n    deadline: soon", "clause/deadline", nil),
      ("essential: yes", "essential: yes\n    deadline: 0", "clause/deadline", nil),
      ("essential: yes", "essential: no", "clause/nothing-essential", nil),
      ("[disclos|divulg", "[disclos||divulg", "clause/empty-group", nil),
      ("[disclos|divulg", "[<worke>|divulg", "clause/no-such-words", "Did you mean `<worker>`?"),
      ("[disclos|divulg", "[x|divulg", "clause/short-word", nil), ("    en:", "    eng:", "format/unknown-key", nil),
      ("evidence:\n  - point: {ja", "evidence:\n  - poin: {ja", "format/unknown-key", "Did you mean `point`?"),
    ] as [(String, String, String, String?)])
  func mistakesInEvidenceAreFound(_ right: String, _ wrong: String, _ code: String, _ help: String?) throws {
    let problems = ruleSet("clauses/confidentiality.yaml", right, wrong).problems.map(\.diagnostic)
    let problem = try #require(problems.first { $0.code == code }, "\(problems.map(\.code))")
    if let help { #expect(problem.help?.en == help) }
  }

  @Test(arguments: [
    ("says:", "say:", "format/unknown-key"), ("introduces:", "introduce:", "format/missing-key"),
    ("  - [又は, または]", "  - [又は]", "clause/lone-word"), ("てはならない,", "て,", "clause/short-word"),
  ])
  func mistakesInSharedWordsAreFound(_ right: String, _ wrong: String, _ code: String) {
    let problems = ruleSet("clause-words.yaml", right, wrong).problems.map(\.diagnostic.code)
    #expect(problems.contains(code), "\(problems)")
  }

  @Test func aClauseWithoutEvidenceIsNotPassed() throws {
    let source = RuleSource.builtin.first { $0.path == "clauses/liability.yaml" }
    let text = String(decoding: try #require(source).file.bytes, as: UTF8.self)
    let start = try #require(text.range(of: "evidence:"))
    let bare = ruleSet("clauses/liability.yaml", String(text[start.lowerBound...]), "")
    #expect(bare.problems.isEmpty)
    let clause = try #require(bare.clauses.first { $0.id == "liability" })
    let check = SpecificationCheck(
      bare, needed: [NeededClause(clause: clause, askedBy: [], points: [])],
      try Specification(bytes: Array("損害を賠償しなければならない。".utf8)))
    #expect(check.results.map(\.verdict) == [.unchecked])
    #expect(!check.isComplete)
  }
}
