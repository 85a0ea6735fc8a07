import BuiltinBook
import Linting
import Proposal
import Reporting
import SourceText

/// The files that a command changes one by one, with what is to be said of them.
///
/// Other people's files are left alone: what is no proposal is passed over in a folder, by name, and refused where it
/// was named itself.
struct EditedFiles {
  /// Whether a file could not be read, changed or written.
  private(set) var hasFailed = false
  private let context: Context
  private var inputs: ArraySlice<InputFinder.Input>
  private var current: InputFinder.Input?
  private let vocabulary = RuleBook.builtin().plan.vocabulary
  private let paths: [String]
  /// Whether a file was found that is a proposal, or must be complained about.
  private var hasFound = false

  /// Files below paths; `-` is standard input, which is written to standard output.
  init(_ paths: [String], _ context: Context) {
    self.context = context
    self.paths = paths
    let finder = InputFinder(paths, standardInputName: "<stdin>")
    for notice in finder.notices { context.complain(notice) }
    inputs = finder.inputs[...]
  }

  /// What the file given last is, for the policy that holds for it.
  var input: InputFinder.Input? { current }

  /// The next file that can be read; those that cannot are complained about.
  mutating func next() -> SourceFile? {
    while let input = inputs.popFirst() {
      current = input
      do throws(System.ReadError) {
        switch input {
        case .standardInput(let name):
          let file = SourceFile(name: name, bytes: try System.readStandardInput())
          if mayChange(file, wasNamed: true) { return file }
        case .file(let path, let wasNamed):
          var bytes: [UInt8] = []
          try System.read(path.text, into: &bytes, mustBeRegular: !wasNamed)
          let file = SourceFile(name: path.text, bytes: bytes)
          if mayChange(file, wasNamed: wasNamed) { return file }
        case .unreadable(_, let reason): throw System.ReadError(reason: reason)
        }
      } catch {
        fail(.unreadable(input.shownName, error.reason))
      }
    }
    if !hasFound, !hasFailed { fail(.nothingToLint(paths)) }
    return nil
  }

  /// Whether a file is a proposal, or may be one; says so where it is not.
  private mutating func mayChange(_ file: SourceFile, wasNamed: Bool) -> Bool {
    switch FileOwner(file.bytes, vocabulary) {
    case .proposal, .unclear:
      hasFound = true
      return true
    case .common where wasNamed:
      hasFound = true
      return true
    case .common: context.complain(.leftCommon(file.name))
    case .another where wasNamed: fail(.leftAnother(file.name))
    case .another: context.complain(.skippedForeign(file.name))
    case .foreign(let known, let keys) where wasNamed: fail(.leftForeign(file.name, known: known, keys: keys))
    case .foreign(let known, let keys): context.complain(.leftForeign(file.name, known: known, keys: keys))
    }
    return false
  }

  /// Replaces a file where it changes, and says what was done; standard input is written to standard output in any case.
  mutating func save(_ result: [UInt8], of file: SourceFile, remarks: [LocalizedText]) {
    if case .standardInput = current {
      if context.print(result) != .clean { hasFailed = true }
      for remark in remarks { context.complain(remark) }
      return
    }
    var edited = EditedFile(path: file.name, bytes: file.bytes)
    do throws(EditedFile.SaveError) {
      try edited.save(result)
      for remark in remarks { say(remark[context.language]) }
    } catch {
      hasFailed = true
      context.complain(error, file.name)
    }
  }

  /// Writes a line to standard output, or where that holds a proposal to standard error.
  mutating func say(_ line: String) {
    if case .standardInput = current {
      context.complain(LocalizedText(verbatim: line))
    } else if context.print(SafeText.line(line) + "\n") != .clean {
      hasFailed = true
    }
  }

  /// Says that a file was left as it is.
  mutating func fail(_ message: LocalizedText) {
    hasFailed = true
    context.complain(message)
  }

  /// Shows the mistakes of a file that was left as it is.
  mutating func fail(_ problems: [Diagnostic], _ file: SourceFile) {
    hasFailed = true
    context.complain(problems, in: file)
  }
}

/// A proposal that is being changed: replaced whole or not at all, and only while nobody else changes it.
struct EditedFile {
  /// Why a file was not replaced.
  enum SaveError: Error {
    /// It does not hold what was read, or cannot be read any more.
    case changedMeanwhile
    /// The error number of what failed.
    case failed(Int32)
  }

  /// Its name.
  let path: String
  /// What it holds, as far as is known here.
  private(set) var bytes: [UInt8]

  /// A file that was read.
  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Replaces the file.
  mutating func save(_ new: [UInt8]) throws(SaveError) {
    if new == bytes { return }
    var found: [UInt8] = []
    do throws(System.ReadError) {
      try System.read(path, into: &found, mustBeRegular: true)
    } catch {
      throw .changedMeanwhile
    }
    guard found == bytes else { throw .changedMeanwhile }
    if let number = System.replace(path, by: new) { throw .failed(number) }
    bytes = new
  }
}

extension Context {
  /// Says why a file was not replaced.
  func complain(_ error: EditedFile.SaveError, _ path: String) {
    switch error {
    case .changedMeanwhile: complain(.changedMeanwhile(path))
    case .failed(let number): complain(.outputFailed(number, path: path))
    }
  }
}
