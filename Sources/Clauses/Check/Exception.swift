/// What a sentence takes back of the ones before it: 「ただし、…は、この限りでない。」, 「前項の規定は、…には適用しない。」.
extension SentenceForce {
  /// A sentence that leaves cases out in so many characters is no rule of its own: 「在宅勤務の場合を除く。」.
  private static let fragment = 40

  /// Whether the sentence leaves nothing of the one before: 「ただし、乙が必要と認めるときは、この限りでない。」, or, as a proviso,
  /// asks for less without the city's approval: 「ただし、事後に届け出れば足りる。」
  var swallows: Bool {
    if deemsApproved { return true }
    let marks = stretches.reduce(into: EvidenceIndex.Mark()) { $0.formUnion($1.marks) }
    // 「この場合において、甲は、その同意を得るものとする。」
    if isProviso, stretches.contains(where: { $0.needsContractor }) { return true }
    if isExcused { return false }
    let isWide =
      !marks.isDisjoint(with: [.swallows, .weakens]) || stretches.contains { $0.isLeftToContractor }
    let takesBack =
      marks.contains(.takesBack) || (isProviso && marks.contains(.excepts))
      || (isProviso && !marks.isDisjoint(with: [.liftsBan, .liftsDuty, .denies]))
    // The city may content itself with less.
    let remits =
      isProviso && !marks.contains(.apart)
      && stretches.contains { !$0.marks.isDisjoint(with: [.remits, .waives]) && $0.subject != .city }
    return remits || (takesBack && isWide) || stretches.contains(where: { $0.isReplaced }) || takesCasesOut
  }

  /// Whether the sentence takes cases out of the one before, however few: nobody but the city may choose them.
  private var takesCasesOut: Bool {
    if opensException { return stretches.contains(where: { $0.isException }) }
    let first = stretches[0]
    // 「報告は、重大なものに限る。」
    if first.predicate.isNarrowed, first.subject != .city, end <= SentenceForce.fragment { return true }
    guard first.marks.contains(.standsAlone), first.isException else { return false }
    return first.marks.contains(.takesBack) || end <= SentenceForce.fragment
  }

  /// What the sentence says not to hold, as marks that refer to it; none where it says no such thing.
  var revokedReference: EvidenceIndex.Mark {
    let references: EvidenceIndex.Mark = [.refersToSentence, .refersToParagraph]
    guard !isExcused else { return [] }
    let stretch = stretches.first { stretch in
      !stretch.marks.isDisjoint(with: references) && stretch.subject != .city
        && (stretch.isException || stretch.predicate.isReleased)
    }
    return stretch?.marks.intersection(references) ?? []
  }
}

/// The points that the sentences so far stated, by what a later one can refer to.
struct RecentPoints {
  /// Of the sentence before the one at hand, and of the latter.
  private(set) var before: [Int] = []
  private var current: [Int] = []
  /// Of the paragraph and the article at hand, and of those before.
  private var paragraph: [Int] = []
  private var article: [Int] = []
  private var paragraphBefore: [Int] = []
  private var articleBefore: [Int] = []
  private var numbers = (paragraph: -1, article: -1)
  /// Whether the sentence at hand is the first of its paragraph.
  private(set) var isFirst = true

  /// Begins a sentence.
  mutating func begin(_ sentence: Sentence) {
    before = current
    current = []
    isFirst = sentence.paragraph != numbers.paragraph
    if isFirst { (paragraphBefore, paragraph) = (paragraph, []) }
    if sentence.article != numbers.article { (articleBefore, article) = (article, []) }
    numbers = (sentence.paragraph, sentence.article)
  }

  /// Notes a point that the sentence at hand states.
  mutating func add(_ point: Int) {
    current.append(point)
    paragraph.append(point)
    article.append(point)
  }

  /// The points that the sentence at hand takes back.
  func taken(by force: SentenceForce) -> [Int] {
    let swallowed = !isFirst && force.swallows ? before : []
    switch force.revokedReference {
    case [.refersToSentence, .refersToParagraph]: return swallowed + articleBefore
    // Texts without numbered paragraphs mean the sentence before by either.
    case .refersToSentence: return swallowed + (isFirst ? paragraphBefore : before)
    case .refersToParagraph: return swallowed + (isFirst || before.isEmpty ? paragraphBefore : before)
    default: return swallowed
    }
  }
}
