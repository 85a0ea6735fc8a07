/// The order in which the keys of one mapping stand.
public struct KeyOrder: Sendable {
  /// The rank of a key, smaller first; nil for a key that has no place of its own.
  public var rank: @Sendable (String) -> Int?

  /// An order by rank.
  public init(rank: @escaping @Sendable (String) -> Int?) {
    self.rank = rank
  }

  /// An order given by the keys in order, each with all its names.
  public init(_ keys: [[String]]) {
    var ranks: [String: Int] = [:]
    for (rank, names) in keys.enumerated() {
      for name in names where ranks[name] == nil { ranks[name] = rank }
    }
    let found = ranks
    self.init { found[$0] }
  }
}
