import CEL
import SourceText

/// What must stand in a text for one point of a clause to count as stated there.
///
/// A point is stated where one of its ways is: all groups of the way meet in one sentence (or paragraph, or article),
/// and that sentence has the force that the point asks for.
public struct Evidence: Sendable {
  /// What the sentence must do.
  public enum Force: String, Sendable, CaseIterable {
    /// It lays down a duty or a right, or states how something is done.
    case duty
    /// It forbids.
    case ban
    /// Nothing particular: the words are enough.
    case mention
  }

  /// Where the groups must meet.
  public enum Reach: String, Sendable, CaseIterable {
    /// In a sentence; an item of a list is read together with the sentence that introduces the list.
    case sentence
    /// In a paragraph (項) with its items.
    case paragraph
    /// In an article.
    case article
  }

  /// Words of which one is enough.
  public typealias Group = [String]

  /// What the point is called.
  public var name: LocalizedText
  /// Whether the clause counts as lacking without it; otherwise only as partly stated.
  public var isEssential: Bool
  /// What the sentence must do.
  public var force: Force
  /// Where the groups must meet.
  public var reach: Reach
  /// The facts of a proposal for which the point matters; nil for all.
  public var when: Program?
  /// The ways to state it, in either language.
  public var ways: [[Group]]
  /// Words by which a sentence speaks of something else.
  public var exclusions: Group
}
