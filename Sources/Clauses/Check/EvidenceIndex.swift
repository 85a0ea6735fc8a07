import SourceText

/// The evidence of the clauses that are looked for, turned around: from words to groups to the points they prove.
struct EvidenceIndex: Sendable {
  /// One way to state one point.
  struct Way: Sendable {
    var point: Int
    /// The groups that must meet; the first is what the point is about.
    var groups: [Int]
    var force: Evidence.Force
    var actor: Evidence.Actor
    var reach: Evidence.Reach
    /// Whether the words turn the point around: 「口頭による承諾」.
    var isTurned: Bool
    /// Within how many days it must be done at the latest; nil for no matter.
    var deadline: Int?
    /// The group that may stand in the caption instead; nil for none.
    var captioned: Int?
    /// The group by which a sentence speaks of something else; nil for none.
    var exclusion: Int?
  }

  /// What a word found means, besides the groups that it is in.
  struct Mark: OptionSet, Sendable {
    let rawValue: UInt64
    /// It permits.
    static let liftsBan = Mark(rawValue: 1 << 0)
    /// It waives.
    static let liftsDuty = Mark(rawValue: 1 << 1)
    /// The word stands before what it lifts ("may copy"); otherwise behind (「複写することができる」).
    static let isBefore = Mark(rawValue: 1 << 2)
    static let introduces = Mark(rawValue: 1 << 3)
    static let excuses = Mark(rawValue: 1 << 4)
    /// Approval, which excuses where it is the city's; with ``receives`` 「承諾を得て」, without 「承諾した」.
    static let approves = Mark(rawValue: 1 << 5)
    static let receives = Mark(rawValue: 1 << 6)
    /// It leaves something to somebody's judgement: 「必要と認めるときは」.
    static let judges = Mark(rawValue: 1 << 7)
    /// Effort is enough: 「努めるものとする」.
    static let efforts = Mark(rawValue: 1 << 8)
    /// It is done as the one who does it likes: 「必要に応じて」.
    static let weakens = Mark(rawValue: 1 << 9)
    /// What should be done is not done: 「報告しないものとする」.
    static let denies = Mark(rawValue: 1 << 10)
    /// Behind it another stretch of the sentence begins.
    static let breaks = Mark(rawValue: 1 << 11)
    /// It takes back what stands before: 「この限りでない」.
    static let takesBack = Mark(rawValue: 1 << 12)
    /// A reason so wide that an exception for it leaves nothing of the rule.
    static let swallows = Mark(rawValue: 1 << 13)
    /// Something is asked of the other side.
    static let requests = Mark(rawValue: 1 << 14)
    /// No permission is needed, so that a ban is none.
    static let waives = Mark(rawValue: 1 << 15)
    /// It bars: 「ことができない」. Of the city, it takes a right away.
    static let bars = Mark(rawValue: 1 << 16)
    /// Other cases than the one that is meant: 「以外の場所では行わない」 denies nothing.
    static let confines = Mark(rawValue: 1 << 27)
    /// In a proviso it takes the duty of the sentence before back: 「足りる」.
    static let remits = Mark(rawValue: 1 << 28)
    /// Things that a clause is not about: a proviso for them takes nothing back.
    static let apart = Mark(rawValue: 1 << 29)
    /// It opens an exception to the sentence before: 「ただし」.
    static let proviso = Mark(rawValue: 1 << 26)
    /// The negation that ends a stretch: 「ない。」; with ``flips`` 「わけではない。」, which denies a whole statement.
    static let negates = Mark(rawValue: 1 << 30)
    static let flips = Mark(rawValue: 1 << 31)
    /// It ends like a negation and is none: 「なければならない。」, 「免れない。」.
    static let holds = Mark(rawValue: 1 << 32)
    /// What binds: 「義務を」, 「規定は」; what ends it: 「廃止する。」; what leaves it as it is when it is denied: 「違反し」.
    static let bonds = Mark(rawValue: 1 << 33)
    static let isRight = Mark(rawValue: 1 << 56)
    static let ends = Mark(rawValue: 1 << 34)
    static let keeps = Mark(rawValue: 1 << 35)
    /// 「約束」, 「保証」.
    static let promises = Mark(rawValue: 1 << 36)
    /// Somebody asks: 「請求」; only then: 「場合に限り」.
    static let asks = Mark(rawValue: 1 << 37)
    static let onlyThen = Mark(rawValue: 1 << 38)
    /// 「か否か」, and what chooses: 「自ら決める」.
    static let whether = Mark(rawValue: 1 << 39)
    static let chooses = Mark(rawValue: 1 << 40)
    /// NoRecorder counts as approval: 「承諾したものとみなす。」.
    static let deems = Mark(rawValue: 1 << 41)
    /// An exception follows in the same sentence: 「ならないが」.
    static let contrasts = Mark(rawValue: 1 << 42)
    /// It leaves cases out: 「除く。」, 「には当たらない。」.
    static let excepts = Mark(rawValue: 1 << 43)
    /// The other side must do it: 「実施させる」.
    static let delegates = Mark(rawValue: 1 << 44)
    /// 「得なければ」: with a bar it makes a condition.
    static let unless = Mark(rawValue: 1 << 45)
    /// What a sentence says of a thing that does not count: 「無効とする。」.
    static let voids = Mark(rawValue: 1 << 46)
    /// Somebody forbids it to others: 「禁止する」.
    static let forbids = Mark(rawValue: 1 << 47)
    /// A party named together with the next one: 「甲及び」.
    static let isJoined = Mark(rawValue: 1 << 48)
    /// The party that does it: 「甲の責任において」.
    static let isDoer = Mark(rawValue: 1 << 53)
    /// How or when something is done: 「の時期は」; as the one likes who does it: 「任意に」.
    static let isMatter = Mark(rawValue: 1 << 54)
    static let isFree = Mark(rawValue: 1 << 55)
    /// It makes an act or its lack a condition: 「したときは」, 「しないときは」.
    static let acts = Mark(rawValue: 1 << 49)
    static let failsToAct = Mark(rawValue: 1 << 50)
    /// What contracts demand: 「報告」.
    static let demands = Mark(rawValue: 1 << 52)
    /// It asks for haste: 「直ちに」.
    static let hurries = Mark(rawValue: 1 << 51)
    /// Longer words in which others mean nothing.
    static let idle = Mark(rawValue: 1 << 17)
    /// It opens an exception, whatever it is: 「ただし」, not 「この場合」.
    static let opensException = Mark(rawValue: 1 << 57)
    /// It takes back the sentence before even without 「ただし」: 「この限りでない」.
    static let standsAlone = Mark(rawValue: 1 << 58)
    /// What it refers to: 「この義務」, 「前項の規定」 or, with both, 「前条の規定」.
    static let refersToSentence = Mark(rawValue: 1 << 59)
    static let refersToParagraph = Mark(rawValue: 1 << 60)
    /// Somebody besides the city to whom things are told: 「親会社に」.
    static let toOther = Mark(rawValue: 1 << 61)
    /// Grave cases, which are few: 「重大な」.
    static let isGrave = Mark(rawValue: 1 << 62)
    /// Something else takes the place of what is demanded: 「検査に代えることができる」.
    static let replaces = Mark(rawValue: 1 << 63)
    // The parties, by the particle behind them.
    static let isCity = Mark(rawValue: 1 << 18)
    static let isContractor = Mark(rawValue: 1 << 19)
    static let isTopic = Mark(rawValue: 1 << 20)
    static let isAgent = Mark(rawValue: 1 << 21)
    static let isOwner = Mark(rawValue: 1 << 22)
    static let isRecipient = Mark(rawValue: 1 << 23)
    /// Of a stretch: to whom something is done.
    static let toCity = Mark(rawValue: 1 << 24)
    static let toContractor = Mark(rawValue: 1 << 25)

