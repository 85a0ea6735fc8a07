/// What a sentence does with the things it speaks of: it demands or forbids them, or it takes that back.
///
/// A Japanese sentence says so at the end of each of its stretches: 「…に努めるものとし、…は要しない。」 has two. A stretch ends
/// behind the words of `breaks` in `clause-words.yaml`; what stands in brackets is read with the last one.
struct SentenceForce {
  /// A party to the contract.
  enum Party {
    case city
    case contractor
  }

  /// What a stretch does with a point.
  enum Effect {
    /// It lays it down.
    case states
    /// It lays down the contrary.
    case turns
    /// It lays it down where it does no good, upon the wrong party or as a choice: it counts where nothing better stands.
    case misplaces
  }

  /// One stretch of a sentence.
  struct Stretch {
    /// The words in it that matter, besides who says so.
    var marks: EvidenceIndex.Mark = []
    /// Who it speaks of: 「乙は」.
    var subject: Party?
    /// Where the last permission begins.
    var permission = -1
    /// Where the last bar begins: 「してはならない」.
    var bar = -1
    /// Where the first word begins that leaves a duty to the contractor: 「必要に応じて」, 「受託者の判断により」.
    var weakness = Int.max
    /// Whether what is done depends on the contractor's own consent or judgement.
    var isLeftToContractor = false
    /// Whether the city must ask the contractor first: 「甲は、…乙に通知し、その同意を得るものとする」.
    var needsContractor = false
    /// Whether it is an exception on the city's terms, or those of law; and whether it says so itself.
    var isExcused = false
    var excuses = false
    /// How it ends.
    var predicate = FinalPredicate()
    /// Whether what the contractor must do is done by the city: 「甲に実施させる」, 「甲が実施する」.
    var isDelegated = false
  }

  /// More stretches count as one.
  private static let maximum = 60
  /// How far before its verb a party may stand, in characters.
  private static let reach = 30
  /// How far before the end of its stretch the one who acts stands where no words come between him and his verb.
  static let verbReach = 8

  /// Whether brackets leave out so much that nothing is left: 「（控えを除く。）」.
  private var bracketExcepts = false
  /// The stretches in order; one at least.
  private(set) var stretches: [Stretch] = [Stretch()]
  /// Where each of them ends.
  private var ends: [Int] = []
  /// Where the sentence ends and the text of its brackets begins.
  private(set) var end = 0
  /// Whether the sentence is a proviso to the one before, and whether it opens an exception: 「ただし」, 「※」.
  private(set) var isProviso = false
  private(set) var opensException = false

