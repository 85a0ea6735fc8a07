import BuiltinRuleSet
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
  private let vocabulary = RuleSet.builtin().plan.vocabulary
  private let paths: [String]
  /// Whether a file was found that is a proposal, or is refused.
  private var hasFound = false

  /// Files below paths; `-` is standard input, which is written to standard output.
  init(_ paths: [String], _ context: Context) {
    self.context = context
    self.paths = paths
    let finder = InputFinder(paths, standardInputName: "<stdin>")
    for notice in finder.notices { context.report(notice) }
    inputs = finder.inputs[...]
  }

  /// What the file given last is, for the policy that holds for it.
  var input: InputFinder.Input? { current }

  /// The next file that can be read; those that cannot are reported.
  mutating func next() -> SourceFile? {
    while let input = inputs.popFirst() {
      current = input
      do throws(System.ReadError) {
        var bytes: [UInt8] = []
        try input.read(into: &bytes)
        let file = SourceFile(name: input.shownName, bytes: bytes)
        if mayChange(file, wasNamed: !input.wasFound) { return file }
      } catch {
        fail(.failed(.unreadable(input.shownName, error.reason)))
      }
    }
    if !hasFound, !hasFailed { fail(.failed(.nothingToLint(paths))) }
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
    case .common: context.report(.leftCommon(file.name))
    case .another where wasNamed: fail(.failed(.leftAnother(file.name)))
    case .another: context.report(.skippedForeign(file.name))
    case .foreign(let known, let keys) where wasNamed:
      fail(.failed(.leftForeign(file.name, known: known, keys: keys)))
    case .foreign(let known, let keys): context.report(.leftForeign(file.name, known: known, keys: keys))
    }
    return false
  }

  /// Replaces a file where it changes, and says what was done; standard input is written to standard output in any case.
  mutating func save(_ result: [UInt8], of file: SourceFile, remarks: [LocalizedText]) {
    if case .standardInput = current {
      print(result)
      for remark in remarks { context.report(remark) }
      return
    }
    var edited = EditedFile(path: file.name, bytes: file.bytes)
    do throws(Failure) {
      try edited.save(result)
      for remark in remarks { say(remark[context.language]) }
    } catch {
      fail(error)
    }
  }

  /// Writes a line to standard output, or where that holds a proposal to standard error.
  mutating func say(_ line: String) {
    if case .standardInput = current {
      context.report(LocalizedText(verbatim: line))
    } else {
      print(Array((SafeText.line(line) + "\n").utf8))
    }
  }

  private mutating func print(_ bytes: [UInt8]) {
    do throws(Failure) {
      try context.print(bytes)
    } catch {
      fail(error)
    }
  }

  /// Says why a file was left as it is. The command goes on with the next.
  mutating func fail(_ failure: Failure) {
    hasFailed = true
    context.report(failure)
  }
}

/// A proposal that is being changed: replaced whole or not at all, and only while nobody else changes it.
struct EditedFile {
  /// Its name.
  let path: String
  /// What it holds, as far as is known here.
  private(set) var bytes: [UInt8]

  /// A file that was read.
  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Replaces the file, unless it does not hold any more what was read.
  mutating func save(_ new: [UInt8]) throws(Failure) {
    if new == bytes { return }
    var found: [UInt8] = []
    do throws(System.ReadError) {
      try System.read(path, into: &found, mustBeRegular: true)
    } catch {
      throw .failed(.changedMeanwhile(path))
    }
    guard found == bytes else { throw .failed(.changedMeanwhile(path)) }
    if let number = System.replace(path, by: new) { throw .failed(.outputFailed(number, path: path)) }
    bytes = new
  }
}