    var party: SentenceForce.Party? { contains(.isCity) ? .city : contains(.isContractor) ? .contractor : nil }
  }

  let folding: Folding
  let finder: WordFinder
  /// The groups that each word is in.
  private(set) var groupsOfWord: [[Int]] = []
  /// What each word does to a sentence.
  private(set) var marks: [Mark] = []
  /// All ways.
  private(set) var ways: [Way] = []
  /// The number of points.
  let pointCount: Int
  /// The ways that each group is part of.
  private(set) var waysOfGroup: [[Int]] = []
  /// The group of the words that forbid, and of those that lay down a duty.
  let ban: Int
  let duty: Int

  /// An index of these points.
  init(_ points: [Evidence], words: ClauseWords) {
    pointCount = points.count
    folding = Folding(same: words.same)
    var builder = Builder(folding: folding)
    // What bars and what denies forbids; the one who must do something by it is bound as well.
    let negative = (words.modes["barred"]?.all ?? []) + (words.modes["denial"]?.all ?? [])
    ban = builder.group(words.ban.words.all + negative)
    duty = builder.group(words.duty.words.all + negative)
    var all: [Way] = []
    for (point, evidence) in points.enumerated() {
      let exclusion = evidence.exclusions.isEmpty ? nil : builder.group(evidence.exclusions)
      let ways = evidence.ways.map { ($0, exclusion, false) }
      let turned = evidence.turned.map { way in
        (way.groups, way.exclusions.isEmpty ? nil : builder.group(way.exclusions), true)
      }
      for (groups, exclusion, isTurned) in ways + turned {
        all.append(
          Way(
            point: point, groups: groups.map { builder.group($0.words) }, force: evidence.force,
            actor: evidence.actor, reach: isTurned ? .sentence : evidence.reach, isTurned: isTurned,
            deadline: evidence.deadline,
            captioned: groups.first { $0.mayBeCaption }.map { builder.group($0.words) }, exclusion: exclusion))
      }
    }
    builder.mark(words.ban.lifted.ja, .liftsBan)
    builder.mark(words.ban.lifted.en, [.liftsBan, .isBefore])
    builder.mark(words.duty.lifted.ja, .liftsDuty)
    builder.mark(words.duty.lifted.en, [.liftsDuty, .isBefore])
    builder.mark(words.introduces.all, .introduces)
    builder.mark(words.excuses.all, .excuses)
    for (name, mark) in EvidenceIndex.modes { builder.mark(words.modes[name]?.all ?? [], mark) }
    builder.bonds(words.modes["bond"]?.ja ?? [], .bonds)
    builder.bonds(words.modes["right"]?.ja ?? [], [.bonds, .isRight])
    builder.party(words.city, .isCity)
    builder.party(words.contractor, .isContractor)
    finder = WordFinder(builder.words)
    groupsOfWord = builder.groupsOfWord
    marks = builder.marks
    ways = all
    waysOfGroup = Array(repeating: [], count: builder.groupCount)
    for (index, way) in ways.enumerated() {
      for group in way.groups where waysOfGroup[group].last != index { waysOfGroup[group].append(index) }
    }
  }

