import SourceText

/// Goes through a specification sentence by sentence and notes which points it states and which it turns around.
struct EvidenceSearch {
  /// Where something stands.
  struct Place {
    /// The sentence.
    var sentence: Sentence
    /// The words in it that decided.
    var words: Range<Int>
  }

  /// How far, in characters, what lifts a ban or a duty may stand before the words it lifts, in English.
  private static let lifting = 48

  /// Where each point is stated first.
  private(set) var stated: [Place?]
  /// Where each point is turned around first.
  private(set) var turned: [Place?]
  /// Where each point is laid down so that it does no good; what is stated elsewhere outweighs it.
  private var misplaced: [Place?]

  private let index: EvidenceIndex
  private let bytes: [UInt8]
  private var text = FoldedText()
  /// The words found in the sentence at hand, by their end.
  private var hits: [WordFinder.Hit] = []
  /// Which of them are signs of force inside longer ones.
  private var isInner: [Bool] = []
  /// The groups met in the sentence at hand, and where, by their first word.
  private var met: [(group: Int, words: Range<Int>)] = []
  /// For each group the sentence, the introduction, the paragraph and the article that had it last.
  private var seen: [Seen]
  /// For each way the sentence in which it was last looked at.
  private var lookedAt: [Int]
  /// For each point the sentence in which a permission lifted it last.
  private var liftedIn: [Int]
  private var count = 0
  /// What the sentence at hand does with what it speaks of.
  private var force = SentenceForce()
  /// The sentence that introduces the items at hand, its paragraph, and how it ends.
  private var introduction = (sentence: -1, paragraph: -1, stretch: SentenceForce.Stretch(), isTaken: false)
  /// What the introduction lifts by words before its list, in English: "need not take the following measures".
  private var introductionLifts: EvidenceIndex.Mark = []
  /// The points that the sentences so far stated: one behind them can take them back.
  private var recent = RecentPoints()
  /// Points turned around in the paragraph at hand, unless an excuse follows.
  private var pending: [(point: Int, place: Place)] = []
  private var paragraph = -1
  private var article = -1
  /// The passage that a note takes out.
  private var deletedPassage = -1

  private struct Seen {
    var sentence = -1
    /// The stretches of that sentence in which it stood, a bit for each, and where it ended last.
    var stretches: UInt64 = 0
    var end = 0
    var introduction = -1
    var caption = -1
    var passage = -1
    var paragraph = -1
    var article = -1
    var placeInPassage: Place?
    var placeInParagraph: Place?
    var placeInArticle: Place?
  }

  init(_ index: EvidenceIndex, in specification: Specification) {
    let points = index.pointCount
    self.index = index
    bytes = specification.bytes
    stated = Array(repeating: nil, count: points)
    turned = Array(repeating: nil, count: points)
    misplaced = Array(repeating: nil, count: points)
    seen = Array(repeating: Seen(), count: index.groupCount)
    lookedAt = Array(repeating: -1, count: index.ways.count)
    liftedIn = Array(repeating: -1, count: points)
    var reader = SentenceReader(specification)
    reader.read { sentence in take(sentence) }
    settle()
  }

  /// What became of a point; a permission weighs more than a ban elsewhere.
  func state(of point: Int) -> SpecificationCheck.Point.State {
    if turned[point] != nil { return .opposite }
    if stated[point] != nil { return .stated }
    return misplaced[point] != nil ? .opposite : .lacking
  }

  /// Where a point is turned around or stated.
  func place(of point: Int) -> Place? { turned[point] ?? stated[point] ?? misplaced[point] }

