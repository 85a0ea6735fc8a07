import Linting
import SourceText

/// A mark that tells a weight or verdict without colour.
enum Sign: String {
  case error
  case warning
  case info
  case ok
  case none

  static func of(_ severity: Severity) -> Sign {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }

  static func of(_ verdict: Verdict) -> Sign {
    switch verdict {
    case .violated, .failed: .error
    case .unstated: .warning
    case .satisfied: .ok
    case .notApplicable, .undetermined: .none
    }
  }

  static func of(_ state: ExpectedQuestion.State) -> Sign {
    switch state {
    case .objectionable: .error
    case .open, .partly: .warning
    case .accepted: .info
    case .answered: .ok
    }
  }

  /// The mark.
  var mark: String {
    switch self {
    case .error: "✖"
    case .warning: "▲"
    case .info: "●"
    case .ok: "✓"
    case .none: "–"
    }
  }

  /// Writes the mark in its colour, unread by screen readers: a word always stands beside it.
  func write(_ writer: inout MarkupWriter) {
    writer.element("span", ["class": "sign \(rawValue)", "aria-hidden": "true"], mark)
  }
}
