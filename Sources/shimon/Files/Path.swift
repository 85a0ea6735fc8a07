/// Paths as text. Nothing here looks at the disk but ``absolute(_:)``, which asks where we are.
enum PathText {
  /// The path from the root, without `.` and `..`.
  static func absolute(_ path: String) -> String {
    normalized(path.hasPrefix("/") ? path : "\(System.currentFolder)/\(path)")
  }

  /// The path without `.`, `..` and doubled slashes. `..` at the root stays at the root.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// An absolute path as seen from an absolute folder; nil where it is not below it.
  static func relative(_ path: String, to folder: String) -> String? {
    if folder == "/" { return String(path.dropFirst()) }
    guard path.hasPrefix(folder + "/") else { return nil }
    return String(path.dropFirst(folder.count + 1))
  }

  /// A path with a folder before it, unless it starts at the root.
  static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }
}

extension String {
  /// A path without its last part.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// A path with one slash behind it.
  var asFolder: String { hasSuffix("/") ? self : self + "/" }
}

/// A path in two parts, so that the files of a folder share its name: a run may look at tens of thousands.
struct FilePath: Sendable {
  private let folder: String
  private let name: String

  /// A path as somebody wrote it.
  init(_ text: String) { self.init(text, in: ".") }

  /// What a folder holds under a name; `.` does not show.
  init(_ name: String, in folder: String) { (self.folder, self.name) = (folder, name) }

  /// The path.
  var text: String { PathText.join(folder, name) }
}
