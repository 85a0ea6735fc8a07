/// How a stretch of a Japanese sentence ends, which may undo what stands before: 「…ならないとの定めは設けない。」.
///
/// Reads the words found in order of their ends and keeps what the end of the stretch depends on.
struct FinalPredicate {
  /// How far a noun may stand before the negation of its verb: 「義務を」 and 「負わない」.
  private static let reach = 12
  /// How far a noun may stand before the verb that ends it: 「規定は」 and 「廃止する」.
  private static let lossReach = 4
  /// How far what is demanded may stand before the negation of its verb.
  private static let verbReach = 6

  /// Where the negation that ends the stretch begins; -1 for none.
  private(set) var negation = -1
  /// Whether what the stretch lays down is denied or given up, whoever it speaks of.
  private(set) var isRevoked = false
  /// Whether a duty or a rule is none.
  private(set) var isReleased = false
  /// Whether a right is none.
  private(set) var isForfeited = false
  /// Whether the contractor chooses whether to act: 「か否かを自ら決める」.
  private(set) var isChosen = false
  /// Whether it is done only where somebody asks for it: 「請求があった場合に限り」.
  private(set) var isOnRequest = false

  /// Whether the statement in the end is denied as a whole, which is no ban itself: 「報告することとはしない」.
  private(set) var isFlipped = false
  /// Whether it is for grave cases only: 「重大なものに限り」.
  private(set) var isNarrowed = false
  /// Whether something else takes the place of what is demanded: 「検査に代えることができる」.
  private(set) var isReplaced = false
  /// Whether what is demanded is directed at somebody besides the city: 「親会社に報告」.
  private(set) var isMisdirected = false

  /// Whether the stretch denies in the end what contracts demand: 「報告は行わない」.
  private(set) var isDenied = false

  /// Where an ending like 「なければならない。」 ends, which denies nothing.
  private var holdEnd = -1
  /// The last noun such as 「義務を」, and whether it reports a rule: 「との定めは」.
  private var bond: (end: Int, isReported: Bool, isRight: Bool)?
  /// Where the last verb ends whose negation upholds a duty: 「免れない」.
  private var keepEnd = -1
  private var demandEnd = -1
  private var promiseEnd = -1
  private var askedEnd = -1
  private var graveEnd = -1
  private var otherEnd = -1
  private var whetherEnd = -1
  private var matterEnd = -1
  private var isOnlyOnRequest = false
  private var lastEnd = -1

  /// Takes the next word; `text` is the sentence.
  mutating func read(_ hit: WordFinder.Hit, _ marks: EvidenceIndex.Mark, _ text: [UInt32]) {
    let (start, end) = (hit.range.lowerBound, hit.range.upperBound)
    if marks.contains(.bonds) { bond = (end, FinalPredicate.isReported(text, before: start), marks.contains(.isRight)) }
    if marks.contains(.keeps) { keepEnd = end }
    if marks.contains(.replaces), demandEnd >= 0 {
      let isIt = text[..<start].suffix(FinalPredicate.it.count).elementsEqual(FinalPredicate.it)
      if isIt || (0...2).contains(start - demandEnd) { isReplaced = true }
    }
    if marks.contains(.demands) {
      demandEnd = end
      if otherEnd >= 0, FinalPredicate.isHow(text[min(otherEnd, start)..<start]) { isMisdirected = true }
    }
    if marks.contains(.toOther) { otherEnd = end }
    if marks.contains(.isGrave) { graveEnd = end }
    if marks.contains(.onlyThen), !marks.contains(.unless), graveEnd >= 0, start - graveEnd <= FinalPredicate.reach {
      isNarrowed = true
    }
    if marks.contains(.promises) { promiseEnd = end }
    if marks.contains(.asks) { askedEnd = end }
    if marks.contains(.isMatter) { matterEnd = end }
    if marks.contains(.isFree), matterEnd >= 0, start - matterEnd <= FinalPredicate.reach { isChosen = true }
    if marks.contains(.whether) { whetherEnd = end }
    if marks.contains(.chooses), whetherEnd >= 0, start - whetherEnd <= FinalPredicate.reach { isChosen = true }
    if marks.contains(.onlyThen), askedEnd >= 0, start - askedEnd <= 8 {
      if marks.contains(.unless) { isOnlyOnRequest = true } else { isOnRequest = true }
    }
    if marks.contains(.ends), let bond, start >= bond.end, start - bond.end <= FinalPredicate.lossReach {
      release(bond.isReported, bond.isRight)
    }
    if marks.contains(.holds) { holdEnd = end }
    // The longest of the endings that end here comes first.
    guard marks.contains(.negates), holdEnd != end, !(negation >= 0 && negation < start && lastEnd == end) else {
      return
    }
    lastEnd = end
    negate(at: start, isFlip: marks.contains(.flips), text)
  }