  private mutating func take(_ sentence: Sentence) {
    if sentence.paragraph != paragraph {
      settle()
      paragraph = sentence.paragraph
    }
    if sentence.article != article {
      article = sentence.article
      readCaption(sentence)
    }
    if isDeleted(sentence) { return }
    index.folding.fold(bytes, sentence.range, into: &text)
    if text.scalars.last != Folding.sentenceEnd {
      text.append(Folding.sentenceEnd, UInt32(sentence.range.upperBound), UInt32(sentence.range.upperBound))
    }
    hits.removeAll(keepingCapacity: true)
    index.finder.scan(text.scalars) { hits.append($0) }
    findInnerSigns()
    force.read(text.scalars, hits, isInner: isInner, isNote: sentence.isNote(in: bytes), index)
    let marks = meet(sentence)
    let isProviso = force.isProviso || (text.scalars.first.map { $0 < 0x80 } ?? false)
    if isProviso, force.isExcused { pending.removeAll() }
    recent.begin(sentence)
    if marks.contains(.liftsBan) { findLifted(.ban, .liftsBan, sentence, isExcused: force.isExcused) }
    if marks.contains(.liftsDuty) { findLifted(.duty, .liftsDuty, sentence, isExcused: force.isExcused) }
    findStated(sentence)
    let place = Place(sentence: sentence, words: 0..<0)
    for point in recent.taken(by: force) { pending.append((point, place)) }
    if !recent.isFirst, introduction.sentence == count - 1, force.swallows { introduction.isTaken = true }
    if recent.isFirst, force.deemsApproved {
      // 「2 甲が前項の申請に回答しないときは、承諾したものとみなす。」
      for point in recent.before where stated[point]?.sentence.article == sentence.article {
        pending.append((point, place))
      }
    }
    if marks.contains(.introduces), !sentence.isItem { introduce(sentence) }
    count += 1
  }

  /// Whether a note in the draft takes the sentence out, and with it what follows in its paragraph.
  private mutating func isDeleted(_ sentence: Sentence) -> Bool {
    if sentence.passage == deletedPassage { return true }
    guard DeletionNote.isAt(sentence.range, in: bytes) || DeletionNote.isCaption(sentence.caption, in: bytes) else {
      return false
    }
    if DeletionNote.begins(sentence.range, in: bytes) { deletedPassage = sentence.passage }
    return true
  }

  /// A caption says what its article is about, as 「契約終了時」, and no more than that: see ``isAbout(_:_:)``.
  private mutating func readCaption(_ sentence: Sentence) {
    guard !sentence.caption.isEmpty else { return }
    index.folding.fold(bytes, sentence.caption, into: &text)
    index.finder.scan(text.scalars) { hit in
      for group in index.groupsOfWord[hit.word] { seen[group].caption = sentence.article }
    }
  }

  /// Notes the groups that the sentence holds; gives all that its words mean.
  private mutating func meet(_ sentence: Sentence) -> EvidenceIndex.Mark {
    var marks: EvidenceIndex.Mark = []
    met.removeAll(keepingCapacity: true)
    for (hit, isInner) in zip(hits, isInner) {
      if !isInner { marks.formUnion(index.marks[hit.word]) }
      let groups = index.groupsOfWord[hit.word]
      if groups.isEmpty { continue }
      let bit = force.bit(of: hit.range.lowerBound)
      for group in groups {
        if isInner, group == index.ban || group == index.duty { continue }
        if seen[group].sentence == count {
          seen[group].stretches |= bit
          seen[group].end = hit.range.upperBound
          continue
        }
        seen[group].sentence = count
        seen[group].stretches = bit
        seen[group].end = hit.range.upperBound
        let words = Int(text.starts[hit.range.lowerBound])..<Int(text.ends[hit.range.upperBound - 1])
        met.append((group, words))
        if force.isSound(bit) { note(group, Place(sentence: sentence, words: words)) }
      }
    }
    return marks
  }

  /// A sign of force inside a longer one is none: 「しない。」 in 「を要しない。」 forbids nothing, nor does "may" in "may not"
  /// permit. As a word of a group it still counts.
  private mutating func findInnerSigns() {
    isInner.removeAll(keepingCapacity: true)
    for (number, hit) in hits.enumerated() {
      isInner.append(false)
      guard index.isSign(hit.word) else { continue }
      // Hits come by their end, the longer of two that end together first.
      var other = number - 1
      while other >= 0, hits[other].range.upperBound > hit.range.lowerBound {
        if index.isSign(hits[other].word) {
          if hits[other].range.lowerBound >= hit.range.lowerBound {
            isInner[other] = true
          } else if hits[other].range.upperBound == hit.range.upperBound {
            isInner[number] = true
          }
        }
        other -= 1
      }
    }
  }

