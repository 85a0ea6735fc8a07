/// The parts of a document and how they refer to each other (ISO/IEC 29500-2, Open Packaging Conventions).
struct WordPackage: Sendable {
  let archive: ZipArchive

  init(_ file: [UInt8]) throws(ZipError) {
    archive = try ZipArchive(reading: file)
  }

  /// The name of the part that holds the text.
  func mainPart() throws(WordError) -> String {
    let targets = try relationships(in: "_rels/.rels", from: "")
    guard let main = targets.first(where: { $0.type.hasSuffix("/officeDocument") })?.target, archive.contains(main)
    else { throw .notWord }
    return main
  }

  /// The bytes of the part that `main` refers to by a relationship of this type; nil where it refers to none.
  func part(_ type: String, of main: String) throws(WordError) -> [UInt8]? {
    let slash = main.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(main[...$0]) } ?? ""
    let file = slash.map { String(main[main.utf8.index(after: $0)...]) } ?? main
    let targets = try relationships(in: "\(folder)_rels/\(file).rels", from: folder)
    guard let target = targets.first(where: { $0.type.hasSuffix("/\(type)") })?.target, archive.contains(target)
    else { return nil }
    return try bytes(target)
  }

  private func bytes(_ name: String) throws(WordError) -> [UInt8] {
    do throws(ZipError) { return try archive.bytes(of: name) } catch { throw .archive(error) }
  }

  private func relationships(in name: String, from folder: String) throws(WordError) -> [(type: String, target: String)]
  {
    guard archive.contains(name) else { return [] }
    let part = try bytes(name)
    do throws(XMLError) {
      var reader = try XMLReader(part)
      var found: [(type: String, target: String)] = []
      while true {
        switch try reader.next() {
        case .start(let element):
          guard element.namespace == .relationships, element.name == "Relationship",
            element.attribute("TargetMode", in: .none) != "External",
            let type = element.attribute("Type", in: .none), let target = element.attribute("Target", in: .none)
          else { continue }
          found.append((type, Self.resolve(target, from: folder)))
        case .finished: return found
        default: continue
        }
      }
    } catch { throw .xml(error) }
  }

  /// The name of the part that a target means, seen from a folder. What leads out of the package names nothing in it.
  private static func resolve(_ target: String, from folder: String) -> String {
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
