import SourceText

/// Colours of text output, or none.
package struct TextStyle: Sendable {
  /// Whether escape sequences are written.
  package var isColored: Bool

  /// With or without colour.
  package init(isColored: Bool) { self.isColored = isColored }

  enum Role {
    case error
    case warning
    case info
    case strong
    case dim

    var code: StaticString {
      switch self {
      case .error: "\u{1B}[1;31m"
      case .warning: "\u{1B}[1;33m"
      case .info: "\u{1B}[1;36m"
      case .strong: "\u{1B}[1m"
      case .dim: "\u{1B}[2m"
      }
    }
  }

  /// Writes `body` in the colour of a role.
  func paint(_ role: Role, _ output: inout OutputBuffer, _ body: (inout OutputBuffer) -> Void) {
    if isColored { output.append(role.code) }
    body(&output)
    if isColored { output.append("\u{1B}[0m") }
  }

  static func role(of severity: Severity) -> Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}
