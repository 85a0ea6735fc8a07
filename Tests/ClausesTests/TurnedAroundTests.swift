import SourceText
import Testing

@testable import Clauses

/// Duties laid down, and the same sentences so worded that they lay down nothing or the contrary, for all names of the
/// parties. What is laid down must be found; a sentence that takes it back must never be quoted as stating it.
struct TurnedAroundTests {
  private static let searcher = PointIndex(ClauseSetTests.ruleSet)

  /// A duty: its point, what comes before its verb, the verb in the forms that its variants need.
  struct Duty: Sendable {
    var point: String
    /// Everything up to the verb, without who must do it.
    var start: String
    /// 「報告する」.
    var verb: String
    /// 「報告し」.
    var stem: String
    var isBan = false
  }

  static let bans = [
    Duty(point: "confidentiality/1", start: "業務上知り得た個人情報を他に", verb: "漏らす", stem: "漏らし", isBan: true),
    Duty(point: "copy-ban/1", start: "個人情報を", verb: "複写する", stem: "複写し", isBan: true),
    Duty(point: "copy-ban/2", start: "個人情報を作業場所から", verb: "持ち出す", stem: "持ち出し", isBan: true),
    Duty(point: "subcontracting/1", start: "本業務を第三者に", verb: "再委託する", stem: "再委託し", isBan: true),
    Duty(point: "purpose-limit/1", start: "個人情報を目的外に", verb: "利用する", stem: "利用し", isBan: true),
  ]

  static let duties = [
    Duty(point: "incident-report/1", start: "個人情報の漏えいが発生したときは、直ちに{city}に", verb: "報告する", stem: "報告し"),
    Duty(point: "return-and-disposal/1", start: "契約が終了したときは、個人情報を{city}に", verb: "返還する", stem: "返還し"),
    Duty(point: "training/1", start: "従事者に対し、個人情報の保護に関する研修を", verb: "実施する", stem: "実施し"),
    Duty(point: "erasure-certificate/1", start: "個人情報を消去したときは、消去証明書を{city}に", verb: "提出する", stem: "提出し"),
    Duty(point: "secure-management/1", start: "個人情報の漏えい、紛失を防止するために必要な措置を", verb: "実施する", stem: "実施し"),
  ]

  static let parties = [("乙", "甲"), ("受託者", "委託者"), ("受注者", "発注者"), ("請負者", "市"), ("事業者", "発注者")]

  private static let banHolds = [
    "{you}は、{start}{stem}てはならない。", "{you}は、{start}{verb}ことができない。", "{you}が{start}{verb}ことを禁止する。",
    "{you}は、{start}{stem}てはならないものとする。", "{city}及び{you}は、{start}{stem}てはならない。", "{you}及び{city}は、{start}{stem}てはならない。",
    "{you}は、{start}{stem}てはならないが、あらかじめ{city}の書面による承諾を得た場合は、この限りでない。",
    "{you}は、{start}{stem}てはならないが、{city}が別に指示したときは、この限りでない。",
    "{city}は、{you}が{start}{verb}ことを禁止する。", "{you}は、{start}{stem}ないことを誓約する。",
  ]

  private static let banTurns = [
    "{ban}が、業務上必要な場合は、この限りでない。", "{ban}が、関連会社の場合はこの限りではない。", "{ban}が、{you}の役員によるものはこれに当たらない。",
    "{ban}が、控えは除く。", "{ban}が、控えについては除外するものとする。", "{ban}ものの、控えはこれに含まれない。", "{ban}が、緊急の場合は例外とする。",
    "{ban}との定めは設けない。", "{ban}との規定は置かない。", "{ban}という制約を受けない。", "{ban}という制限に服さない。", "{ban}旨の規定は削除する。",
    "{ban}旨の条項は廃止するものとする。", "{ban}との義務を負わない。", "{ban}との義務を有しない。", "{ban}という拘束を受けないものとする。", "{ban}とする定めは、これを適用しない。",
    "{you}は、{start}{stem}てはならず、控えについては、この限りでない。", "{ban}とは定めない。", "{ban}との規律に服するものではない。", "{ban}（控えを除く。）。",
    "{ban}。ただし、控えを除く。",
    "{ban}。ただし、子会社の場合は、この限りでない。", "{ban}。なお、関連会社によるものはこれに当たらない。",
    "{ban}わけではない。", "{ban}というわけではない。", "{ban}ものではない。", "{ban}とは限らない。", "{ban}とまではいえない。", "{ban}とはしない。",
    "{you}は、{start}{verb}ことができないわけではない。", "{you}は、{start}{verb}ことができないものではない。", "{you}は、{start}{verb}ことを禁止されているわけではない。",
    "{you}は、{start}{stem}ないことを約束できない。", "{you}は、{start}{stem}ないことを保証しない。", "{you}は、{start}{stem}ないことを保証するものではない。",
    "{you}は、{start}{stem}ないことまでは確約しない。", "{you}は、{start}{verb}か否かを自ら決める。", "{you}は、{start}{verb}かどうかを任意に定める。",
    "{city}は、{start}{stem}てはならない。", "（削除）{ban}。", "【廃止】{ban}。", "第3条（削除済み）{ban}。", "第3条　削除　{ban}。", "{ban}（削除）。",
    "{ban}。（削除）", "～～{ban}。～～", "〜〜{ban}。〜〜", "~{ban}。~",
    "{you}は、{start}{stem}ないことがある。", "{you}は、{start}{stem}ないこともある。", "{you}は、{start}{verb}ことがあるものとする。",
    "{you}は、{start}{stem}ないことが期待される。", "{you}は、{start}{stem}ないことが望まれる。", "{you}は、{start}{stem}ないことを期待する。",
    "{ban}こととはしない。", "{ban}ものとはしない。",
  ]

