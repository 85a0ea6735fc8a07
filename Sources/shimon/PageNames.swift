/// The names of pages below a folder, made from the names of proposals, each once.
struct PageNames {
  private var taken: Set<String> = ["index.html"]

  /// The path of a proposal's page below the folder: its own path with another ending, never upwards.
  mutating func name(for file: String) -> String {
    let parts = file.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
    var stem = parts.joined(separator: "/")
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
