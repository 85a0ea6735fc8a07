import Proposal
import SourceText

/// An officer's word, written into a proposal as a comment, that a finding is accepted, with the reason:
/// `# shimon: ignore RULE reason="…" until=2027-03-31`.
///
/// It holds for the entry it stands above or behind, and filters findings after evaluation; no verdict changes.
public struct Suppression: Sendable {
  /// The rule, by id.
  public var rule: String
  /// Why the finding is accepted.
  public var reason: String
  /// The last day on which it holds; nil for good.
  public var until: CalendarDay?
  /// Where it is written: the comment.
  public var span: Span
  /// The bytes of the entry it holds for.
  public var covered: Span
  /// The nodes of the entry it holds for.
  var nodes: Range<Int>
}

/// A finding that a suppression accepts.
public struct SuppressedFinding: Sendable {
  /// The finding.
  public var finding: Finding
  /// What accepts it.
  public var suppression: Suppression
}
