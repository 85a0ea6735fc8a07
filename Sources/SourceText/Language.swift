/// The languages that Shimon speaks.
public enum Language: String, Sendable, CaseIterable {
  /// Japanese, the default.
  case japanese = "ja"
  /// English.
  case english = "en"
}
