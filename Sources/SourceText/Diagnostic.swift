/// Something wrong in a file at a place: a mistake of form, not a finding of a rule.
public struct Diagnostic: Sendable, Hashable {
  /// A further place that explains the first, such as the other of two equal keys.
  public struct Label: Sendable, Hashable {
    /// Where.
    public var span: Span
    /// What stands there.
    public var message: LocalizedText

    /// A label at `span`.
    public init(span: Span, message: LocalizedText) {
      self.span = span
      self.message = message
    }
  }

  /// A mechanical mend: replace the bytes of `span` by `text`.
  public struct Mend: Sendable, Hashable {
    /// What to replace; empty to insert.
    public var span: Span
    /// The new text.
    public var text: String

    /// A mend that replaces `span` by `text`.
    public init(span: Span, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// How much it weighs.
  public var severity: Severity
  /// A stable name such as `yaml/duplicate-key`.
  public var code: String
  /// What is wrong.
  public var message: LocalizedText
  /// Where it is wrong.
  public var span: Span
  /// What to write instead, if there is something to say.
  public var help: LocalizedText?
  /// Further places.
  public var labels: [Label]
  /// Mechanical mends, if the right text is known.
  public var mends: [Mend]

  /// A diagnostic; an error unless said otherwise.
  public init(
    _ code: String, at span: Span, _ message: LocalizedText, severity: Severity = .error, help: LocalizedText? = nil,
    labels: [Label] = [], mends: [Mend] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.help = help
    self.labels = labels
    self.mends = mends
  }
}
