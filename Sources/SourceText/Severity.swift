/// How much a finding or diagnostic weighs. Ordered: `info < warning < error`.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  /// A question worth thinking about.
  case info
  /// Something a board will ask, not yet written.
  case warning
  /// Something dangerous or wrong.
  case error

  /// The word used in rule files, policies and machine output.
  public var word: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity named by `word`, if there is one.
  public init?(word: String) {
    guard let match = Severity.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }

  /// Whether the left weighs less.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

extension Severity: Packable {
  /// Appends the severity.
  public func pack(into packer: inout Packer) { packer.append(rawValue) }

  /// Reads a severity.
  public init(unpacking unpacker: inout Unpacker) {
    self = Severity(rawValue: UInt8(unpacking: &unpacker)) ?? .error
  }
}
