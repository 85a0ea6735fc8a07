/// The names of pages below a folder, made from the names of proposals, each once.
struct PageNames {
  private var taken: Set<String> = ["index.html"]
  /// The folders that all proposals have in common; their names would only make the paths longer.
  private let common: [String]

  init(_ files: [String]) {
    var common: [String]?
    for file in files {
      let folders = PageNames.parts(of: file).dropLast()
      guard let known = common else {
        common = Array(folders)
        continue
      }
      common = zip(known, folders).prefix { $0 == $1 }.map { $0.0 }
    }
    self.common = common ?? []
  }

  private static func parts(of file: String) -> [String] {
    file.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
  }

  /// The path of a proposal's page below the folder: its own path with another ending, never upwards.
  mutating func name(for file: String) -> String {
    var stem = PageNames.parts(of: file).dropFirst(common.count).joined(separator: "/")
    for ending in [".yaml", ".yml"] where stem.hasSuffix(ending) { stem = String(stem.dropLast(ending.count)) }
    if stem.isEmpty { stem = "proposal" }
    var name = "\(stem).html"
    var count = 1
    // Case does not tell files apart everywhere.
    while !taken.insert(name.lowercased()).inserted {
      count += 1
      name = "\(stem)-\(count).html"
    }
    return name
  }
}