  /// Remembers a group for its passage, paragraph and article.
  private mutating func note(_ group: Int, _ place: Place) {
    if seen[group].passage != place.sentence.passage {
      seen[group].passage = place.sentence.passage
      seen[group].placeInPassage = place
    }
    if seen[group].paragraph != place.sentence.paragraph {
      seen[group].paragraph = place.sentence.paragraph
      seen[group].placeInParagraph = place
    }
    if seen[group].article != place.sentence.article {
      seen[group].article = place.sentence.article
      seen[group].placeInArticle = place
    }
  }

  private mutating func introduce(_ sentence: Sentence) {
    introduction = (count, sentence.paragraph, force.stretches[force.stretches.count - 1], false)
    introductionLifts = []
    for (hit, isInner) in zip(hits, isInner) where !isInner && !force.isExcused {
      let marks = index.marks[hit.word]
      if marks.contains(.isBefore) { introductionLifts.formUnion(marks.intersection([.liftsBan, .liftsDuty])) }
    }
    for (group, _) in met { seen[group].introduction = count }
  }

  /// An excuse can only follow in the same paragraph.
  private mutating func settle() {
    for (point, place) in pending where turned[point] == nil { turned[point] = place }
    pending.removeAll()
  }

  // MARK: Statements

  private mutating func findStated(_ sentence: Sentence) {
    for (group, _) in met {
      for way in index.waysOfGroup[group] where lookedAt[way] != count {
        lookedAt[way] = count
        let point = index.ways[way].point
        guard turned[point] == nil, let found = reading(of: index.ways[way], in: sentence) else { continue }
        switch found.effect {
        case .turns: pending.append((point, found.place))
        case .misplaces: misplaced[point] = misplaced[point] ?? found.place
        case .states where liftedIn[point] != count:
          recent.add(point)
          if stated[point] == nil { stated[point] = found.place }
        case .states: break
        }
      }
    }
    // One way to turn a point around outweighs another to state it in the same words.
    for (point, place) in pending where place.sentence.range == sentence.range {
      if stated[point]?.sentence.range == sentence.range { stated[point] = nil }
    }
  }

  /// Where a way holds, if it does, and what becomes of its point there.
  private func reading(
    of way: EvidenceIndex.Way, in sentence: Sentence
  ) -> (place: Place, effect: SentenceForce.Effect)? {
    if let exclusion = way.exclusion, isHere(exclusion, sentence) { return nil }
    if isAbout(way, sentence) {
      guard let effect = effect(on: way, in: sentence) else { return nil }
      let place = Place(sentence: sentence, words: words(of: way))
      if effect != .states { return (place, effect) }
      if way.reach == .sentence { return isForced(way, sentence) ? (place, .states) : nil }
    }
    return distantPlace(of: way, in: sentence).map { ($0, .states) }
  }

  private func forceGroup(of way: EvidenceIndex.Way) -> Int? {
    way.force == .ban ? index.ban : way.force == .duty ? index.duty : nil
  }

  private func isForced(_ way: EvidenceIndex.Way, _ sentence: Sentence) -> Bool {
    if way.isTurned { return false }
    return forceGroup(of: way).map { isHere($0, sentence) } ?? true
  }

  /// What the stretches that hold a way do with its point; nil where they say nothing on it.
  private func effect(on way: EvidenceIndex.Way, in sentence: Sentence) -> SentenceForce.Effect? {
    var common = UInt64.max
    var complete: UInt64 = 0
    var end = 0
    for group in way.groups where seen[group].sentence == count {
      common &= seen[group].stretches
      complete = max(complete, seen[group].stretches & (~seen[group].stretches &+ 1))
      end = max(end, seen[group].end)
    }
    if common == 0 { common = complete }
    var result: SentenceForce.Effect?
    for (number, stretch) in force.stretches.enumerated() where common & (1 << UInt64(number)) != 0 {
      let effect: SentenceForce.Effect? =
        way.isTurned ? stretch.upholds(end) ? .turns : nil : stretch.effect(way.force, by: way.actor, wordsEnd: end)
      if effect == .states { result = effect }
      result = result ?? effect
    }
    if result == .states, way.force == .ban, force.remits(behind: common) { return .turns }
    if result == .states, way.force != .mention, force.excepts(behind: common) { return .turns }
    if result == .states, way.force != .mention, force.deemsApproved { return .turns }
    if result == .states, let deadline = way.deadline, isLate(deadline) { return .misplaces }
    guard result == .states, sentence.isItem, introduction.paragraph == sentence.paragraph else { return result }
    // 「次に掲げることを要しない」 waives its items.
    let whole = introduction.stretch.effect(way.force, by: way.actor, wordsEnd: Int.max)
    let isLifted = introductionLifts.contains(way.force == .ban ? .liftsBan : .liftsDuty)
    return introduction.isTaken || whole == .turns || isLifted ? .turns : result
  }

