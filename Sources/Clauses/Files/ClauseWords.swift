import SourceText

/// The words that the evidence of all clauses shares: `Rules/clause-words.yaml`.
public struct ClauseWords: Sendable {
  /// The path of the file below a rule folder.
  static let path = "clause-words.yaml"

  /// Words of one sort in both languages.
  struct List: Sendable {
    var ja: [String] = []
    var en: [String] = []

    subscript(language: Language) -> [String] { language == .japanese ? ja : en }
    var all: [String] { ja + en }
  }

  /// A force, and what takes it away: 「してはならない」, and 「することができる」.
  struct Force: Sendable {
    var words = List()
    var lifted = List()
  }

  /// Spellings and words that mean the same here; the first of each list stands for the others.
  var same: [[String]] = []
  /// What makes a sentence a ban.
  var ban = Force()
  /// What makes it a duty.
  var duty = Force()
  /// Named lists, used in groups as `<name>`.
  var sets: [(name: String, words: List)] = []
  /// What introduces a list of items.
  var introduces = List()
  /// What makes a permission a mere exception.
  var excuses = List()

  /// No words.
  public init() {}
}
