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

  /// The text as written, and its segments in both languages.
  private let packed: Packed

  /// A template; a language whose segments are left out quotes nothing.
  init(_ text: LocalizedText, ja: [Segment]? = nil, en: [Segment]? = nil) {
    packed = Packed(parts: [text, ja ?? [Segment.text(text.ja)], en ?? [Segment.text(text.en)]])
  }

  /// The text as written.
  public var source: LocalizedText { packed.part(0).value() }

  func segments(_ language: Language) -> [Segment] { packed.part(language == .japanese ? 1 : 2).value() }
}

extension Template: Packable {
  /// Appends the template.
  public func pack(into packer: inout Packer) { packed.pack(into: &packer) }

  /// Reads a template.
  public init(unpacking unpacker: inout Unpacker) { packed = Packed(unpacking: &unpacker) }
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