  private mutating func negate(at start: Int, isFlip: Bool, _ text: [UInt32]) {
    negation = start
    if isOnlyOnRequest { isOnRequest = true }
    if isFlip {
      if FinalPredicate.endsInDenial(text, before: start) {
        isRevoked = true
      } else if isDemand(text, before: start) {
        isFlipped = true
      }
    }
    if promiseEnd >= 0, start - promiseEnd <= 8, start >= promiseEnd { isRevoked = true }
    // 「ことができない」 is read as a bar.
    if text[..<start].suffix(FinalPredicate.ability.count).elementsEqual(FinalPredicate.ability) { return }
    if demandEnd >= 0, start >= demandEnd, start - demandEnd <= FinalPredicate.verbReach { isDenied = true }
    if let bond, start >= bond.end, start - bond.end <= FinalPredicate.reach, keepEnd < bond.end {
      release(bond.isReported, bond.isRight)
    }
  }

  private mutating func release(_ isReported: Bool, _ isRight: Bool) {
    if isRight { isForfeited = true } else { isReleased = true }
    if isReported { isRevoked = true }
  }

  /// Whether 「との」, 「という」, 「旨の」 or 「とする」 stands before a noun.
  private static func isReported(_ text: [UInt32], before start: Int) -> Bool {
    reporting.contains { text[..<start].suffix($0.count).elementsEqual($0) }
  }

  /// Whether the words before `start` demand something: 「報告する(こととはしない)」, not 「報告に限る(ものではない)」.
  private func isDemand(_ text: [UInt32], before start: Int) -> Bool {
    guard demandEnd >= 0, demandEnd < start, start - demandEnd <= FinalPredicate.verbReach, keepEnd < demandEnd else {
      return false
    }
    return text[demandEnd] == 0x3059 || text[demandEnd] == 0x3092
  }

  /// Whether nothing or only how something is done stands there: 「直ちに」.
  private static func isHow(_ text: ArraySlice<UInt32>) -> Bool {
    text.isEmpty || manners.contains { text.elementsEqual($0) }
  }

  /// Whether the words before `start` deny or forbid: 「できない(という)」, 「禁止されている」.
  private static func endsInDenial(_ text: [UInt32], before start: Int) -> Bool {
    var rest = text[..<start]
    for word in quoting where rest.suffix(word.count).elementsEqual(word) {
      rest = rest.dropLast(word.count)
      break
    }
    if denying.contains(where: { rest.suffix($0.count).elementsEqual($0) }) { return true }
    let near = Array(rest.suffix(10))
    return forbidding.contains { word in near.indices.contains { near[$0...].starts(with: word) } }
  }

  private static let ability = Folding.plain("でき")
  private static let reporting = ["との", "という", "旨の", "とする", "といった", "とした"].map { Folding.plain($0) }
  private static let it = Folding.plain("これ")
  private static let manners = ["直ちに", "速やかに", "書面で", "書面により", "その旨を", "これを"].map { Folding.plain($0) }
  private static let quoting = ["というまでの", "とまで", "ということ", "というもの", "という", "といった", "との", "まで", "こと", "もの", "と"]
    .map { Folding.plain($0) }
  private static let denying = ["ない", "ません", "ならぬ"].map { Folding.plain($0) }
  private static let forbidding = ["禁止", "禁じ", "禁ず", "厳禁"].map { Folding.plain($0) }
}
