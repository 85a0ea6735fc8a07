/// Why bytes are no JSON text.
public struct JSONError: Error, Hashable, Sendable {
  /// The kind of mistake.
  public enum Kind: Hashable, Sendable {
    /// The text ends too early.
    case unexpectedEnd
    /// A byte that cannot stand where it does.
    case unexpectedByte
    /// A number that JSON does not have, such as `01` or `.5`.
    case badNumber
    /// A `\` in a string followed by what is no escape.
    case badEscape
    /// Bytes in a string that are not UTF-8.
    case notUTF8
    /// More than ``JSONReader/maximumDepth`` arrays and objects in one another.
    case tooDeep
    /// Something behind the value.
    case trailingBytes
  }

  /// The kind of mistake.
  public var kind: Kind
  /// Where, in bytes from the start.
  public var offset: Int

  /// A mistake at `offset`.
  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// What to tell people.
  public var message: LocalizedText {
    LocalizedText(ja: "JSON として読めません（\(offset + 1) バイト目）。", en: "This is no JSON (at byte \(offset + 1)).")
  }
}
