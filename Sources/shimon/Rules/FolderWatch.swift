/// The YAML files below some folders, to notice when one is saved, added or removed.
struct FolderWatch {
  /// So often the files are looked at, in milliseconds.
  private static let interval: UInt32 = 300

  private let folders: [String]
  private var stamps: [String: System.Stamp]

  init(_ folders: [String]) {
    self.folders = folders
    stamps = FolderWatch.look(folders)
  }

  /// Waits until something has changed, and gives the paths of what did, in order.
  mutating func waitForChange() -> [String] {
    while true {
      System.pause(milliseconds: FolderWatch.interval)
      let now = FolderWatch.look(folders)
      let changed = Set(now.keys).union(stamps.keys).filter { now[$0] != stamps[$0] }
      stamps = now
      if !changed.isEmpty { return changed.sorted() }
    }
  }

  private static func look(_ folders: [String]) -> [String: System.Stamp] {
    var result: [String: System.Stamp] = [:]
    for case .file(let file, _) in InputFinder(folders, standardInputName: "-").inputs {
      let path = file.text
      if let stamp = System.stamp(path) { result[path] = stamp }
    }
    return result
  }
}