  /// Sentences that empty the ban or the duty before them.
  private static let emptying = [
    "ただし、{you}の支店に対するものはこの限りでない。", "在宅勤務の場合を除く。", "※グループ会社によるものはこれに当たらない。", "\n※ 印刷会社によるものは該当しない。",
    "ただし、封入封緘業務を除く。", "ただし、封入作業に用いる場合を除く。", "但し、統計的な利用はこの限りではない。", "もっとも、繁忙期はこの限りでない。",
    "ただし、契約終了後はこの限りでない。", "契約終了後は、この義務を負わない。", "夜間作業の場合はこの限りでない。", "ただし、発送業務については適用しない。",
    "\n2　前項の規定は、印刷業務には適用しない。", "\n2　前項の規定は、契約の終了後には及ばない。", "ただし、本人の数が100人以下のときは、この限りでない。",
    "ただし、{you}が断った場合はこの限りでない。",
  ]

  /// Sentences that leave it as it is: the city decides, or the law.
  private static let keeping = [
    "ただし、{city}の書面による承諾を得たときは、この限りでない。", "ただし、あらかじめ{city}が書面により承諾した場合を除く。", "ただし、{city}の指示があるときは、この限りでない。",
    "\n2　前項の規定は、{city}の承諾を得た場合には適用しない。", "ただし、法令に定めがある場合を除く。", "契約終了後も、この義務を負う。",
    "\n2　前項の規定は、契約の終了後も適用する。", "{you}は、従事者にもこれを守らせなければならない。",
  ]

  private static let dutyHolds = [
    "{you}は、{start}{stem}なければならない。", "{you}は、{start}{verb}ものとする。", "{you}は、{start}{verb}こととする。",
    "{you}は、{start}{verb}こと。",
    "{you}は、個人情報の保護に努めるとともに、{start}{stem}なければならない。", "{you}は、{start}{stem}なければならない。ただし、{city}が別に指示したときは、この限りでない。",
    "{you}は、{start}{stem}なければならないが、{city}の承諾を得たときは、この限りでない。", "{you}は、{start}{verb}義務を負う。",
    "{you}は、{start}{stem}なければならない。{you}は、この義務を怠ってはならない。",
    "{you}は、{start}{stem}なければならない。ただし、{city}の職員が立ち会ったときは、これを要しない。",
  ]

