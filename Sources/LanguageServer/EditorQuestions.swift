import Linting
import SourceText

/// What the server asks of the editor: to watch the files of rules and policies, and to ask for diagnostics again.
/// Its answers change nothing.
struct EditorQuestions: Sendable {
  private var waiting: [[UInt8]] = []
  private var count = 0
  /// Whether the editor is ready for questions.
  private var hasBegun = false
  /// What the editor was asked to watch.
  private var watched: Set<String> = []

  /// The editor has said `initialized`.
  mutating func begin() { hasBegun = true }

  /// Asks something of the editor; the same thing only once at a time.
  mutating func add(_ method: String, _ params: JSONValue? = nil) {
    guard hasBegun else { return }
    count += 1
    waiting.append(OutgoingMessage.request(method, params, id: "shimon-\(count)"))
  }

  /// The questions that were not sent yet.
  mutating func take() -> [[UInt8]] {
    defer { waiting = [] }
    return waiting
  }

  /// Asks the editor to watch policies, and the files and folders that rules were read from, unless it does already.
  mutating func watch(_ origins: [String], _ settings: ClientSettings) {
    guard hasBegun, settings.watchesFiles else { return }
    var watchers: [JSONValue] = []
    if watched.isEmpty {
      watchers = PolicyFile.fileNames.map { .object(["globPattern": .string("**/" + $0)]) }
      watched.formUnion(PolicyFile.fileNames)
    }
    for origin in origins where watched.insert(origin).inserted {
      watchers.append(.object(["globPattern": EditorQuestions.pattern(of: origin, settings)]))
    }
    guard !watchers.isEmpty else { return }
    let registration = JSONValue.object([
      "id": .string("shimon-watch-\(count)"), "method": "workspace/didChangeWatchedFiles",
      "registerOptions": .object(["watchers": .array(watchers)]),
    ])
    add("client/registerCapability", .object(["registrations": .array([registration])]))
  }

  /// A file, or all YAML files below a folder.
  private static func pattern(of origin: String, _ settings: ClientSettings) -> JSONValue {
    let isFolder = origin.hasSuffix("/")
    guard settings.takesRelativePatterns, let slash = origin.dropLast().lastIndex(of: "/") else {
      return .string(isFolder ? origin + "**/*.{yaml,yml}" : origin)
    }
    let base = isFolder ? origin.dropLast() : origin[..<slash]
    let name = isFolder ? "**/*.{yaml,yml}" : String(origin[origin.index(after: slash)...])
    return .object(["baseUri": .string("file://" + escaped(base)), "pattern": .string(name)])
  }

  /// A path as it stands in an address (RFC 3986).
  private static func escaped(_ path: Substring) -> String {
    var result = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, Character(scalar).isLetter || Character(scalar).isNumber || "/-._~".contains(Character(scalar)) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
