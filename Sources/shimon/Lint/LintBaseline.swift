import Linting
import SourceText

/// The baselines of a run: the one whose findings do not count, and the one to be written.
struct LintBaseline {
  /// The findings that are accepted, with the folder that their paths start from.
  private(set) var accepted: (findings: Baseline, folder: String)?
  private let newPath: String?

  /// The folder that the paths of the one to be written start from; nil where none is.
  var newFolder: String? { newPath.map { PathText.absolute($0).parentFolder } }

  /// Reads them as the command line says; nil, after a complaint, where that fails.
  init?(_ arguments: Arguments, _ context: Context) {
    newPath = arguments.value("write-baseline")
    guard let path = arguments.value("baseline") else { return }
    guard let baseline = LintBaseline.read(path, context) else { return nil }
    accepted = (baseline, PathText.absolute(path).parentFolder)
  }

  /// Whether a path names a file that says that it is none of the proposals.
  static func isThere(_ path: String) -> Bool {
    var bytes: [UInt8] = []
    guard (try? System.read(path, into: &bytes, mustBeRegular: true)) != nil else { return false }
    return ForeignFormat.isDeclared(by: bytes)
  }

  /// Reads a baseline file; nil, after a complaint, where that fails.
  static func read(_ path: String, _ context: Context) -> Baseline? {
    guard let file = InputFile.read(path, context) else { return nil }
    let (baseline, problems) = Baseline.read(file)
    context.complain(problems, in: file)
    return problems.isEmpty ? baseline : nil
  }

  /// Writes the findings of a run.
  func write(_ found: [Baseline.Entry], _ context: Context) -> ExitStatus {
    guard let newPath else { return .clean }
    let baseline = Baseline(found)
    if let number = System.replace(newPath, by: Array(baseline.text.utf8)) {
      return context.writeFailed(newPath, number)
    }
    context.complain(.baselineWritten(newPath, baseline.count))
    return .clean
  }
}
