/// What a field holds.
public struct FieldType: Sendable, Hashable {
  /// The kind of one value.
  public enum Element: Sendable, Hashable {
    /// Any text.
    case text
    /// Text that declares a data set by name.
    case name
    /// The name of a declared data set.
    case reference
    /// Yes or no.
    case yesNo
    /// A count.
    case integer
    /// A day.
    case date
    /// A length of time.
    case period
    /// One of the options of a choice type, by its index in the vocabulary.
    case choice(Int)
    /// A record, by its index in the vocabulary.
    case record(Int)
  }

  /// The kind of the value or, in a list, of each item.
  public var element: Element
  /// Whether the field holds a list.
  public var isList: Bool

  /// A type.
  public init(_ element: Element, isList: Bool = false) {
    self.element = element
    self.isList = isList
  }
}
