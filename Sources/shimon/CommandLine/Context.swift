import Reporting
import SourceText

/// What a command knows of where it runs.
struct Context: Sendable {
  /// The language of messages.
  var language: Language

  /// The language asked for, or that of the locale, or Japanese.
  static func language(asked: String?) -> Language {
    if let asked, let language = Language(rawValue: asked) { return language }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { System.environment($0) }.first
    return locale?.hasPrefix("en") == true ? .english : .japanese
  }

  /// Writes to standard output. Gives a failure, with a message, where that is not possible.
  func print(_ bytes: [UInt8]) -> ExitStatus {
    guard let number = System.write(bytes, to: 1) else { return .clean }
    return outputFailed(number)
  }

  /// Writes text to standard output.
  func print(_ text: String) -> ExitStatus { print(Array(text.utf8)) }

  /// Says that standard output could not be written.
  func outputFailed(_ number: Int32) -> ExitStatus {
    complain(.outputFailed(number))
    return .failure
  }

  /// Says that a file could not be written.
  func writeFailed(_ path: String, _ number: Int32) -> ExitStatus {
    complain(.outputFailed(number, path: path))
    return .failure
  }

  /// Writes a message to standard error: one line, whatever the names in it hold.
  func complain(_ message: LocalizedText) {
    // Where standard error itself is closed there is nobody to tell.
    _ = System.write(Array("shimon: \(SafeText.line(message[language]))\n".utf8), to: 2)
  }
}
