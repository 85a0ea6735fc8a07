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

  /// How far, in characters, what lifts a ban or a duty may stand behind (in English: before) the words it lifts.
  private static let lifting = (behind: 8, before: 48)

  /// Where each point is stated first.
  private(set) var stated: [Place?]
  /// Where each point is turned around first.
  private(set) var turned: [Place?]

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
  /// The sentence that introduces the items at hand, and its paragraph.
  private var introduction = (sentence: -1, paragraph: -1, isWaived: false)
  /// Points turned around in the paragraph at hand, unless an excuse follows.
  private var pending: [(point: Int, place: Place)] = []
  private var paragraph = -1

  private struct Seen {
    var sentence = -1
    var introduction = -1
    var paragraph = -1
    var article = -1
    var placeInParagraph: Place?
    var placeInArticle: Place?
  }

  init(_ index: EvidenceIndex, in specification: Specification) {
    let points = index.pointCount
    self.index = index
    bytes = specification.bytes
    stated = Array(repeating: nil, count: points)
    turned = Array(repeating: nil, count: points)
    seen = Array(repeating: Seen(), count: index.groupCount)
    lookedAt = Array(repeating: -1, count: index.ways.count)
    liftedIn = Array(repeating: -1, count: points)
    var reader = SentenceReader(specification)
    reader.read { sentence in take(sentence) }
    settle()
  }

  /// What became of a point; a permission weighs more than a ban elsewhere.
  func state(of point: Int) -> SpecificationCheck.Point.State {
    turned[point] != nil ? .opposite : stated[point] != nil ? .stated : .lacking
  }

  /// Where a point is turned around or stated.
  func place(of point: Int) -> Place? { turned[point] ?? stated[point] }

  private mutating func take(_ sentence: Sentence) {
    if sentence.paragraph != paragraph {
      settle()
      paragraph = sentence.paragraph
    }
    index.folding.fold(bytes, sentence.range, into: &text)
    if text.scalars.last != Folding.sentenceEnd {
      text.append(Folding.sentenceEnd, UInt32(sentence.range.upperBound), UInt32(sentence.range.upperBound))
    }
    hits.removeAll(keepingCapacity: true)
    index.finder.scan(text.scalars) { hits.append($0) }
    findInnerSigns()
    var marks: EvidenceIndex.Mark = []
    met.removeAll(keepingCapacity: true)
    for (hit, isInner) in zip(hits, isInner) {
      if !isInner { marks.formUnion(index.marks[hit.word]) }
      for group in index.groupsOfWord[hit.word] where seen[group].sentence != count {
        if isInner, group == index.ban || group == index.duty { continue }
        seen[group].sentence = count
        let words = Int(text.starts[hit.range.lowerBound])..<Int(text.ends[hit.range.upperBound - 1])
        met.append((group, words))
        note(group, Place(sentence: sentence, words: words))
      }
    }
    if marks.contains(.excuses) { pending.removeAll() }
    if marks.contains(.liftsBan) { findLifted(.ban, .liftsBan, sentence, isExcused: marks.contains(.excuses)) }
    if marks.contains(.liftsDuty) { findLifted(.duty, .liftsDuty, sentence, isExcused: marks.contains(.excuses)) }
    findStated(sentence)
    if marks.contains(.introduces), !sentence.isItem {
      introduce(sentence, isWaived: marks.contains(.liftsDuty) && !marks.contains(.excuses))
    }
    count += 1
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

  /// Remembers a group for its paragraph and article.
  private mutating func note(_ group: Int, _ place: Place) {
    if seen[group].paragraph != place.sentence.paragraph {
      seen[group].paragraph = place.sentence.paragraph
      seen[group].placeInParagraph = place
    }
    if seen[group].article != place.sentence.article {
      seen[group].article = place.sentence.article
      seen[group].placeInArticle = place
    }
  }

  private mutating func introduce(_ sentence: Sentence, isWaived: Bool) {
    introduction = (count, sentence.paragraph, isWaived)
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
        guard stated[point] == nil, liftedIn[point] != count else { continue }
        guard let place = place(of: index.ways[way], in: sentence) else { continue }
        // 「次に掲げることを要しない」 waives its items.
        if sentence.isItem, introduction.isWaived, introduction.paragraph == sentence.paragraph {
          pending.append((point, place))
        } else {
          stated[point] = place
        }
      }
    }
  }

  /// Where the groups of a way meet, if they do.
  private func place(of way: EvidenceIndex.Way, in sentence: Sentence) -> Place? {
    if let exclusion = way.exclusion, isHere(exclusion, sentence) { return nil }
    let force: Int? = way.force == .ban ? index.ban : way.force == .duty ? index.duty : nil
    switch way.reach {
    case .sentence:
      guard way.groups.allSatisfy({ isHere($0, sentence) }), force.map({ isHere($0, sentence) }) ?? true else {
        return nil
      }
      return Place(sentence: sentence, words: words(of: way))
    case .paragraph:
      let paragraph = sentence.paragraph
      guard way.groups.allSatisfy({ seen[$0].paragraph == paragraph }),
        force.map({ seen[$0].paragraph == paragraph }) ?? true
      else { return nil }
      return seen[way.groups[0]].placeInParagraph
    case .article:
      let article = sentence.article
      guard way.groups.allSatisfy({ seen[$0].article == article }),
        force.map({ seen[$0].article == article }) ?? true
      else { return nil }
      return seen[way.groups[0]].placeInArticle
    }
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

  /// Finds the points that a permission in the sentence takes away.
  private mutating func findLifted(
    _ force: Evidence.Force, _ mark: EvidenceIndex.Mark, _ sentence: Sentence, isExcused: Bool
  ) {
    for (number, permission) in hits.enumerated() where index.marks[permission.word].contains(mark) && !isInner[number]
    {
      let isBefore = index.marks[permission.word].contains(.isBefore)
      var other = isBefore ? number + 1 : number - 1
      while hits.indices.contains(other), isNear(permission.range, hits[other].range, isBefore: isBefore) {
        if hits[other].range.lowerBound <= permission.range.lowerBound || isBefore {
          for group in index.groupsOfWord[hits[other].word] {
            for way in index.waysOfGroup[group] { lift(index.ways[way], force, sentence, isExcused) }
          }
        }
        other += isBefore ? 1 : -1
      }
    }
  }

  private func isNear(_ lift: Range<Int>, _ word: Range<Int>, isBefore: Bool) -> Bool {
    isBefore
      ? word.lowerBound - lift.upperBound <= EvidenceSearch.lifting.before
      : lift.lowerBound - word.upperBound <= EvidenceSearch.lifting.behind
  }

  private mutating func lift(
    _ way: EvidenceIndex.Way, _ force: Evidence.Force, _ sentence: Sentence, _ isExcused: Bool
  ) {
    guard way.force == force, way.reach == .sentence, liftedIn[way.point] != count,
      way.groups.allSatisfy({ isHere($0, sentence) })
    else { return }
    liftedIn[way.point] = count
    if !isExcused, turned[way.point] == nil {
      pending.append((way.point, Place(sentence: sentence, words: words(of: way))))
    }
  }
}
