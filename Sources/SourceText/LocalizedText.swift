/// A message in every language Shimon speaks. Neither can be left out.
public struct LocalizedText: Hashable, Sendable {
  /// The Japanese text.
  public var ja: String
  /// The English text.
  public var en: String

  /// A text of the same content in both languages.
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// A word that is the same in both languages, such as a name taken from a file.
  public init(verbatim text: String) {
    self.init(ja: text, en: text)
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .japanese: ja
    case .english: en
    }
  }
}

/// The languages that Shimon speaks.
public enum Language: String, Sendable, CaseIterable {
  /// Japanese, the default.
  case japanese = "ja"
  /// English.
  case english = "en"
}
