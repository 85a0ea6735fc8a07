import LanguageServer
import Linting

/// The rules for the documents of an editor: by their addresses, as `shimon lint` finds them by their paths.
struct DocumentShelf: RuleShelf {
  private let fresh: BookShelf
  private var shelf: BookShelf

  init(_ shelf: BookShelf) {
    fresh = shelf
    self.shelf = shelf
  }

  mutating func number(forDocumentAt uri: String) -> Int? {
    shelf.volume(
      for: .file(FilePath(DocumentShelf.path(of: uri) ?? System.currentFolder + "/untitled"), wasNamed: true))
  }

  func book(_ number: Int) -> RuleBook { shelf.volumes[number].book }

  mutating func forget() { shelf = fresh }

  /// The path of a `file:` address (RFC 8089); nil for any other. Nothing is opened at it.
  static func path(of uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file://") else { return nil }
    let rest = uri.utf8.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    var bytes: [UInt8] = []
    var index = slash
    while index < rest.endIndex {
      let end = rest.index(index, offsetBy: 3, limitedBy: rest.endIndex)
      if rest[index] == UInt8(ascii: "%"), let end,
        let byte = UInt8(String(decoding: rest[rest.index(after: index)..<end], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index = end
      } else {
        bytes.append(rest[index])
        index = rest.index(after: index)
      }
    }
    return bytes.contains(0) ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
