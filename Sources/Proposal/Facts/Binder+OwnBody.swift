import CEL
import SourceText
import YAML

/// Words for the body that the proposal is of: 府 is the body itself in a paper of 大阪府, another agency in one of a city.
extension Binder {
  /// Whether some word of a choice type means the body itself, and as another option than this one.
  func hasOwnWords(_ type: Int, besides option: Int) -> Bool {
    let own = plan.vocabulary.choices[type].own
    return !own.isEmpty && !own.contains { $0.option == option }
  }

  /// The option of a choice type that a text stands for by the name of the body.
  mutating func ownOption(_ type: Int, _ text: ArraySlice<UInt8>) -> Int? {
    let own = plan.vocabulary.choices[type].own
    if own.isEmpty { return nil }
    let body = knownBody()
    return own.first { body.isMeant(by: text, ends: $0.ends) }?.option
  }

  /// A word for a municipality in the paper of a body that is none: it is read as the body itself, as ever, but may not
  /// be meant so.
  mutating func otherBody(_ node: Int, _ type: Int, _ text: ArraySlice<UInt8>) -> Diagnostic? {
    let choice = plan.vocabulary.choices[type]
    guard let own = choice.own.first(where: { $0.ends.contains("") }), choice.words.find(text) == own.option else {
      return nil
    }
    guard let body = knownBody().body, !body.isMunicipality,
      let named = plan.vocabulary.bodies.first(where: { other in
        other.isMunicipality && text.starts(with: other.word.ja.utf8)
      })
    else { return nil }
    return .anotherBody(
      facts.tree.nodes[node].span, String(decoding: text, as: UTF8.self), own: body.word, other: named.word)
  }

  /// The field of a key that has the body's own word where the vocabulary has that for a city: 県の確認者.
  mutating func field(ofOwnKey key: Int, in type: Int) -> Int? {
    let bytes = facts.tree.bytes(of: key)
    guard let first = bytes.first, first >= 0x80, let word = knownBody().keyInVocabulary(bytes) else { return nil }
    return plan.vocabulary.records[type].keys.find(word[...])
  }

  private mutating func knownBody() -> OwnBody {
    if let ownBody { return ownBody }
    let name = rootText(.municipality)
    let body = OwnBody(name: name, department: rootText(.department), in: plan.vocabulary)
    ownBody = body
    return body
  }

  /// A text of the proposal itself, wherever it stands in the file; empty where it is not stated.
  private func rootText(_ field: KnownName.FieldName) -> [UInt8] {
    let record = plan.vocabulary.records[plan.vocabulary.root]
    guard let field = record.field(field) else { return [] }
    var key = 1
    let end = facts.tree.next(after: 0)
    while key < end {
      if record.keys.find(facts.tree.bytes(of: key), hash: facts.tree.nodes[key].keyHash) == field {
        let isText = facts.tree.nodes[key + 1].kind == .scalar
        let text = isText ? trimmed(key + 1).bytes : []
        return ScalarWords.openness(text) == .said ? Array(text) : []
      }
      key = facts.tree.next(after: key + 1)
    }
    return []
  }
}
