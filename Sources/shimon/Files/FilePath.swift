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
