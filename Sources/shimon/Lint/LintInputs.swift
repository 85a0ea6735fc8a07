import SourceText

/// The files that a `shimon lint` is to look at.
struct LintInputs {
  /// The files, in order.
  var files: [InputFinder.Input] { finder.inputs }
  private var finder: InputFinder
  /// Whether a list could not be read, or git not be asked.
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
    finder = InputFinder(paths, standardInputName: arguments.value("stdin-name") ?? "<stdin>")
    for list in lists { addList(list, context) }
    for notice in finder.notices { context.complain(notice) }
    if let revision = arguments.value("changed-since") { keepChanged(since: revision, context) }
  }

  /// Adds the files of a list. What has no ending of a proposal is counted, for lists name all kinds of files; what is
  /// not there at all is never passed over.
  private mutating func addList(_ path: String, _ context: Context) {
    guard let file = InputFile.read(path, context) else {
      hasFailed = true
      return
    }
    do throws(FileList.Mistake) {
      var passedOver = 0
      for entry in try FileList(file.bytes).entries {
        switch entry.name {
        case .failure(let mistake): finder.add(unreadable: entry.text, mistake.reason)
        case .success(let name):
          switch System.kind(name).kind {
          case .missing where !System.isDanglingLink(name):
            finder.add(unreadable: name, .lineNamesNothing(entry.number))
          case .file where !name.hasYAMLEnding, .other where !name.hasYAMLEnding: passedOver += 1
          case .missing where !name.hasYAMLEnding: passedOver += 1
          default: finder.add(listed: name)
          }
        }
      }
      if passedOver > 0 { context.complain(.passedOver(passedOver, in: file.name)) }
    } catch {
      hasFailed = true
      context.complain(.unreadable(file.name, error.reason))
    }
  }

  private mutating func keepChanged(since revision: String, _ context: Context) {
    do throws(ChangedFiles.Failure) {
      let changed = try ChangedFiles(since: revision)
      let all = files.count
      finder.keep { input in
        if case .file(let path, _) = input { changed.mayContain(path.text) } else { true }
      }
      mayBeEmpty = all > 0
    } catch {
      context.complain(error.reason)
      finder.keep { _ in false }
      hasFailed = true
    }
  }
}
