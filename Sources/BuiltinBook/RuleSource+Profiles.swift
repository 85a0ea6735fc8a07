import Linting
import SourceText

/// The policies that are part of the program.
extension RuleSource {
  private static let profileFolder = "profiles/"

  /// The names of the profiles, in order.
  public static var profileNames: [String] { profiles.map(\.name).sorted() }

  /// The profile of a name.
  public static func profile(named name: String) -> RuleSource? { profiles.first { $0.name == name }?.source }

  private static var profiles: [(name: String, source: RuleSource)] {
    builtin.compactMap { source in
      guard source.path.hasPrefix(profileFolder), source.path.hasSuffix(".yaml") else { return nil }
      return (String(source.path.dropFirst(profileFolder.count).dropLast(".yaml".count)), source)
    }
  }
}
