import Foundation

/// The project's own files, as material for inputs.
package struct ProjectFiles: Sendable {
  private let root: URL

  /// The files below the project's folder.
  package init(_ root: URL) { self.root = root }

  /// The contents of all files of a folder whose name ends in a certain way, in order of their paths.
  package func contents(of folder: String, ending: String) -> [[UInt8]] {
    let folder = root.appendingPathComponent(folder)
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
    }
  }

  /// The sample proposals.
  package var proposals: [[UInt8]] { contents(of: "SamplePolicies", ending: ".yaml") }

  /// The rule files.
  package var rules: [[UInt8]] { contents(of: "Rules", ending: ".yaml") }
}
