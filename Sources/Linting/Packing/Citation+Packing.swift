import Proposal
import SourceText

extension Citation: Packable {
  /// Appends the citation.
  package func pack(into packer: inout Packer) {
    act.pack(into: &packer)
    kind.rawValue.pack(into: &packer)
    text.pack(into: &packer)
    short.pack(into: &packer)
    place.pack(into: &packer)
    words.pack(into: &packer)
    isForMyNumber.pack(into: &packer)
    (verification?.rawValue ?? "").pack(into: &packer)
  }

  /// Reads a citation.
  package init(unpacking unpacker: inout Unpacker) {
    act = String(unpacking: &unpacker)
    kind = Act.Kind(rawValue: String(unpacking: &unpacker)) ?? .example
    text = LocalizedText(unpacking: &unpacker)
    short = LocalizedText(unpacking: &unpacker)
    place = LocalizedText(unpacking: &unpacker)
    words = Optional(unpacking: &unpacker)
    isForMyNumber = Bool(unpacking: &unpacker)
    verification = Verification(rawValue: String(unpacking: &unpacker))
  }
}

extension Acts: Packable {
  /// Appends the acts.
  package func pack(into packer: inout Packer) { acts.pack(into: &packer) }

  /// Reads acts.
  package init(unpacking unpacker: inout Unpacker) { acts = Array(unpacking: &unpacker) }
}

extension Act: Packable {
  /// Appends the act.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    title.pack(into: &packer)
    short.pack(into: &packer)
    kind.rawValue.pack(into: &packer)
    hasText.pack(into: &packer)
    (asOf?.description ?? "").pack(into: &packer)
  }

  /// Reads an act.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    title = LocalizedText(unpacking: &unpacker)
    short = LocalizedText(unpacking: &unpacker)
    kind = Kind(rawValue: String(unpacking: &unpacker)) ?? .example
    hasText = Bool(unpacking: &unpacker)
    asOf = CalendarDay(parsing: String(unpacking: &unpacker))
  }
}
