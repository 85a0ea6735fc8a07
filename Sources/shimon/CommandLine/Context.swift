import Reporting
import SourceText

/// What a command knows of where it runs, and how it speaks.
struct Context: Sendable {
  /// The language that was asked for; it goes before a policy's.
  let askedLanguage: Language?
  /// The language of messages.
  let language: Language

  /// A context with the language asked for, or that of the locale, or Japanese.
  init(asked: Language?) {
    askedLanguage = asked
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { System.environment($0) }.first
    language = asked ?? (locale?.hasPrefix("en") == true ? .english : .japanese)
  }

  /// The same context, speaking the language that a policy sets where none was asked for.
  func preferring(_ policyLanguage: Language?) -> Context {
    Context(askedLanguage: askedLanguage, language: askedLanguage ?? policyLanguage ?? language)
  }

  private init(askedLanguage: Language?, language: Language) {
    (self.askedLanguage, self.language) = (askedLanguage, language)
  }

  // MARK: Results

  /// Writes to standard output.
  func print(_ bytes: [UInt8]) throws(Failure) {
    if let number = System.write(bytes, to: 1) { throw .failed(.outputFailed(number)) }
  }

  /// Writes text to standard output.
  func print(_ text: String) throws(Failure) { try print(Array(text.utf8)) }

  /// Writes a file whole or not at all.
  func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    if let number = System.replace(path, by: bytes) { throw .failed(.outputFailed(number, path: path)) }
  }

  /// Makes a folder and those above it.
  func makeFolder(_ path: String) throws(Failure) {
    if let number = System.makeFolder(path) { throw .failed(.outputFailed(number, path: path)) }
  }

  // MARK: Messages

  /// At most this many problems are shown per file.
  private static let shownProblems = 100

  /// Writes a message to standard error: one line, whatever the names in it hold.
  func report(_ message: LocalizedText) {
    // If stderr is closed the error cannot be reported.
    _ = System.write(Array("shimon: \(SafeText.line(message[language]))\n".utf8), to: 2)
  }

  /// Shows diagnostics of a file on standard error.
  func report(_ problems: [Diagnostic], in file: SourceFile) {
    let style = TextStyle(isColored: ColorChoice.auto.isColored(2))
    let format = TextFormat(language: language, style: style)
    var output = OutputBuffer()
    format.write(Array(problems.prefix(Context.shownProblems)), of: file, to: &output)
    _ = System.write(output.bytes, to: 2)
    let more = problems.count - Context.shownProblems
    if more > 0 { report(.moreProblems(more)) }
  }

  /// Says why something failed.
  func report(_ failure: Failure) {
    switch failure {
    case .usage(let message), .failed(let message): report(message)
    case .problems(let files, let conclusion):
      for (file, problems) in files { report(problems, in: file) }
      if let conclusion { report(conclusion) }
    case .reported: break
    }
  }
}