  private static let dutyTurns = [
    "{duty}が、控えについてはこの限りでない。", "{duty}が、{you}が必要と認める場合は除く。", "{duty}が、軽微なものは除外する。", "{duty}が、小規模なものは含まない。",
    "{duty}との定めは設けない。", "{duty}という定めは適用しない。", "{duty}旨の規定は削除する。", "{duty}との義務を負わない。", "{duty}という制約を受けない。",
    "{you}は、{city}の求めに応じてのみ、{start}{verb}ものとする。", "{duty}とは定めない。",
    "{duty}わけではない。", "{duty}というものではない。", "{duty}とは限らない。",
    "{you}は、{start}{verb}義務を有しない。", "{you}は、{start}{verb}義務を有さない。", "{you}は、{start}{verb}義務を持たない。",
    "{you}は、{start}{verb}責務を負わない。",
    "{you}は、{start}{verb}義務までは課されない。", "{you}には、{start}{verb}義務はない。", "{you}は、{start}{verb}ことを約束できない。",
    "{you}は、{start}{verb}ことを保証するものではない。", "{you}は、{start}{verb}か否かを自ら決める。", "{you}は、{start}{verb}かどうかを任意に定める。",
    "{you}は、{start}{verb}かどうかについて、独自に判断するものとする。", "{you}は、{city}の照会があった場合に限り、{start}{stem}なければならない。",
    "{you}は、{city}から請求があったときに限り、{start}{verb}ものとする。", "{you}は、{city}の要請があった場合にのみ、{start}{verb}。",
    "{you}は、{city}から求められない限り、{start}{stem}ない。", "{you}は、{start}{stem}ないものとする。", "（削除）{you}は、{start}{stem}なければならない。",
    "～～{duty}。～～", "~{duty}。~",
    "{you}は、{start}{stem}ないことがある。", "{you}は、{start}{stem}ないこともある。", "{you}は、{start}{stem}ない場合がある。",
    "{you}は、{start}{verb}ことがある。", "{you}は、{start}{verb}ことが期待される。", "{you}は、{start}{verb}ことが望まれる。",
    "{you}は、{start}{verb}ことが推奨される。", "{you}は、{start}{verb}こととはしない。", "{duty}こととはしない。", "{duty}ものとはしない。",
  ]

  /// A pattern filled in; the verbs ending in 「し」 are those in which 「漏らし」 becomes 「漏らさ」 before 「ない」.
  private static func fill(_ pattern: String, _ duty: Duty, _ party: (String, String)) -> String {
    let negative =
      duty.stem.hasSuffix("らし") || duty.stem.hasSuffix("出し") ? String(duty.stem.dropLast()) + "さ" : duty.stem
    return pattern.replacing("{ban}", with: "{you}は、{start}{stem}てはならない")
      .replacing("{duty}", with: "{you}は、{start}{stem}なければならない")
      .replacing("{start}", with: duty.start)
      .replacing("{stem}な", with: negative + "な").replacing("{stem}", with: duty.stem).replacing(
        "{verb}", with: duty.verb
      )
      .replacing("{you}", with: party.0).replacing("{city}", with: party.1)
  }

  @Test(arguments: bans + duties) func whatIsLaidDownIsStated(_ duty: Duty) throws {
    for party in TurnedAroundTests.parties {
      for pattern in duty.isBan ? TurnedAroundTests.banHolds : TurnedAroundTests.dutyHolds {
        let text = TurnedAroundTests.fill(pattern, duty, party)
        #expect(try TurnedAroundTests.searcher.state(duty.point, in: text) == .stated, "\(text)")
      }
    }
  }

  @Test(arguments: bans + duties) func whatIsTakenBackIsNeverStated(_ duty: Duty) throws {
    for party in TurnedAroundTests.parties {
      for pattern in duty.isBan ? TurnedAroundTests.banTurns : TurnedAroundTests.dutyTurns {
        let text = TurnedAroundTests.fill(pattern, duty, party)
        #expect(try TurnedAroundTests.searcher.state(duty.point, in: text) != .stated, "\(text)")
      }
    }
  }

  @Test(arguments: bans + duties) func aSentenceBehindItEmptiesItOrNot(_ duty: Duty) throws {
    let base = duty.isBan ? "{ban}。" : "{duty}。"
    for party in TurnedAroundTests.parties {
      for (patterns, isStated) in [(TurnedAroundTests.emptying, false), (TurnedAroundTests.keeping, true)] {
        for pattern in patterns {
          let text = TurnedAroundTests.fill(base + pattern, duty, party)
          #expect((try TurnedAroundTests.searcher.state(duty.point, in: text) == .stated) == isStated, "\(text)")
        }
      }
    }
  }