  /// Reads the words found in a sentence, by their end; `isInner` tells those that are part of a longer one.
  /// `isNote` says that 「※」 stands before it.
  mutating func read(
    _ text: [UInt32], _ hits: [WordFinder.Hit], isInner: [Bool], isNote: Bool, _ index: EvidenceIndex
  ) {
    stretches.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    end = text.firstIndex(of: Folding.sentenceEnd).map { $0 + 1 } ?? text.count
    var stretch = Stretch()
    var isExcused = false
    var bracket: EvidenceIndex.Mark = []
    let opening = hits.filter { $0.range.lowerBound == 0 }.map { index.marks[$0.word] }
    opensException = isNote || opening.contains { $0.contains(.opensException) }
    isProviso = opensException || opening.contains { $0.contains(.proviso) }
    // The last place at which each party stood as the one who acts, and as the one to whom something belongs.
    var topic: (party: Party, end: Int)?
    var agent: (party: Party, end: Int)?
    var owner: (party: Party, end: Int)?
    var recipient: (party: Party, end: Int)?
    var joined: (party: Party, end: Int)?
    for (hit, isInner) in zip(hits, isInner) {
      var marks = index.marks[hit.word]
      if hit.range.lowerBound < end { stretch.predicate.read(hit, marks, text) }
      if marks.isEmpty || isInner { continue }
      // English says "may" before what it permits; see ``EvidenceSearch``.
      if marks.contains(.isBefore) { marks.subtract([.liftsBan, .liftsDuty]) }
      let start = hit.range.lowerBound
      if let party = marks.party {
        if marks.contains(.isTopic) {
          // 「乙及び甲は」 speaks of both.
          let isBoth = joined?.end == start && joined?.party != party
          topic = (isBoth ? .contractor : party, hit.range.upperBound)
          stretch.subject = topic?.party
        }
        if marks.contains(.isAgent) { agent = (party, hit.range.upperBound) }
        if marks.contains(.isOwner) { owner = (party, hit.range.upperBound) }
        if marks.contains(.isDoer), party == .city { stretch.isDelegated = true }
        if marks.contains(.isJoined) { joined = (party, hit.range.upperBound) }
        if marks.contains(.isRecipient) { recipient = (party, hit.range.upperBound) }
        if marks.contains(.isRecipient) { stretch.marks.insert(party == .city ? .toCity : .toContractor) }
        continue
      }
      if marks.contains(.excuses) { stretch.excuses = true }
      // 「甲が立ち会ったときは」 is the city's doing; 「甲が回答しないときは」 is not.
      if isProviso, marks.contains(.acts), near(agent, start)?.party == .city { stretch.excuses = true }
      if marks.contains(.approves) {
        // 「甲の承諾を得て」; 「乙が承諾した場合に限り」 makes a right of the city depend on the other side.
        var giver = near(owner, start)
        if !marks.contains(.receives), let agent = near(agent, start), agent.end > giver?.end ?? -1 { giver = agent }
        // The city asks nobody but the contractor: 「甲は、乙に通知し、その同意を得るものとする」.
        let asksContractor = giver?.party == .contractor || (giver == nil && stretch.marks.contains(.toContractor))
        if marks.contains(.receives), stretch.subject == .city, asksContractor, near(agent, start) == nil {
          stretch.needsContractor = true
          giver = (.contractor, start)
        }
        if giver?.party == .contractor { stretch.isLeftToContractor = true } else { stretch.excuses = true }
      }
      if marks.contains(.judges) {
        let parties = [near(topic, start), near(agent, start), near(owner, start)].compactMap { $0 }
        let judge = parties.max { $0.end < $1.end }
        switch judge?.party {
        case .contractor:
          stretch.isLeftToContractor = true
          stretch.weakness = min(stretch.weakness, start)
        case .city: stretch.excuses = true
        case nil: break
        }
      }
      isExcused = isExcused || stretch.excuses
      // What brackets permit or waive is theirs.
      if start >= end {
        bracket.formUnion(marks)
        continue
      }
      if marks.contains(.apart), SentenceForce.isFinal(text, from: hit.range.upperBound) { marks.remove(.apart) }
      stretch.marks.formUnion(marks)
      if marks.contains(.liftsBan) { stretch.permission = start }
      if marks.contains(.bars) { stretch.bar = start }
      if marks.contains(.weakens) { stretch.weakness = min(stretch.weakness, start) }
      if marks.contains(.delegates), let recipient, recipient.party == .city,
        SentenceForce.isUnbroken(text[recipient.end..<start])
      {
        stretch.isDelegated = true
      }
      if marks.contains(.breaks), stretches.count < SentenceForce.maximum {
        stretches.append(stretch)
        ends.append(hit.range.upperBound)
        stretch = Stretch(subject: stretch.subject)
      }
    }
    // 「研修は、甲が実施する。」
    if let agent, agent.party == .city, agent.end < end, end - 1 - agent.end <= SentenceForce.verbReach,
      stretch.marks.isDisjoint(with: [.requests, .judges, .approves])
    {
      stretch.isDelegated = true
    }
    stretches.append(stretch)
    ends.append(text.count)
    for number in stretches.indices { stretches[number].isExcused = isExcused }
    bracketExcepts = bracket.isSuperset(of: [.excepts, .swallows]) && !isExcused
  }

  /// Whether 「。」 or 「ものとする。」 follows.
  private static func isFinal(_ text: [UInt32], from place: Int) -> Bool {
    [Folding.sentenceEnd, 0x3082, 0x3053].contains(text.indices.contains(place) ? text[place] : Folding.sentenceEnd)
      && text[place...].prefix(5).contains(where: { $0 == Folding.sentenceEnd || $0 == 0x3068 })
  }

