import Proposal
import SourceText

extension Facts {
  /// The language in which most keys of the file are written; nil where it has no keys that the vocabulary knows, or as
  /// many of one as of the other.
  public var keyLanguage: Language? {
    var balance = 0
    for node in Set(cellNodes) where node > 0 {
      guard tree.nodes[Int(tree.nodes[Int(node)].parent)].kind == .mapping else { continue }
      balance += tree.bytes(of: Int(node) - 1).allSatisfy { $0 < 0x80 } ? -1 : 1
    }
    return balance == 0 ? nil : balance > 0 ? .japanese : .english
  }
}

extension Field {
  /// The key in a language.
  public func key(_ language: Language) -> String {
    language == .japanese ? japaneseKeys.first ?? name : name
  }

  /// All keys, that of a language first: any of them finds the field, the first is written.
  func keys(_ language: Language) -> [String] { [key(language)] + japaneseKeys + englishKeys }
}

extension ChoiceType.Option {
  /// The word to write in a language.
  public func word(_ language: Language) -> String {
    language == .japanese ? japaneseWords.first ?? name : name
  }
}
