import CEL
import SourceText

/// A text in both languages that may quote facts: `「{it.method}」では…`.
public struct Template: Sendable {
  /// A part of a template.
  enum Segment: Sendable {
    case text(String)
    case value(Program, Type)
    /// A word that the writer of the text fills in.
    case symbol(String)
  }

  private let packedSource: Packed
  private let ja: Packed
  private let en: Packed

  /// A template; a language whose segments are left out quotes nothing.
  init(_ text: LocalizedText, ja: [Segment]? = nil, en: [Segment]? = nil) {
    packedSource = Packed(text)
    self.ja = Packed(ja ?? [Segment.text(text.ja)])
    self.en = Packed(en ?? [Segment.text(text.en)])
  }

  /// The text as written.
  public var source: LocalizedText { packedSource.value() }

  func segments(_ language: Language) -> [Segment] { language == .japanese ? ja.value() : en.value() }
}

extension Template: Packable {
  /// Appends the template.
  public func pack(into packer: inout Packer) {
    packedSource.pack(into: &packer)
    ja.pack(into: &packer)
    en.pack(into: &packer)
  }

  /// Reads a template.
  public init(unpacking unpacker: inout Unpacker) {
    packedSource = Packed(unpacking: &unpacker)
    ja = Packed(unpacking: &unpacker)
    en = Packed(unpacking: &unpacker)
  }
}

extension Template.Segment: Packable {
  func pack(into packer: inout Packer) {
    switch self {
    case .text(let text):
      packer.append(0)
      text.pack(into: &packer)
    case .value(let program, let type):
      packer.append(1)
      program.pack(into: &packer)
      type.pack(into: &packer)
    case .symbol(let name):
      packer.append(2)
      name.pack(into: &packer)
    }
  }

  init(unpacking unpacker: inout Unpacker) {
    switch unpacker.number() {
    case 1:
      let program = Program(unpacking: &unpacker)
      self = .value(program, Type(unpacking: &unpacker))
    case 2: self = .symbol(String(unpacking: &unpacker))
    default: self = .text(String(unpacking: &unpacker))
    }
  }
}
