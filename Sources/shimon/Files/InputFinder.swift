import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the proposals below the paths of a command line.
struct InputFinder {
  /// What is to be read.
  enum Input: Sendable {
    case file(FilePath, wasNamed: Bool)
    case standardInput(name: String)

    /// The name to show.
    var shownName: String {
      switch self {
      case .file(let path, _): path.text
      case .standardInput(let name): name
      }
    }
  }

  /// What was found, in order.
  private(set) var inputs: [Input] = []
  /// What was passed over, with the reason.
  private(set) var notices: [LocalizedText] = []
  /// Whether a folder could not be opened.
  private(set) var hasFailed = false
  /// Whether the one input, if it is one, was named itself and not found in a folder.
  var isNamedFile: Bool {
    switch inputs.first {
    case .file(_, let wasNamed): wasNamed
    case .standardInput: true
    case nil: false
    }
  }
  private let standardInputName: String
  /// The folders that links led to so far.
  private var linked: Set<System.Identity> = []

  /// Finds files: a file named is taken as it is, of a folder all `.yaml` and `.yml` below it that are not hidden.
  init(_ paths: [String], standardInputName: String) {
    self.standardInputName = standardInputName
    for path in paths {
      if path == "-" {
        inputs.append(.standardInput(name: standardInputName))
        continue
      }
      let found = System.kind(path)
      if case .folder = found.kind {
        walk(path, ancestors: [found.identity])
      } else {
        inputs.append(.file(FilePath(path), wasNamed: true))
      }
    }
  }

  private mutating func walk(_ folder: String, ancestors: [System.Identity]) {
    guard let (names, broken) = System.names(in: folder) else {
      hasFailed = true
      notices.append(.folderUnreadable(folder))
      return
    }
    for name in broken where !name.hasPrefix(".") {
      hasFailed = true
      notices.append(.nameNotUTF8(PathText.join(folder, name)))
    }
    for name in names where !name.hasPrefix(".") {
      let file = FilePath(name, in: folder)
      let path = file.text
      let isYAML = name.hasYAMLEnding
      let found = System.kind(path)
      switch found.kind {
      case .folder:
        if ancestors.contains(found.identity) {
          notices.append(.skipped(path, loop: true))
        } else if System.isLink(path), !linked.insert(found.identity).inserted {
          // Links that lead to each other make more paths than there are atoms in the world.
          notices.append(.linkedTwice(path))
        } else {
          walk(path, ancestors: ancestors + [found.identity])
        }
      case .file, .unreadable, .missing:
        if isYAML {
          inputs.append(.file(file, wasNamed: false))
        } else if case .unreadable(let number) = found.kind {
          // It may be a folder of proposals. A link to itself is none.
          if number != ELOOP { hasFailed = true }
          notices.append(.unreadable(path, System.ReadError.system(number).reason))
        }
      case .other:
        if isYAML { notices.append(.skipped(path, loop: false)) }
      }
    }
  }
}

extension String {
  /// A path with the ending `.yaml` for one like it.
  var withYAMLEnding: String {
    guard hasYAMLEnding, let dot = lastIndex(of: ".") else { return self }
    return self[..<dot] + ".yaml"
  }

  /// Whether a file's name ends in `.yaml` or `.yml`, in capitals too, as shared folders have them.
  var hasYAMLEnding: Bool {
    let end = utf8.suffix(5).map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    return end == Array(".yaml".utf8) || end.suffix(4) == Array(".yml".utf8)[...]
  }
}
