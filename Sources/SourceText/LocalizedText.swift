/// A message in every language Shimon speaks. Neither can be left out.
package struct LocalizedText: Hashable, Sendable {
  /// The Japanese text.
  package var ja: String
  /// The English text.
  package var en: String

  /// A text of the same content in both languages.
  package init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// A word that is the same in both languages, such as a name taken from a file.
  package init(verbatim text: String) {
    self.init(ja: text, en: text)
  }

  /// The text in one language.
  package subscript(language: Language) -> String {
    switch language {
    case .japanese: ja
    case .english: en
    }
  }
}

/// The languages that Shimon speaks.
package enum Language: String, Sendable, CaseIterable {
  /// Japanese, the default.
  case japanese = "ja"
  /// English.
  case english = "en"
}