  /// Whether no other verb and nobody else stands between 「甲に」 and its verb: no 「し」 and no 「に」.
  private static func isUnbroken(_ text: ArraySlice<UInt32>) -> Bool {
    text.count <= 12 && !text.contains { $0 == 0x3057 || $0 == 0x306B }
  }

  private func near(_ party: (party: Party, end: Int)?, _ start: Int) -> (party: Party, end: Int)? {
    guard let party, start - party.end <= SentenceForce.reach else { return nil }
    return party
  }

  /// The stretch that holds a place, as one bit.
  func bit(of place: Int) -> UInt64 {
    if place >= end { return 1 << UInt64(stretches.count - 1) }
    return 1 << UInt64(ends.firstIndex { place < $0 } ?? stretches.count - 1)
  }

  /// Whether a stretch, given as a bit, takes nothing back.
  func isSound(_ bit: UInt64) -> Bool {
    let stretch = stretches[min(bit.trailingZeroBitCount, stretches.count - 1)]
    return stretch.isPlain || stretch.isExcused || stretch.subject == .city
  }

  /// Whether the stretch right behind one of these, given as bits, contents itself with less: 「してはならず、事後に届け出れば足りる」.
  func remits(behind bits: UInt64) -> Bool {
    stretches.indices.dropFirst().contains { number in
      let stretch = stretches[number]
      return bits & (1 << UInt64(number - 1)) != 0 && stretch.marks.contains(.remits)
        && stretch.marks.isDisjoint(with: .apart) && !stretch.isExcused && stretch.subject != .city
    }
  }

  /// Whether an exception follows in the same sentence behind one of these stretches, given as bits:
  /// 「…ならないが、業務上必要な場合は、この限りでない」.
  func excepts(behind bits: UInt64) -> Bool {
    if bracketExcepts { return true }
    var isBehind = false
    for number in stretches.indices.dropFirst() {
      let before = stretches[number - 1]
      let isNamed = bits & (1 << UInt64(number - 1)) != 0
      isBehind = before.marks.contains(.contrasts) ? isBehind || isNamed : isBehind && !isNamed
      if isBehind, stretches[number].isException { return true }
      // 「…してはならず、控えについては、この限りでない。」
      if isNamed, stretches[number].marks.contains(.takesBack), stretches[number].isException { return true }
    }
    return false
  }

  /// Whether the sentence lets silence count as approval: 「回答しないときは、承諾したものとみなす。」
  var deemsApproved: Bool { stretches.contains { $0.marks.contains(.deems) } }

  /// Whether the sentence is an exception on the city's terms, or those of law.
  var isExcused: Bool { stretches[0].isExcused }
}

extension SentenceForce.Stretch {
  /// Whether it takes nothing back, whatever it is about.
  var isPlain: Bool {
    marks.isDisjoint(with: [.liftsBan, .liftsDuty, .efforts, .weakens, .deems]) && !isLeftToContractor
      && !predicate.isReleased && !predicate.isRevoked && !predicate.isChosen
  }

  /// Whether it lets words that lay down the contrary stand, which end at `end`: 「口頭による承諾は認めない」 does not.
  func upholds(_ end: Int) -> Bool {
    if marks.contains(.voids) { return false }
    // 「口頭による承諾を得なければ…してはならない」 lets it do.
    if marks.contains(.unless), bar >= end { return true }
    return bar < end && predicate.negation < end
  }

  /// Whether it takes something out of the stretch before, without the city's approval.
  var isException: Bool {
    !excuses && subject != .city && marks.isDisjoint(with: .apart)
      && !marks.isDisjoint(with: [.takesBack, .excepts, .liftsBan, .liftsDuty, .remits, .waives])
  }

  /// Whether the end of the stretch undoes what it lays down.
  private var isUndone: Bool {
    if predicate.isRevoked { return true }
    if predicate.isReleased, subject != .city { return true }
    return predicate.isChosen && subject != .city && !(marks.contains(.judges) && excuses)
  }

