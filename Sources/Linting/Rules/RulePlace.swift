import SourceText

/// What a rule is called and where it stands: in a file of its own, or as a detail of the rule in one.
struct RulePlace {
  /// The rule's id.
  let id: String
  /// The id of the rule that it is a detail of, or its own.
  let family: String
  /// The node of the file at which its keys stand.
  let node: Int

  /// The rule of a file.
  init(file id: String) {
    self.id = id
    family = id
    node = 0
  }

  /// A detail of the rule of a file.
  init(_ name: String, in family: String, at node: Int) {
    id = "\(family)/\(name)"
    self.family = family
    self.node = node
  }

  /// Where a rule was read.
  init(of rule: Rule) {
    id = rule.id
    family = rule.family
    node = rule.node
  }

  var isDetail: Bool { node != 0 }
}

/// Words of which ids are made.
package enum RuleID {
  /// Whether a text can be a part of an id: lower-case letters, digits and hyphens, no hyphen at either end.
  package static func isPart(_ text: some StringProtocol) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard !text.isEmpty, !text.hasPrefix("-"), !text.hasSuffix("-") else { return false }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == hyphen
    }
  }

  /// Whether a text has the form of an id: `TOPIC/NAME` or `TOPIC/NAME/DETAIL`, of which nobody makes a pattern.
  static func isID(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count >= 2 && parts.allSatisfy { part in !part.isEmpty && !part.contains { $0 == "*" || $0 == " " } }
  }

  /// By what a policy speaks of all rules of the topic of one.
  static func topicSelector(of id: String) -> String { id.prefix { $0 != "/" } + "/*" }

  /// The id without its last part, which is the family's where the id is that of a detail.
  static func family(of id: String) -> String? {
    guard let slash = id.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return String(id[..<slash])
  }
}
