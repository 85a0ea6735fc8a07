/// A value to be written into a document.
public indirect enum EditValue: Sendable, Hashable {
  /// One key of a mapping with its value.
  public struct Pair: Sendable, Hashable {
    /// The key's text.
    public var key: String
    /// Its value.
    public var value: EditValue

    /// A pair.
    public init(_ key: String, _ value: EditValue) {
      self.key = key
      self.value = value
    }
  }

  /// A text that every YAML reader takes for a text: quoted where it would look like something else.
  case text(String)
  /// A word whose meaning the field decides, such as `yes`, `123` or a date: plain where it reads back as written.
  case word(String)
  /// A list.
  case list([EditValue])
  /// Pairs in order.
  case mapping([Pair])
  /// A value that is left out.
  case nothing

  /// Whether it is written over lines of its own in a block: a collection with something in it.
  var isBlockCollection: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .mapping(let pairs): !pairs.isEmpty
    default: false
    }
  }

  var isScalar: Bool {
    switch self {
    case .text, .word, .nothing: true
    case .list, .mapping: false
    }
  }
}
