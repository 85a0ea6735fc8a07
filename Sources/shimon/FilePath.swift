/// A path in two parts, so that the files of a folder share its name: a run may look at tens of thousands.
struct FilePath: Sendable {
  private let folder: String
  private let name: String

  /// A path as somebody wrote it.
  init(_ text: String) { (folder, name) = ("", text) }

  /// What a folder holds under a name; `.` does not show.
  init(_ name: String, in folder: String) { (self.folder, self.name) = (folder == "." ? "" : folder, name) }

  /// The path.
  var text: String { folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }
}
