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

  /// Finds them as the command line says, and reports what cannot be read.
  init(_ operands: [String], _ options: LintOptions, _ context: Context) throws(Failure) {
    let lists = options.lists
    if lists.contains("-"), operands.contains("-") || lists.count(where: { $0 == "-" }) > 1 {
      throw .usage(ja: "標準入力は一度しか使えません。", en: "Standard input can be used only once.")
    }
    let paths = operands.isEmpty && lists.isEmpty ? ["."] : operands
    places = paths + lists
    finder = InputFinder(paths, standardInputName: options.standardInputName)
    for list in lists { addList(list, context) }
    for notice in finder.notices { context.report(notice) }
    if let revision = options.changedSince { keepChanged(since: revision, context) }
  }

  /// Adds the files of a list. What has no ending of a proposal is counted, for lists name all kinds of files; what is
  /// not there at all is never passed over.
  private mutating func addList(_ path: String, _ context: Context) {
    do throws(Failure) {
      let file = try InputFile.read(path)
      let list = try LintInputs.list(in: file)
      var passedOver = 0
      for entry in list.entries {
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
      if passedOver > 0 { context.report(.passedOver(passedOver, in: file.name)) }
    } catch {
      hasFailed = true
      context.report(error)
    }
  }

  private static func list(in file: SourceFile) throws(Failure) -> FileList {
    do throws(FileList.Mistake) {
      return try FileList(file.bytes)
    } catch {
      throw .failed(.unreadable(file.name, error.reason))
    }
  }

  /// Throws where a path would replace one of the files, which nobody means to do.
  func refuse(_ outputs: [String]) throws(Failure) {
    var targets: [System.Identity: String] = [:]
    for path in outputs {
      let found = System.kind(path)
      if case .file = found.kind { targets[found.identity] = path }
    }
    if targets.isEmpty { return }
    for case .file(let path, _) in files {
      guard let target = targets[System.kind(path.text).identity] else { continue }
      throw .usage(ja: "出力先「\(target)」は、調べる提案書です。", en: "The output `\(target)` is a proposal to be checked.")
    }
  }

  private mutating func keepChanged(since revision: String, _ context: Context) {
    do throws(ChangedFiles.GitFailure) {
      let changed = try ChangedFiles(since: revision)
      let all = files.count
      finder.keep { input in
        if case .file(let path, _) = input { changed.mayContain(path.text) } else { true }
      }
      mayBeEmpty = all > 0
    } catch {
      context.report(error.reason)
      finder.keep { _ in false }
      hasFailed = true
    }
  }
}