  /// What it does with a point of this force, whose words end at `end`; nil where it says nothing on the point.
  func effect(_ force: Evidence.Force, by actor: Evidence.Actor, wordsEnd end: Int) -> SentenceForce.Effect? {
    // 「乙の判断により」 outweighs an exception on the city's terms; approval outweighs 「乙が必要と認めるときは」.
    let isExcused = isExcused && !(isLeftToContractor && marks.contains(.liftsBan))
    switch force {
    case .mention: return .states
    case .ban:
      if marks.contains(.efforts) || isUndone || marks.contains(.deems) { return .turns }
      // What the city must not do binds nobody else; what it forbids does.
      if subject == .city, !isExcused, marks.isDisjoint(with: [.forbids, .requests, .liftsBan]) { return .misplaces }
      if isExcused { return .states }
      if marks.contains(.waives) { return .turns }
      return marks.contains(.liftsBan) && subject != .city && permission - end <= 24 ? .turns : .states
    case .duty:
      return actor == .contractor ? duty(isExcused, end) : right(isExcused, end)
    }
  }

  /// Whether the last of the words, which end at `end`, is what the stretch denies in the end: 「報告|は行わない」.
  private func denies(_ end: Int) -> Bool {
    predicate.isDenied && predicate.negation - end <= SentenceForce.verbReach
      && marks.isDisjoint(with: [.confines, .unless, .forbids])
  }

  /// Whether the statement on the last of the words, which end at `end`, is denied: 「報告|することとはしない」.
  private func isFlipped(_ end: Int) -> Bool {
    predicate.isFlipped && predicate.negation >= end && predicate.negation - end <= SentenceForce.verbReach
      && marks.isDisjoint(with: [.confines, .unless, .forbids])
  }

  /// Whether the contractor may do something else instead.
  var isReplaced: Bool { predicate.isReplaced && subject != .city && !isExcused }

  /// A duty of the contractor.
  private func duty(_ isExcused: Bool, _ end: Int) -> SentenceForce.Effect? {
    if marks.contains(.efforts) || isUndone || marks.contains(.deems) { return .turns }
    if predicate.isOnRequest, subject != .city { return .turns }
    if isDelegated || (predicate.isMisdirected && !marks.contains(.toCity)) { return .misplaces }
    let permits = marks.contains(.liftsBan)
    // The city's duty towards the contractor is the wrong way round; a duty or a right of its own is none of the
    // contractor, unless something is asked of him by it.
    if subject == .city, !marks.contains(.requests), !permits {
      return marks.contains(.toContractor) ? .misplaces : nil
    }
    if isExcused { return .states }
    if !marks.isDisjoint(with: [.liftsDuty, .waives]) { return .turns }
    if marks.contains(.denies), !marks.contains(.confines) { return .turns }
    if denies(end) || isReplaced || isFlipped(end) { return .turns }
    if weakness < end || predicate.isNarrowed { return .misplaces }
    guard permits, !marks.contains(.confines) else { return .states }
    if subject == .city || marks.contains(.requests) { return marks.contains(.requests) ? .states : nil }
    return subject == .contractor ? .turns : .misplaces
  }

  /// A right of the city, which is as well a duty of the contractor.
  private func right(_ isExcused: Bool, _ end: Int) -> SentenceForce.Effect? {
    if isUndone || marks.contains(.deems) || predicate.isForfeited || needsContractor { return .turns }
    // That the city answers for nothing is not the contractor's business.
    if subject == .city, predicate.isReleased { return nil }
    if marks.contains(.bars), subject == .city || isLeftToContractor { return .turns }
    if isLeftToContractor, marks.contains(.liftsBan) { return .turns }
    if marks.contains(.efforts), subject != .city { return .turns }
    if isExcused { return .states }
    if !marks.isDisjoint(with: [.liftsDuty, .waives]) { return .turns }
    if isReplaced { return .turns }
    if marks.contains(.denies) || denies(end) || isFlipped(end) { return subject == .contractor ? nil : .turns }
    return subject == .contractor && marks.contains(.liftsBan) ? nil : .states
  }
}
