import CEL
import SourceText

/// How the risk of a finding is made from what the paper says, read from `Rules/risk.yaml`: weight times certainty times
/// harm times exposure.
package struct RiskScale: Sendable {
  /// Something that a paper may say and that raises the risk.
  package struct Factor: Sendable {
    /// The word in the file.
    package var id: String
    /// What it concerns, by the numbers of the grid's elements; nothing for all.
    package var elements: [Int]
    /// The fields that lead to the list whose entries it looks at; empty for the whole proposal.
    package var scope: [Int]
    /// Where it holds.
    package var when: Program
    /// How much it adds, of a hundred.
    package var points: Int
    /// Its reason and its source.
    let texts: Packed

    /// What is said of it: "on a removable medium".
    package var reason: LocalizedText { texts.element(0).value() }
    /// What it rests on.
    package var source: LocalizedText { texts.element(1).value() }
  }

  /// From so many people on, so much is added.
  package struct Step: Sendable {
    /// The number of people.
    package var from: Int
    /// How much is added, of a hundred.
    package var points: Int
  }

  /// A hundred parts: what is left of the risk.
  package struct Weights: Sendable {
    /// By the number of the severity: info, warning, error.
    package var severity = [40, 70, 100]
    /// What the paper contradicts, what is written wrongly, and what is not written.
    package var contradicted = 100
    package var violated = 95
    package var unstated = 85
    /// By the number of the ground, in the order of ``Ground``.
    package var ground = Ground.allCases.map { _ in 100 }
    /// By the number of the grid's column.
    package var aspect: [Int] = []
    /// For each finding of the same rule that stands before.
    package var again = 100
    /// For each finding about the same element that stands before.
    package var repeated = 100
  }

  /// The path below a rule folder.
  static let path = "risk.yaml"

  /// The weights.
  package internal(set) var weights = Weights()
  /// The harm, of a hundred, of data about which nothing is known.
  package internal(set) var harm = 100
  /// Classes of data: the worst counts.
  package internal(set) var classes: [Factor] = []
  /// Numbers of people, the largest first: the first that is reached counts.
  package internal(set) var people: [Step] = []
  /// The exposure, of a hundred, of data that nobody moves.
  package internal(set) var exposure = 100
  /// Ways out of the house: they add up.
  package internal(set) var exposures: [Factor] = []
  /// The number in the grid of the column for what is at odds with itself.
  package internal(set) var coherenceColumn = -1

  /// A scale by which nothing but severity and certainty count.
  package init() {}
}

/// How much a finding matters, and why.
package struct Risk: Sendable, Equatable {
  /// From 0 to 100.
  package var points = 0
  /// The class of data that is the worst, by its index in ``RiskScale/classes``.
  package var dataClass: Int?
  /// The exposures, by their indices in ``RiskScale/exposures``, the largest first.
  package var exposures: [Int] = []
  /// How many people it is about, where that is stated.
  package var people: Int?

  /// Whether anything can be said of why it is as high as it is.
  package var hasReasons: Bool { dataClass != nil || (people ?? 0) > 0 || !exposures.isEmpty }
}
