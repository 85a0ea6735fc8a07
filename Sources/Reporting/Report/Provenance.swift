import Linting
import SourceText

/// What a report was made with: enough to make the same one again.
public struct Provenance: Sendable, Equatable {
  /// The files of a policy.
  public struct Policy: Sendable, Equatable {
    /// Their names, what is built upon first.
    public let name: String
    /// Their digest, as 16 hexadecimal digits.
    public let digest: String
  }

  /// The version of the program.
  public let version: String
  /// The number of rules.
  public let ruleCount: Int
  /// A digest of all rule files, as 16 hexadecimal digits.
  public let rulesDigest: String
  /// The policy; nil without one.
  public let policy: Policy?

  /// The provenance of what `book` judges.
  public init(version: String, _ book: RuleBook) {
    self.version = version
    ruleCount = book.rules.count
    var hash = ByteHash()
    for source in book.sources where !source.path.isEmpty {
      hash.combine(source.path.utf8)
      hash.combine(0)
      hash.combine(source.file.bytes)
      hash.combine(0)
    }
    rulesDigest = hash.value.hexadecimal
    // The files of a policy are the sources without a path below a rule folder.
    let files = book.sources.filter(\.path.isEmpty).map(\.file)
    var policyHash = ByteHash()
    for file in files { policyHash.combine(file.bytes) }
    let names = files.map { SafeText.line($0.name) }
    policy = files.isEmpty ? nil : Policy(name: names.joined(separator: " + "), digest: policyHash.value.hexadecimal)
  }
}
