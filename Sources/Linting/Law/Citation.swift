import SourceText

/// A provision that a rule or clause rests on.
package struct Citation: Sendable {
  /// How far the provision was read.
  package enum Verification: String, Sendable, CaseIterable {
    /// In full, at its source.
    case full
    /// In part, at its source.
    case excerpt
    /// As others report it.
    case secondary
    /// Not at all: from memory.
    case memory
  }

  /// The key of the act.
  package var act: String
  /// What the act is.
  package var kind: Act.Kind
  /// The act and the provision in full.
  package var text: LocalizedText
  /// The short name of the act.
  var short: LocalizedText
  /// The provision, without notes, as it stands behind the name.
  var place: LocalizedText
  /// The words of the provision that carry the demand.
  package var words: String?
  /// Whether it holds for My Number data only.
  package var isForMyNumber: Bool
  /// How far it was read; nil where the citation does not say.
  package var verification: Verification?

  /// The citation on a line: one that was not read at its source says so.
  package func line(_ language: Language) -> String { text[language] + LocalizedText.remark(on: self)[language] }
}

/// What kind of ground a rule has: how much weight its question carries.
package enum Ground: String, Sendable, CaseIterable {
  /// A law lays it down.
  case duty
  /// An authority's guideline or a standard recommends it.
  case guideline
  /// Contracts customarily say so.
  case practice
  /// A board asked for it in a case before it.
  case board
  /// Nobody's word: it follows from what can go wrong.
  case reasoning
}

/// A provision within an act, as a citation names it.
struct Provision {
  var article: String?
  var paragraph: String?
  var item: String?
  var isProviso = false
  var section: String?
  var note: LocalizedText?
  var isForMyNumber = false

  /// The place behind the name of an act, with the mark of its limits: 「第66条第2項第1号」.
  func text(withNote: Bool) -> LocalizedText {
    var ja = ""
    var en = ""
    if let article {
      ja += Provision.numbered(article, "条")
      en += ", Art. \(article)"
      if let paragraph { (ja, en) = (ja + "第\(paragraph)項", en + "(\(paragraph))") }
      if let item { (ja, en) = (ja + Provision.numbered(item, "号"), en + ", item \(item)") }
      if isProviso { (ja, en) = (ja + "ただし書", en + ", proviso") }
    }
    if let section { (ja, en) = (ja + " \(section)", en + ", \(LocalizedText.section(section).en)") }
    if withNote, let note { (ja, en) = (ja + "（\(note.ja)）", en + " (\(note.en))") }
    if isForMyNumber {
      ja += LocalizedText.forMyNumberOnly.ja
      en += LocalizedText.forMyNumberOnly.en
    }
    return LocalizedText(ja: ja, en: en)
  }

  /// `29-4` as 「第29条の4」.
  private static func numbered(_ number: String, _ unit: String) -> String {
    let parts = number.split(separator: "-")
    return "第\(parts.first ?? "")\(unit)" + parts.dropFirst().map { "の\($0)" }.joined()
  }
}
