/// A closed list of words, and named groups of them.
public struct ChoiceType: Sendable {
  /// Words that belong together, such as all tracked methods.
  public struct Group: Sendable, Hashable {
    /// The name, used as `CHOICE.GROUP`.
    public var name: String
    /// Its options.
    public var options: [String]

    /// A group.
    public init(name: String, options: [String]) {
      self.name = name
      self.options = options
    }
  }

  /// The name of the choice type.
  public var name: String
  /// The words that a field of this type can hold.
  public var options: [String]
  /// The groups.
  public var groups: [Group]

  /// A choice type.
  public init(name: String, options: [String], groups: [Group] = []) {
    self.name = name
    self.options = options
    self.groups = groups
  }
}