  @Test(arguments: [
    ("重大なものに限り、速やかに{city}に報告しなければならない。", false), ("100人を超える場合に限り、直ちに{city}に報告しなければならない。", false),
    ("直ちに{you}の親会社に報告しなければならない。", false), ("親会社に直ちに報告しなければならない。", false), ("速やかに代表者に報告するものとする。", false),
    ("直ちに{you}の役員に報告し、{city}に報告しなければならない。", true), ("その重大なものであるかを問わず、直ちに{city}に報告しなければならない。", true),
  ]) func aReportGoesToTheCityInAllCases(_ rest: String, _ isStated: Bool) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = "{you}は、個人情報の漏えいが発生したときは、\(rest)".replacing("{you}", with: you).replacing("{city}", with: city)
      let state = try TurnedAroundTests.searcher.state("incident-report/1", in: text)
      #expect((state == .stated) == isStated, "\(text)")
    }
  }

  @Test(arguments: [
    ("損害賠償の額は、委託料を上限とする。", false), ("ただし、委託料の額を限度とする。", false), ("\n2　前項の賠償の額は、契約金額を限度とする。", false),
    ("ただし、その額は、委託料の額を超えないものとする。", false), ("ただし、{city}の責めに帰すべき事由による場合は、この限りでない。", true),
    ("ただし、天災その他の不可抗力による場合は、この限りでない。", true),
  ]) func damagesAreNotCapped(_ sentence: String, _ isStated: Bool) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = "{you}は、{city}に損害を与えたときは、その損害を賠償しなければならない。\(sentence)"
        .replacing("{you}", with: you).replacing("{city}", with: city)
      #expect((try TurnedAroundTests.searcher.state("liability/1", in: text) == .stated) == isStated, "\(text)")
    }
  }

  @Test(arguments: [
    ("work-place/1", "{you}は、{city}の指定する場所以外で個人情報を取り扱ってはならない。", true),
    ("work-place/1", "{you}は、{city}の指定する場所以外で個人情報を取り扱うことができる。", false),
    ("subcontracting/2", "書面による{city}の承諾があれば、再委託できるものとする。", true),
    ("subcontracting/2", "書面による{you}の承諾があれば、再委託できるものとする。", false),
    ("basic-principles/3", "個人情報の取扱いに関する指示及び承諾は、書面（電磁的記録を含む。）によるものとし、口頭の指示はこの特記事項の定めに代わらない。", true),
    ("basic-principles/3", "個人情報の取扱いに関する指示は、口頭で行うことができる。", false),
  ]) func soundWordingsAreTold(_ point: String, _ sentence: String, _ isStated: Bool) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = sentence.replacing("{you}", with: you).replacing("{city}", with: city)
      #expect((try TurnedAroundTests.searcher.state(point, in: text) == .stated) == isStated, "\(text)")
    }
  }

  @Test(arguments: [
    ("書面又は口頭により", false), ("口頭又は書面により", false), ("文書若しくは電話により", false), ("書面、電話その他の方法により", false), ("口頭により", false),
    ("書面により", true), ("口頭ではなく書面により", true),
  ]) func consentMustBeWritten(_ manner: String, _ isWritten: Bool) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = "\(you)は、再委託をするときは、あらかじめ\(manner)\(city)の承諾を得なければならない。"
      let state = try TurnedAroundTests.searcher.state("subcontracting/2", in: text)
      #expect((state == .stated) == isWritten, "\(text)")
    }
  }

  @Test(arguments: [
    ("承諾は、口頭でも足りる。", false), ("承諾は、書面によることを要しない。", false), ("承諾は、書面によるか口頭によるかを問わない。", false),
    ("{city}が回答しないときは、承諾したものとみなす。", false), ("ただし、{city}から異議がないときは、承諾があったものとみなす。", false),
    ("返答のない場合は、承諾があったものとみなすことができる。", false),
    ("申請から7日を経過したときは、承諾を得たものとして取り扱う。", false), ("\n2　{city}が前項の申請に回答しないときは、同意したものと見なす。", false),
    ("口頭による承諾は承諾とみなさない。", true), ("口頭による承諾は、効力を有しない。", true), ("口頭による承諾は認めない。", true), ("口頭では足りない。", true),
    ("{city}が回答しないときは、承諾しなかったものとみなす。", true), ("{city}が回答しないことをもって承諾とみなすことはできない。", true),
  ]) func consentIsNotGivenBySilence(_ sentence: String, _ isStated: Bool) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = "\(you)は、再委託をするときは、あらかじめ書面により\(city)の承諾を得なければならない。" + sentence.replacing("{city}", with: city)
      let state = try TurnedAroundTests.searcher.state("subcontracting/2", in: text)
      #expect((state == .stated) == isStated, "\(text)")
    }
  }

  @Test(arguments: [
    ("7日以内に", true), ("30日以内に", true), ("1か月以内に", true), ("三箇月以内に", true), ("1年以内に", false), ("一年以内に", false),
    ("半年以内に", false),
    ("百八十日以内に", false), ("12か月以内に", false), ("２年後までに", false), ("翌年度の末日までに", false),
  ]) func aDeadlineTooFarIsNone(_ time: String, _ isStated: Bool) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = "\(you)は、個人情報を消去したときは、\(time)、消去証明書を\(city)に提出しなければならない。"
      let state = try TurnedAroundTests.searcher.state("erasure-certificate/1", in: text)
      #expect((state == .stated) == isStated, "\(text)")
    }
  }

  @Test(arguments: [
    ("{city}は、検査を行わない。", SpecificationCheck.Point.State.opposite), ("{city}は、{you}に対する検査を実施しない。", .opposite),
    ("{city}は、個人情報の取扱いの状況について監査を行わないものとする。", .opposite), ("{city}は、作業場所に立ち入り、検査することができない。", .opposite),
    ("検査は、行わないものとする。", .opposite), ("{city}は、検査を行う権利を有しない。", .opposite),
    ("{city}は、検査を行う権利を放棄する。", .opposite),
    ("{city}は、{you}の承諾を要することなく、個人情報の取扱いの状況を検査することができる。", .stated),
    ("{city}は、{you}の同意を待たずに、作業場所に立ち入り、検査することができる。", .stated),
    ("{city}は、{you}の承諾の有無にかかわらず、個人情報の取扱いの状況について検査できる。", .stated),
    ("{city}は、{you}が承諾した場合に限り、個人情報の取扱いの状況を検査することができる。", .opposite),
    ("{city}は、個人情報の取扱いの状況について検査をしないことがある。", .opposite),
    ("{city}は、個人情報の取扱いの状況について検査を求めないことがある。", .opposite),
    ("{city}は、個人情報の取扱いの状況を検査するときは、{you}に通知し、その同意を得るものとする。", .opposite),
    ("{city}は、個人情報の取扱いの状況を検査できる。この場合において、{city}は、{you}に通知し、その同意を得るものとする。", .opposite),
    ("{city}は、個人情報の取扱いの状況を検査できる。ただし、{you}が断った場合はこの限りでない。", .opposite),
    ("{city}は、個人情報の取扱いの状況を検査できる。{you}は、監査報告書の提出をもって検査に代えることができる。", .opposite),
    ("{you}は、監査報告書の提出をもって、個人情報の取扱いの状況の検査に代えることができる。", .opposite),
    ("{city}は、随時、立入検査を行うことができる。", .stated), ("{you}は、{city}が行う立入検査に応じなければならない。", .stated),
    ("{city}は、立入検査を行わない。", .opposite), ("{you}は、{city}が行う立入検査を拒むことができる。", .opposite),
  ]) func inspection(_ sentence: String, _ state: SpecificationCheck.Point.State) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = sentence.replacing("{you}", with: you).replacing("{city}", with: city)
      #expect(try TurnedAroundTests.searcher.state("inspection/1", in: text) == state, "\(text)")
    }
  }

  @Test(arguments: [
    "{you}は、従事者に対する研修を{city}に実施させる。", "{you}は、従事者への研修を{city}に行わせるものとする。", "従事者に対する研修は、{city}が実施する。",
    "従事者に対する研修は、{city}がこれを行う。", "従事者に対する研修は、{city}の責任において実施する。", "{city}は、従事者に対し研修を実施しなければならない。",
  ]) func aDutyOfTheCityIsNoneOfTheContractor(_ sentence: String) throws {
    for (you, city) in TurnedAroundTests.parties {
      let text = sentence.replacing("{you}", with: you).replacing("{city}", with: city)
      #expect(try TurnedAroundTests.searcher.state("training/1", in: text) != .stated, "\(text)")
    }
  }

  @Test(arguments: [
    ("乙は、事故を甲に報告するとともに、従事者に対し研修を実施しなければならない。", "training/1"),
    ("乙は、従事者の名簿を甲に提出し、従事者に研修を受講させなければならない。", "training/1"),
    ("乙は、個人情報の漏えいの防止に努めるとともに、その管理のために必要な措置を講じなければならない。", "secure-management/1"),
    ("乙は、消去したときは、消去証明書を甲に提出しなければならない。ただし、甲が消去に立ち会ったときは提出を要しない。", "erasure-certificate/1"),
    ("乙は、個人情報の漏えいが発生したときは、直ちに甲に報告し、60日以内に詳細を報告しなければならない。", "incident-report/1"),
    ("乙は、甲に損害を与えたときは、その損害を賠償しなければならない。契約の終了後も、この責任を免れない。", "liability/1"),
  ]) func realWordingsAreStated(_ text: String, _ point: String) throws {
    #expect(try TurnedAroundTests.searcher.state(point, in: text) == .stated)
  }

  @Test(arguments: [
    (
      "The Contractor need not take the following measures.\n(1) Measures to prevent leaks and loss of personal information are taken.\n",
      false
    ),
    (
      "The Contractor shall take the following measures.\n(1) Measures to prevent leaks and loss of personal information are taken.\n",
      true
    ),
  ]) func anEnglishListIsReadWithItsIntroduction(_ text: String, _ isStated: Bool) throws {
    #expect((try TurnedAroundTests.searcher.state("secure-management/1", in: text) == .stated) == isStated)
  }
}