  /// Whether the sentence leaves more time than so many days, and asks for no haste.
  private func isLate(_ deadline: Int) -> Bool {
    guard let limit = Deadline.shortest(in: text.scalars), limit > deadline else { return false }
    return !hits.contains { index.marks[$0.word].contains(.hurries) }
  }

  /// Where a way holds that may be spread over a paragraph or an article.
  private func distantPlace(of way: EvidenceIndex.Way, in sentence: Sentence) -> Place? {
    let groups = way.groups + (forceGroup(of: way).map { [$0] } ?? [])
    switch way.reach {
    case .sentence: return nil
    case .passage:
      guard groups.allSatisfy({ seen[$0].passage == sentence.passage }) else { return nil }
      return seen[way.groups[0]].placeInPassage
    case .paragraph:
      guard groups.allSatisfy({ seen[$0].paragraph == sentence.paragraph }) else { return nil }
      return seen[way.groups[0]].placeInParagraph
    case .article:
      guard groups.allSatisfy({ seen[$0].article == sentence.article }) else { return nil }
      return seen[way.groups[0]].placeInArticle
    }
  }

  /// Whether all groups of a way stand in the sentence, or in the caption where they may.
  private func isAbout(_ way: EvidenceIndex.Way, _ sentence: Sentence) -> Bool {
    for group in way.groups where !isHere(group, sentence) {
      guard group == way.captioned else { return false }
      // 「承諾は、口頭で足りる。」 speaks of what its paragraph is about.
      let isInParagraph = way.isTurned && seen[group].paragraph == sentence.paragraph
      if seen[group].caption != sentence.article, !isInParagraph { return false }
    }
    return true
  }

  /// Whether a group stands in the sentence, or in the one that introduces it.
  private func isHere(_ group: Int, _ sentence: Sentence) -> Bool {
    if seen[group].sentence == count { return true }
    return sentence.isItem && introduction.paragraph == sentence.paragraph
      && seen[group].introduction == introduction.sentence
  }

  /// The stretch of the sentence that holds the words of a way.
  private func words(of way: EvidenceIndex.Way) -> Range<Int> {
    var result: Range<Int>?
    for (group, words) in met where way.groups.contains(group) {
      let known = result ?? words
      result = min(known.lowerBound, words.lowerBound)..<max(known.upperBound, words.upperBound)
    }
    return result ?? 0..<0
  }

  // MARK: Permissions

  /// Finds the points that a permission in an English sentence takes away: it stands before what it lifts.
  private mutating func findLifted(
    _ force: Evidence.Force, _ mark: EvidenceIndex.Mark, _ sentence: Sentence, isExcused: Bool
  ) {
    for (number, permission) in hits.enumerated() where !isInner[number] {
      guard index.marks[permission.word].isSuperset(of: [mark, .isBefore]) else { continue }
      var other = number + 1
      while hits.indices.contains(other),
        hits[other].range.lowerBound - permission.range.upperBound <= EvidenceSearch.lifting
      {
        for group in index.groupsOfWord[hits[other].word] {
          for way in index.waysOfGroup[group] { lift(index.ways[way], force, sentence, isExcused) }
        }
        other += 1
      }
    }
  }

  private mutating func lift(
    _ way: EvidenceIndex.Way, _ force: Evidence.Force, _ sentence: Sentence, _ isExcused: Bool
  ) {
    guard way.force == force, way.reach == .sentence, !way.isTurned, liftedIn[way.point] != count,
      way.groups.allSatisfy({ isHere($0, sentence) })
    else { return }
    liftedIn[way.point] = count
    if !isExcused, turned[way.point] == nil {
      pending.append((way.point, Place(sentence: sentence, words: words(of: way))))
    }
  }
}
