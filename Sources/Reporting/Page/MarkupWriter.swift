import SourceText

/// Writes HTML (and the XML of other formats, which have the same rules of escaping). What is text is escaped;
/// characters that change the direction of text or that no page may hold show as U+FFFD.
public struct MarkupWriter: Sendable {
  /// An attribute; one without a value is left out.
  public typealias Attributes = KeyValuePairs<StaticString, String?>

  /// The bytes written so far.
  public private(set) var output = OutputBuffer()

  /// A writer that has written nothing.
  public init() {}

  /// Opens an element.
  public mutating func open(_ tag: StaticString, _ attributes: Attributes = [:]) {
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
  public mutating func close(_ tag: StaticString) {
    output.append("</")
    output.append(tag)
    output.append(">")
  }

  /// An element with text in it.
  public mutating func element(_ tag: StaticString, _ attributes: Attributes, _ text: String) {
    open(tag, attributes)
    escape(text)
    close(tag)
  }

  /// An element with text in it.
  public mutating func element(_ tag: StaticString, _ text: String) { element(tag, [:], text) }

  /// An element with whatever `body` writes in it.
  public mutating func element(_ tag: StaticString, _ attributes: Attributes, _ body: (inout MarkupWriter) -> Void) {
    open(tag, attributes)
    body(&self)
    close(tag)
  }

  /// An element with whatever `body` writes in it.
  public mutating func element(_ tag: StaticString, _ body: (inout MarkupWriter) -> Void) { element(tag, [:], body) }

  /// Text.
  public mutating func text(_ text: String) { escape(text) }

  /// A line break of the source, which no reader sees.
  public mutating func newline() { output.append("\n") }

  /// Markup that is part of the program.
  public mutating func raw(_ markup: StaticString) { output.append(markup) }

  /// Markup that another writer made.
  public mutating func append(_ markup: OutputBuffer) { output.append(bytes: markup.bytes) }

  private mutating func escape(_ text: String) { XMLText.append(text, to: &output) }
}
