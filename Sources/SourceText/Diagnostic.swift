/// Something wrong in a file at a place: a mistake of form, not a finding of a rule.
package struct Diagnostic: Sendable, Hashable {
  /// A further place that explains the first, such as the other of two equal keys.
  package struct Label: Sendable, Hashable {
    /// Where.
    package var span: Span
    /// What stands there.
    package var message: LocalizedText

    /// A label at `span`.
    package init(span: Span, message: LocalizedText) {
      self.span = span
      self.message = message
    }
  }

  /// How much it weighs.
  package var severity: Severity
  /// A stable name such as `yaml/duplicate-key`.
  package var code: String
  /// What is wrong.
  package var message: LocalizedText
  /// Where it is wrong.
  package var span: Span
  /// What to write instead, if there is something to say.
  package var help: LocalizedText?
  /// Further places.
  package var labels: [Label]
  /// What to write instead, as a change of the text, if that is known.
  package var fix: Fix?

  /// A diagnostic; an error unless said otherwise.
  package init(
    _ code: String, at span: Span, _ message: LocalizedText, severity: Severity = .error, help: LocalizedText? = nil,
    labels: [Label] = [], fix: Fix? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.help = help
    self.labels = labels
    self.fix = fix
  }
}

/// How much a finding or diagnostic weighs. Ordered: `info < warning < error`.
package enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  /// A question worth thinking about.
  case info
  /// Something a board will ask, not yet written.
  case warning
  /// Something dangerous or wrong.
  case error

  /// The word used in rule files, policies and machine output.
  package var word: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity named by `word`, if there is one.
  package init?(word: String) {
    guard let match = Severity.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }

  /// Whether the left weighs less.
  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// A change of a file's text: replace the bytes of a span.
package struct TextEdit: Sendable, Hashable {
  /// What to replace; empty to insert.
  package var span: Span
  /// The new text.
  package var text: String

  /// A change that replaces `span` by `text`.
  package init(span: Span, text: String) {
    self.span = span
    self.text = text
  }
}

/// How a mistake can be fixed, and whether that may be done without asking.
///
/// Whoever makes the diagnostic decides, since it knows what stands there and what could have been meant. The command
/// line, the editor and SARIF all go by it.
package struct Fix: Sendable, Hashable {
  /// Whether a fix may be made without asking.
  package enum Safety: Sendable, Hashable {
    /// It cannot change what is said: only the form of what is written.
    case safe
    /// It may change what is said, so somebody has to agree.
    case needsConsent
  }

  /// The changes, which belong together.
  package var edits: [TextEdit]
  /// Whether they may be made without asking.
  package var safety: Safety

  /// A fix; whatever is not known to be safe asks.
  package init(_ edits: [TextEdit], _ safety: Safety = .needsConsent) {
    self.edits = edits
    self.safety = safety
  }

  /// A fix that replaces `span` by `text`.
  package init(replacing span: Span, by text: String, _ safety: Safety = .needsConsent) {
    self.init([TextEdit(span: span, text: text)], safety)
  }

  /// A fix that inserts `text` at a place.
  package init(inserting text: String, at place: Int, _ safety: Safety = .needsConsent) {
    self.init([TextEdit(span: Span(place, place), text: text)], safety)
  }
}

/// Why a list of changes cannot be made.
package enum TextEditError: Error, Hashable, Sendable {
  /// The span reaches behind the end of the file, or ends before it starts.
  case outside(Span)
  /// Two changes touch the same bytes.
  case overlap(Span, Span)
}

extension Collection where Element == TextEdit {
  /// The bytes after all changes; every byte outside their spans is kept.
  ///
  /// The changes may stand in any order, and all spans count in the bytes given. Insertions at one place come one
  /// behind the other in the order given, before a replacement that starts there.
  package func applied(to bytes: [UInt8]) throws(TextEditError) -> [UInt8] {
    let sorted = enumerated().sorted {
      ($0.element.span.start, $0.element.span.end, $0.offset) < ($1.element.span.start, $1.element.span.end, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + reduce(0) { $0 + $1.text.utf8.count })
    var previous = Span(0, 0)
    for (_, edit) in sorted {
      guard edit.span.start <= edit.span.end, Int(edit.span.end) <= bytes.count else {
        throw .outside(edit.span)
      }
      guard edit.span.start >= previous.end else { throw .overlap(previous, edit.span) }
      result.append(contentsOf: bytes[Int(previous.end)..<Int(edit.span.start)])
      result.append(contentsOf: edit.text.utf8)
      previous = edit.span
    }
    result.append(contentsOf: bytes[Int(previous.end)...])
    return result
  }
}