  /// The lists of `modes` in `clause-words.yaml`, and what their words mean.
  static let modes: [(name: String, mark: Mark)] = [
    ("effort", .efforts), ("weak", .weakens), ("denial", .denies), ("breaks", .breaks), ("taken-back", .takesBack),
    ("wide", .swallows), ("request", .requests), ("approval-given", .approves),
    ("approval-received", [.approves, .receives]), ("judgement", .judges), ("unneeded", .waives), ("barred", .bars),
    ("proviso", .proviso), ("others", .confines), ("idle", .idle), ("remitted", .remits), ("apart", .apart),
    ("negation", .negates), ("denied-statement", [.negates, .flips]), ("no-negation", .holds), ("bond", []),
    ("right", []),
    ("bond-ended", .ends), ("bond-kept", .keeps), ("promise", .promises), ("asked", .asks), ("only-then", .onlyThen),
    ("only-if-asked", [.onlyThen, .unless]), ("whether", .whether), ("chosen", .chooses), ("deemed", .deems),
    ("contrast", [.contrasts, .breaks]), ("left-out", .excepts), ("delegated", .delegates), ("unless", .unless),
    ("void", .voids), ("forbidden", .forbids), ("hasty", .hurries), ("demanded", .demands), ("matter", .isMatter),
    ("freely", .isFree), ("act", .acts), ("no-act", .failsToAct), ("exception", [.proviso, .opensException]),
    ("alone", .standsAlone), ("refers-to-sentence", .refersToSentence), ("refers-to-paragraph", .refersToParagraph),
    ("refers-to-article", [.refersToSentence, .refersToParagraph]), ("to-other", .toOther), ("grave", .isGrave),
    ("replaced", .replaces),
  ]

