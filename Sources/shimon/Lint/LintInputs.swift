import SourceText

/// The files that a `shimon lint` is to look at.
struct LintInputs {
  /// The files, in order.
  private(set) var files: [InputFinder.Input] = []
  /// Whether a folder or list could not be read.
  private(set) var hasFailed = false
  /// Whether having nothing to look at is what was asked for, for nothing was changed.
  private(set) var mayBeEmpty = false
  /// Where was looked.
  let places: [String]

  /// Finds them as the command line says; complains about what cannot be read.
  init(_ arguments: Arguments, _ context: Context) throws(UsageError) {
    let lists = arguments.all("files-from")
    if lists.contains("-"), arguments.operands.contains("-") || lists.count(where: { $0 == "-" }) > 1 {
      throw UsageError(ja: "標準入力は一度しか使えません。", en: "Standard input can be used only once.")
    }
    let paths = arguments.operands.isEmpty && lists.isEmpty ? ["."] : arguments.operands
    places = paths + lists
    let finder = InputFinder(paths, standardInputName: arguments.value("stdin-name") ?? "<stdin>")
    for notice in finder.notices { context.complain(notice) }
    hasFailed = finder.hasFailed
    files = finder.inputs
    for list in lists { addList(list, context) }
    if let revision = arguments.value("changed-since") { keepChanged(since: revision, context) }
  }

  /// Adds the files of a list, one a line or ended by NUL.
  private mutating func addList(_ path: String, _ context: Context) {
    guard let list = InputFile.read(path, context) else {
      hasFailed = true
      return
    }
    let separator: Unicode.Scalar = list.bytes.contains(0) ? "\0" : "\n"
    var passedOver = 0
    let bytes = list.bytes.starts(with: ByteOrderMark.bytes) ? list.bytes.dropFirst(3) : list.bytes[...]
    for name in ChangedFiles.lines(bytes, endingWith: separator) {
      let name = separator == "\n" && name.hasSuffix("\r") ? String(name.dropLast()) : name
      if name.hasYAMLEnding {
        files.append(.file(FilePath(name), wasNamed: false))
      } else {
        passedOver += 1
      }
    }
    if passedOver > 0 { context.complain(.passedOver(passedOver, in: list.name)) }
  }

  private mutating func keepChanged(since revision: String, _ context: Context) {
    do throws(ChangedFiles.Failure) {
      let changed = try ChangedFiles(since: revision)
      let all = files.count
      files.removeAll { input in
        if case .file(let path, _) = input { !changed.mayContain(path.text) } else { false }
      }
      mayBeEmpty = all > 0
    } catch {
      context.complain(error.reason)
      files = []
      hasFailed = true
    }
  }
}
