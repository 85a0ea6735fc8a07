/// A value to be written into a document.
package indirect enum EditValue: Sendable, Hashable {
  /// One key of a mapping with its value.
  package struct Pair: Sendable, Hashable {
    /// The key's text.
    package var key: String
    /// Its value.
    package var value: EditValue

    /// A pair.
    package init(_ key: String, _ value: EditValue) {
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

/// The order in which the keys of one mapping stand.
package struct KeyOrder: Sendable {
  /// The rank of a key, smaller first; nil for a key that has no place of its own.
  package var rank: @Sendable (String) -> Int?

  /// An order by rank.
  package init(rank: @escaping @Sendable (String) -> Int?) {
    self.rank = rank
  }

  /// An order given by the keys in order, each with all its names.
  package init(_ keys: [[String]]) {
    var ranks: [String: Int] = [:]
    for (rank, names) in keys.enumerated() {
      for name in names where ranks[name] == nil { ranks[name] = rank }
    }
    let found = ranks
    self.init { found[$0] }
  }
}

/// One step of a path into a document.
package enum EditStep: Sendable {
  /// The value of a key. Any of the names finds it; where it is missing it is written under the first name, at the
  /// place that `order` gives it, else behind the other keys.
  case key([String], order: KeyOrder? = nil)
  /// The entry of a list, from 0. The number of entries stands for one more.
  case index(Int)

  /// The value of a key that has one name.
  package static func key(_ name: String) -> EditStep { .key([name], order: nil) }
}
