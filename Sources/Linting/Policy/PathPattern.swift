/// A pattern for paths below a policy's folder: `*` and `?` stay within a name, `**` stands for any folders. Without a
/// `/` it is a file's name anywhere; with one at its end, everything below a folder.
public struct PathPattern: Sendable {
  private let parts: [[Unicode.Scalar]]

  /// Reads a pattern.
  public init(_ text: String) {
    var pattern = text[...]
    while pattern.hasPrefix("./") { pattern = pattern.dropFirst(2) }
    var parts = pattern.split(separator: "/").map { Array($0.unicodeScalars) }
    if pattern.hasSuffix("/") { parts.append(PathPattern.anyFolders) }
    if !pattern.contains("/") { parts.insert(PathPattern.anyFolders, at: 0) }
    self.parts = parts
  }

  private static let anyFolders = Array("**".unicodeScalars)

  /// Whether a path relative to the policy's folder fits.
  public func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map { Array($0.unicodeScalars) }
    return PathPattern.match(names, parts, isWild: { $0 == PathPattern.anyFolders }) { name, part in
      PathPattern.match(name, part, isWild: { $0 == "*" }) { $1 == "?" || $0 == $1 }
    }
  }

  /// Matches a sequence against a pattern in which wild elements stand for any run. Going back only to the last wild
  /// element keeps it quadratic at worst.
  private static func match<Item, Element>(
    _ items: [Item], _ pattern: [Element], isWild: (Element) -> Bool, fits: (Item, Element) -> Bool
  ) -> Bool {
    var (item, place) = (0, 0)
    var back: (item: Int, place: Int)?
    while item < items.count {
      if place < pattern.count, isWild(pattern[place]) {
        back = (item, place)
        place += 1
      } else if place < pattern.count, fits(items[item], pattern[place]) {
        item += 1
        place += 1
      } else if let last = back {
        back = (last.item + 1, last.place)
        (item, place) = (last.item + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy(isWild)
  }
}
