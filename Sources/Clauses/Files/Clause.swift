import CEL
import Linting
import SourceText

/// What must stand in a text for one point of a clause to count as stated there.
///
/// A point is stated where one of its ways is: all groups of the way meet in one sentence (or paragraph, or article),
/// and that sentence has the force that the point asks for.
package struct Evidence: Sendable {
  /// What the sentence must do.
  package enum Force: String, Sendable, CaseIterable {
    /// It lays down a duty or a right, or states how something is done.
    case duty
    /// It forbids.
    case ban
    /// Nothing particular: the words are enough.
    case mention
  }

  /// Who must do it.
  package enum Actor: String, Sendable, CaseIterable {
    /// The contractor.
    case contractor
    /// The city as well: its right to inspect is the contractor's duty to admit it.
    case either
  }

  /// Where the groups must meet.
  package enum Reach: String, Sendable, CaseIterable {
    /// In a sentence; an item of a list is read together with the sentence that introduces the list.
    case sentence
    /// In an item of a list, or in the sentences of a paragraph before its items: a rule and its proviso.
    case passage
    /// In a paragraph (項) with its items.
    case paragraph
    /// In an article.
    case article
  }

  /// Words of which one is enough.
  package struct Group: Sendable {
    package var words: [String]
    /// Whether they may stand in the caption of the article instead.
    package var mayBeCaption = false
  }

  /// What the point is called.
  package var name: LocalizedText
  /// Whether the clause counts as lacking without it; otherwise only as partly stated.
  package var isEssential: Bool
  /// What the sentence must do.
  package var force: Force
  /// Who must do it.
  package var actor: Actor
  /// Where the groups must meet.
  package var reach: Reach
  /// Within how many days it must be done at the latest; nil for no matter.
  package var deadline: Int?
  /// The facts of a proposal for which the point matters; nil for all.
  package var when: Program?
  /// The ways to state it, in either language.
  package var ways: [[Group]]
  /// The ways to lay down the contrary, each with words beside which it does not.
  package var turned: [(groups: [Group], exclusions: [String])]
  /// Words by which a sentence speaks of something else.
  package var exclusions: [String]
}

/// The words that the evidence of all clauses shares: `Rules/clause-words.yaml`.
package struct ClauseWords: Sendable {
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
  /// What else a word can do to a sentence, by name (see ``EvidenceIndex/modes``).
  var modes: [String: List] = [:]
  /// What contracts call the parties.
  var city: [String] = []
  var contractor: [String] = []

  /// No words.
  package init() {}
}

/// An article of a specification annex, as its file under `Rules/clauses/` has it.
package struct Clause: Sendable {
  /// A paragraph (項) of the article.
  package struct Paragraph: Sendable {
    /// Where it belongs; nil for everywhere.
    package var when: Program?
    /// The text.
    package var text: Template
    /// The items (号) below it.
    package var items: [Template]
  }

  /// The name of its file without the ending, by which rules name it.
  package var id: String
  /// The heading.
  package var title: LocalizedText
  /// The place in the annex; smaller comes first.
  package var order: Int
  /// Whether it is part of every annex.
  package var isBase: Bool
  /// The facts that call for it.
  package var when: Program?
  /// What it settles, in a line.
  package var settles: LocalizedText
  /// The articles and guidelines behind it.
  package var citations: [Citation]
  /// The paragraphs.
  package var paragraphs: [Paragraph]
  /// What a text must say for the clause to count as stated there; empty where no text can be checked for it.
  package var evidence: [Evidence]
}
