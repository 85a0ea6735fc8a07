import Proposal
import SourceText
import Testing

struct VocabularyReaderTests {
  private func codes(_ text: String) -> [String] {
    VocabularyReader.read(Array(text.utf8)).diagnostics.map(\.code)
  }

  @Test func smallVocabularyIsSound() {
    #expect(codes(SmallVocabulary.text).isEmpty)
  }

  @Test(arguments: [
    ("type: yes_no", "type: yes_or_no", "vocabulary/unknown-name"),
    ("options: [registered-mail]", "options: [registerd-mail]", "vocabulary/unknown-name"),
    ("label: [what]", "label: [whatever]", "vocabulary/unknown-name"),
    ("shorthand: allowed", "shorthand: allow", "vocabulary/unknown-name"),
    ("ja: 普通郵便", "ja: 書留", "vocabulary/word-twice"),
    ("ja: 普通郵便", "ja: 未定", "vocabulary/reserved-word"),
    ("late: {ja: 遅延", "late: {ja: 件名", "vocabulary/word-twice"),
    ("records:\n  proposal:", "records:\n  propsal:", "vocabulary/missing"),
    ("format: shimon-vocabulary/1", "format: shimon-vocabulary/2", "format/unknown-format"),
    ("reason: {ja: 理由, type: text", "reason: {ja: 理由, type: subcontracting", "vocabulary/cycle"),
    ("shorthand: allowed", "short_hand: allowed", "format/unknown-key"),
  ])
  func mistakesAreFound(_ right: String, _ wrong: String, _ code: String) {
    let text = SmallVocabulary.text.replacing(right, with: wrong)
    #expect(text != SmallVocabulary.text)
    #expect(codes(text).contains(code))
  }

  /// A field without a question of its own is still asked for in a sentence, by its label.
  @Test func fieldHasAQuestion() throws {
    let text = SmallVocabulary.text
    let plain = VocabularyReader.read(Array(text.utf8)).vocabulary
    let field = try #require(plain.records[plain.root].fields.first)
    #expect(!field.hasQuestion)
    #expect(field.question.ja.contains(field.label.ja) && field.question.en.contains(field.label.en))

    let asked = text.replacing("type: text", with: "ask: {ja: 何ですか。, en: What is it?}, type: text")
    #expect(asked != text)
    let read = VocabularyReader.read(Array(asked.utf8))
    #expect(read.diagnostics.isEmpty)
    let own = read.vocabulary.records.flatMap(\.fields).filter(\.hasQuestion)
    #expect(!own.isEmpty && own.allSatisfy { $0.question == LocalizedText(ja: "何ですか。", en: "What is it?") })
    let half = text.replacing("type: text", with: "ask: {ja: 何ですか。}, type: text")
    #expect(!codes(half).isEmpty)
  }
}
