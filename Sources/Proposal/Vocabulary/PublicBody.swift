import SourceText

/// A sort of public body by which a proposal may be written: a city, a ward, a prefecture, a union.
package struct PublicBody: Sendable, Hashable {
  /// What texts call it: 市, 区; city, ward.
  package let word: LocalizedText
  /// How the name of such a body ends in English: `City`.
  let ends: [String]
  /// Whether it is a municipality.
  let isMunicipality: Bool

  init(word: LocalizedText, ends: [String], isMunicipality: Bool) {
    self.word = word
    self.ends = ends
    self.isMunicipality = isMunicipality
  }

  /// What a body is called whose name says nothing of what it is, or that is not named.
  package static let unnamed = LocalizedText(ja: "市", en: "city")
  /// What a body is called that is none of those that the vocabulary knows.
  package static let unknown = LocalizedText(ja: "実施機関", en: "public body")

  /// Whether this is what the name of a body says it is.
  func isNamed(in name: String) -> Bool {
    name.hasSuffix(word.ja) || ends.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
  }
}

extension LocalizedText {
  /// The label of an option, which calls the body itself what it is.
  package func naming(_ body: LocalizedText) -> LocalizedText {
    ja == PublicBody.unnamed.ja ? LocalizedText(ja: body.ja, en: en) : self
  }
}

extension Vocabulary {
  /// The sort of body that has this name.
  func body(named name: String) -> PublicBody? { bodies.first { $0.isNamed(in: name) } }

  /// What texts call the body that has this name.
  package func bodyWord(_ name: String) -> LocalizedText {
    if let body = body(named: name) { return body.word }
    // Names in Latin letters alone seldom say more than where the body is.
    return name.utf8.allSatisfy { $0 < 0x80 } ? PublicBody.unnamed : PublicBody.unknown
  }
}

/// The body that a proposal is of, as far as the words of choices go by it.
struct OwnBody: Sendable {
  /// The name, such as 大阪府; empty where it is not stated.
  let name: [UInt8]
  /// The department in charge.
  let department: [UInt8]
  /// What it is, where the name says so.
  let body: PublicBody?
  /// The words for what it is, all that the name ends with: 事務組合 and 組合.
  private let words: [[UInt8]]

  /// What a body puts before its word where it speaks of itself: 本市, 当県.
  static let pronouns = ["本", "当"]

  /// A body, among those of a vocabulary.
  init(name: [UInt8], department: [UInt8], in vocabulary: Vocabulary) {
    (self.name, self.department) = (name, department)
    let text = String(decoding: name, as: UTF8.self)
    let bodies = name.isEmpty ? [] : vocabulary.bodies.filter { $0.isNamed(in: text) }
    body = bodies.first
    // Of a body that is not named, or by a name that does not tell, 本市 and 本県 are the body itself all the same.
    let own = bodies.isEmpty ? vocabulary.bodies : bodies
    words =
      bodies.flatMap { [Array($0.word.ja.utf8), Array($0.word.en.utf8)] }
      + own.flatMap { body in OwnBody.pronouns.map { Array(($0 + body.word.ja).utf8) } }
  }

  /// Whether a text is the body's name or word with one of these ends.
  func isMeant(by text: ArraySlice<UInt8>, ends: [String]) -> Bool {
    if !name.isEmpty, isMade(text, of: name, ends) { return true }
    if words.contains(where: { isMade(text, of: $0, ends) }) { return true }
    // A section of the body by its own name.
    return !department.isEmpty && ends.contains("") && text.elementsEqual(department)
  }

  private func isMade(_ text: ArraySlice<UInt8>, of word: [UInt8], _ ends: [String]) -> Bool {
    guard text.starts(with: word) else { return false }
    let rest = text.dropFirst(word.count)
    return ends.contains { rest.elementsEqual($0.utf8) }
  }

  /// A key with the word of the vocabulary in place of the body's own: 県の確認者 is 市の確認者 in a paper of a prefecture.
  func keyInVocabulary(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    guard let word = words.first(where: { $0.first ?? 0 >= 0x80 && key.starts(with: $0) }) else { return nil }
    return Array(PublicBody.unnamed.ja.utf8) + key.dropFirst(word.count)
  }
}