  /// Whether a word forbids, lays down a duty, or takes away one of these.
  func isSign(_ word: Int) -> Bool {
    !marks[word].isDisjoint(with: EvidenceIndex.signs)
      || groupsOfWord[word].contains { $0 == ban || $0 == duty }
  }

  fileprivate static let signs: Mark = [
    .liftsBan, .liftsDuty, .efforts, .weakens, .denies, .breaks, .approves, .waives, .bars, .judges, .idle, .deems,
    .acts, .failsToAct, .excepts, .voids,
  ]

  /// The number of groups.
  var groupCount: Int { waysOfGroup.count }

  /// Numbers words and groups as they come.
  private struct Builder {
    let folding: Folding
    var words: [[UInt32]] = []
    var groupsOfWord: [[Int]] = []
    var marks: [Mark] = []
    var groupCount = 0
    private var numbers: [[UInt32]: Int] = [:]
    private var groups: [[String]: Int] = [:]

    init(folding: Folding) { self.folding = folding }

    mutating func group(_ list: [String]) -> Int {
      if let known = groups[list] { return known }
      let group = groupCount
      groupCount += 1
      groups[list] = group
      for word in list {
        let number = number(word)
        if groupsOfWord[number].last != group { groupsOfWord[number].append(group) }
      }
      return group
    }

    /// The names of a party, each by the particle behind it.
    mutating func party(_ names: [String], _ party: Mark) {
      let particles: [(String, Mark)] = [
        ("は", .isTopic), ("も", .isTopic), ("が", .isAgent), ("の", .isOwner), ("に", .isRecipient), ("へ", .isRecipient),
        ("の職員が", .isAgent), ("職員が", .isAgent), ("の担当者が", .isAgent), ("の担当職員が", .isAgent), ("の監督員が", .isAgent),
        ("をして", .isRecipient), ("の責任において", .isDoer), ("の責任で", .isDoer), ("の負担で", .isDoer), ("の負担により", .isDoer),
        ("の負担とする", .isDoer), ("の負担において", .isDoer), ("の費用で", .isDoer), ("の費用により", .isDoer),
        ("及び", .isJoined), ("並びに", .isJoined), ("と", .isJoined), ("又は", .isJoined), ("・", .isJoined),
      ]
      for name in names {
        for (particle, role) in particles { mark([name + particle], [party, role]) }
      }
    }

    /// The nouns that bind, each with the particles that may stand between them and their verb.
    mutating func bonds(_ nouns: [String], _ mark: Mark) {
      for noun in nouns {
        for particle in ["は", "を", "も", "が", "に", "には", "まで", "とは", "から", "の"] {
          self.mark([noun + particle], mark)
        }
      }
    }

    mutating func mark(_ list: [String], _ mark: Mark) {
      for word in list {
        // A sign that goes on hides the shorter one in it at which the sentence breaks.
        let isSign = !mark.isDisjoint(with: EvidenceIndex.signs)
        let goesOn = isSign && ["ものとし", "こととし", "とともに"].contains { word.hasSuffix($0) }
        marks[number(word)].formUnion(goesOn ? [mark, .breaks] : mark)
      }
    }

    private mutating func number(_ word: String) -> Int {
      var folded = folding.fold(word)
      if word.last == " " { folded.append(0x20) }
      if let known = numbers[folded] { return known }
      numbers[folded] = words.count
      words.append(folded)
      groupsOfWord.append([])
      marks.append([])
      return words.count - 1
    }
  }
}
