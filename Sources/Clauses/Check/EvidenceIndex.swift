import SourceText

/// The evidence of the clauses that are looked for, turned around: from words to groups to the points they prove.
struct EvidenceIndex: Sendable {
  /// One way to state one point.
  struct Way: Sendable {
    var point: Int
    /// The groups that must meet; the first is what the point is about.
    var groups: [Int]
    var force: Evidence.Force
    var reach: Evidence.Reach
    /// The group by which a sentence speaks of something else; nil for none.
    var exclusion: Int?
  }

  /// What a word found means, besides the groups that it is in.
  struct Mark: OptionSet, Sendable {
    let rawValue: UInt8
    static let liftsBan = Mark(rawValue: 1)
    static let liftsDuty = Mark(rawValue: 2)
    /// The word stands before what it lifts ("may copy"); otherwise behind (「複写することができる」).
    static let isBefore = Mark(rawValue: 4)
    static let introduces = Mark(rawValue: 8)
    static let excuses = Mark(rawValue: 16)
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
    ban = builder.group(words.ban.words.all)
    duty = builder.group(words.duty.words.all)
    var ways: [Way] = []
    for (point, evidence) in points.enumerated() {
      let exclusion = evidence.exclusions.isEmpty ? nil : builder.group(evidence.exclusions)
      for way in evidence.ways {
        ways.append(
          Way(
            point: point, groups: way.map { builder.group($0) }, force: evidence.force, reach: evidence.reach,
            exclusion: exclusion))
      }
    }
    builder.mark(words.ban.lifted.ja, .liftsBan)
    builder.mark(words.ban.lifted.en, [.liftsBan, .isBefore])
    builder.mark(words.duty.lifted.ja, .liftsDuty)
    builder.mark(words.duty.lifted.en, [.liftsDuty, .isBefore])
    builder.mark(words.introduces.all, .introduces)
    builder.mark(words.excuses.all, .excuses)
    finder = WordFinder(builder.words)
    groupsOfWord = builder.groupsOfWord
    marks = builder.marks
    self.ways = ways
    waysOfGroup = Array(repeating: [], count: builder.groupCount)
    for (index, way) in ways.enumerated() {
      for group in way.groups where waysOfGroup[group].last != index { waysOfGroup[group].append(index) }
    }
  }

  /// Whether a word forbids, lays down a duty, or takes away one of these.
  func isSign(_ word: Int) -> Bool {
    !marks[word].isDisjoint(with: [.liftsBan, .liftsDuty])
      || groupsOfWord[word].contains { $0 == ban || $0 == duty }
  }

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

    mutating func mark(_ list: [String], _ mark: Mark) {
      for word in list { marks[number(word)].formUnion(mark) }
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
