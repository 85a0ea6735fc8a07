import Foundation

/// Something that takes any bytes, and what must hold whatever they are. A crash or a hang is a problem too, but needs
/// nobody to say so.
package protocol FuzzTarget: Sendable {
  /// Its name on the command line and in the corpus.
  static var name: String { get }
  /// Prepares what is used again from one input to the next, as the program does.
  init()
  /// What does not hold for these bytes; nil where all is well.
  mutating func problem(with bytes: [UInt8]) -> String?
  /// Inputs to start from, made of what stands in the project.
  static func seeds(_ project: ProjectFiles) -> [[UInt8]]
}

/// All fuzz targets.
package enum FuzzTargets {
  /// By name, in the order in which they are run.
  package static let all: [any FuzzTarget.Type] = [
    ReaderTarget.self, EditTarget.self, ConditionTarget.self, RuleFileTarget.self, LintTarget.self, ServerTarget.self,
    SpecificationTarget.self, WordTarget.self,
  ]

  /// The target of a name.
  package static func named(_ name: String) -> (any FuzzTarget.Type)? { all.first { $0.name == name } }
}

extension FuzzTarget {
  /// Targets may be kept without their type being known.
  package static func make() -> any FuzzTarget { Self() }
}
