import SourceText

/// Finds the proposals below the paths of a command line.
struct InputFinder {
  /// What is to be read.
  enum Input: Sendable {
    case file(FilePath, wasNamed: Bool)
    case standardInput(name: String)
    /// What was found but cannot be read, such as a file whose name is not UTF-8: whoever looks at inputs must say so.
    case unreadable(name: String, reason: LocalizedText)

    /// The name to show.
    var shownName: String {
      switch self {
      case .file(let path, _): path.text
      case .standardInput(let name), .unreadable(let name, _): name
      }
    }
  }

  /// What was found, in order; each file once, however often and by whatever path it was named.
  private(set) var inputs: [Input] = []
  /// What was passed over, with the reason.
  private(set) var notices: [LocalizedText] = []
  /// Whether the one input, if it is one, was named itself and not found in a folder.
  var isNamedFile: Bool {
    switch inputs.first {
    case .file(_, let wasNamed): wasNamed
    case .standardInput: true
    case .unreadable, nil: false
    }
  }
  private let standardInputName: String
  /// The folders that links led to so far.
  private var linked: Set<System.Identity> = []
  /// The files so far, by what tells them apart on disk, as indices of ``inputs``.
  private var known: [System.Identity: Int] = [:]
  /// The places of those files of which there is more than one path; two hard links are two files all the same.
  private var places: Set<String> = []
  /// The folders of which it was said that another path leads to them.
  private var doubled: Set<String> = []
  /// The paths of what is not there or no plain file.
  private var absent: Set<String> = []

  /// Finds files: a file named is taken as it is, of a folder all `.yaml` and `.yml` below it that are not hidden.
  init(_ paths: [String], standardInputName: String) {
    self.standardInputName = standardInputName
    for path in paths { add(path) }
  }

  /// Adds what a path names.
  mutating func add(_ path: String) {
    if path == "-" {
      guard absent.insert("-").inserted else { return }
      inputs.append(.standardInput(name: standardInputName))
      return
    }
    let found = System.kind(path)
    if case .folder = found.kind {
      walk(path, ancestors: [found.identity])
    } else {
      add(FilePath(path), wasNamed: true, found)
    }
  }

  /// Adds a file, and gives its name where it was read from a list rather than typed.
  mutating func add(listed path: String) {
    let found = System.kind(path)
    if case .folder = found.kind {
      walk(path, ancestors: [found.identity])
    } else {
      add(FilePath(path), wasNamed: false, found)
    }
  }

  /// Adds what cannot be read.
  mutating func add(unreadable name: String, _ reason: LocalizedText) {
    inputs.append(.unreadable(name: name, reason: reason))
  }

  /// Keeps the inputs that fit.
  mutating func keep(where fits: (Input) -> Bool) { inputs.removeAll { !fits($0) } }

  private mutating func add(_ file: FilePath, wasNamed: Bool, _ found: (kind: System.Kind, identity: System.Identity)) {
    guard case .file = found.kind else {
      if absent.insert(PathText.absolute(file.text)).inserted { inputs.append(.file(file, wasNamed: wasNamed)) }
      return
    }
    guard let first = known[found.identity], case .file(let other, let wasOtherNamed) = inputs[first] else {
      known[found.identity] = inputs.count
      inputs.append(.file(file, wasNamed: wasNamed))
      return
    }
    let (path, otherPath) = (file.text, other.text)
    places.insert(System.resolved(otherPath) ?? otherPath)
    if places.insert(System.resolved(path) ?? path).inserted {
      inputs.append(.file(file, wasNamed: wasNamed))
      return
    }
    // A link says the same as what it leads to, whose name is the better one.
    let isLinked = System.isLink(otherPath) && !System.isLink(path)
    inputs[first] = .file(isLinked ? file : other, wasNamed: wasNamed || wasOtherNamed)
    if PathText.absolute(path) != PathText.absolute(otherPath) {
      note(isLinked ? otherPath : path, isSameAs: isLinked ? path : otherPath)
    }
  }

  /// Says that a link led to what was found already; of the files of a folder once.
  private mutating func note(_ path: String, isSameAs other: String) {
    if System.isLink(path) {
      notices.append(.same(path, other))
    } else if doubled.insert(path.parentFolder).inserted {
      notices.append(.same(path.parentFolder, other.parentFolder))
    }
  }

  private mutating func walk(_ folder: String, ancestors: [System.Identity]) {
    guard let (names, broken) = System.names(in: folder) else {
      add(unreadable: folder, .folderUnreadable)
      return
    }
    for name in broken where !name.hasPrefix(".") { add(unreadable: PathText.join(folder, name), .nameNotUTF8) }
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
          // Symlinks to one another multiply paths exponentially, so each target is followed once.
          notices.append(.linkedTwice(path))
        } else {
          walk(path, ancestors: ancestors + [found.identity])
        }
      case .file, .unreadable, .missing:
        if isYAML {
          add(file, wasNamed: false, found)
        } else if case .unreadable(let number) = found.kind {
          let reason = System.ReadError.system(number).reason
          // It may be a folder of proposals. A link to itself is none.
          if number == ELOOP { notices.append(.unreadable(path, reason)) } else { add(unreadable: path, reason) }
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
