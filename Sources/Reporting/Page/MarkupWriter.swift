import Linting
import SourceText

/// Writes HTML (and the XML of other formats, which have the same rules of escaping). What is text is escaped;
/// characters that change the direction of text or that no page may hold show as U+FFFD.
package struct MarkupWriter: Sendable {
  /// An attribute; one without a value is left out.
  package typealias Attributes = KeyValuePairs<StaticString, String?>

  /// The bytes written so far.
  package private(set) var output = OutputBuffer()

  /// A writer that has written nothing.
  package init() {}

  /// Opens an element.
  package mutating func open(_ tag: StaticString, _ attributes: Attributes = [:]) {
    output.append("<")
    output.append(tag)
    for (name, value) in attributes {
      guard let value else { continue }
      output.append(" ")
      output.append(name)
      output.append("=\"")
      escape(value)
      output.append("\"")
    }
    output.append(">")
  }

  /// Closes an element.
  package mutating func close(_ tag: StaticString) {
    output.append("</")
    output.append(tag)
    output.append(">")
  }

  /// An element with text in it.
  package mutating func element(_ tag: StaticString, _ attributes: Attributes, _ text: String) {
    open(tag, attributes)
    escape(text)
    close(tag)
  }

  /// An element with text in it.
  package mutating func element(_ tag: StaticString, _ text: String) { element(tag, [:], text) }

  /// An element with whatever `body` writes in it.
  package mutating func element(_ tag: StaticString, _ attributes: Attributes, _ body: (inout MarkupWriter) -> Void) {
    open(tag, attributes)
    body(&self)
    close(tag)
  }

  /// An element with whatever `body` writes in it.
  package mutating func element(_ tag: StaticString, _ body: (inout MarkupWriter) -> Void) { element(tag, [:], body) }

  /// Text.
  package mutating func text(_ text: String) { escape(text) }

  /// A line break of the source, which no reader sees.
  package mutating func newline() { output.append("\n") }

  /// Markup that is part of the program.
  package mutating func raw(_ markup: StaticString) { output.append(markup) }

  /// Markup as bytes, such as that of a file of the package.
  mutating func raw(_ markup: [UInt8]) { output.append(bytes: markup) }

  /// Markup that another writer made.
  package mutating func append(_ markup: OutputBuffer) { output.append(bytes: markup.bytes) }

  private mutating func escape(_ text: String) { output.append(xml: text) }
}

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
    case .answered, .silent: .ok
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
