import Linting
import Proposal
import Reporting
import SourceText

/// `shimon baseline prune`: drops from a baseline what was mended.
struct BaselineCommand: Command {
  let name = "baseline"
  let summary = LocalizedText(ja: "受入れ済みの指摘のファイルを手入れする", en: "Keep a baseline of accepted findings in order")
  let operands = "prune FILE"
  let options = [Option.today, Option.rules, Option.policy, Option.allowOutside]
  let details: LocalizedText? = LocalizedText(
    ja: "prune は、ファイルにある提案書を調べ直し、もう出ない指摘と、なくなった提案書の指摘を消す。ファイルは lint --write-baseline で作る。",
    en: """
      prune checks the proposals that the file names again, and drops findings that are gone and those of proposals that
      are gone. The file is made by lint --write-baseline.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count == 2, arguments.operands[0] == "prune" else {
      throw UsageError(ja: "shimon baseline prune ファイル と書いてください。", en: "Write shimon baseline prune FILE.")
    }
    let path = arguments.operands[1]
    let today = try arguments.today()
    guard let baseline = LintBaseline.read(path, context), var judge = Judge(arguments, today: today, context) else {
      return .failure
    }
    let folder = PathText.absolute(path).parentFolder
    var kept: [Baseline.Entry] = []
    // What is kept because a rule that is off, or waits, could not find it.
    var unlooked = 0
    for file in baseline.files {
      let target = PathText.join(folder, file)
      if case .missing = System.kind(target).kind { continue }
      // Of what cannot be judged nothing is known to be mended.
      guard let judged = judge.judge(.file(FilePath(target), wasNamed: true)), judged.report.result.isReadable else {
        kept += baseline.entries(of: file)
        continue
      }
      let result = judged.report.result
      let found = Set((result.findings + result.suppressed.map(\.finding)).map(\.fingerprint))
      for entry in baseline.entries(of: file) {
        let isThere = found.contains(entry.fingerprint)
        let isKnown = isThere || judge.use(judged.bench) { $0.engine.hasLooked(byRule: entry.rule) } == true
        if !isKnown { unlooked += 1 }
        if isThere || !isKnown { kept.append(entry) }
      }
    }
    let pruned = Baseline(kept)
    if pruned.count < baseline.count, let number = System.replace(path, by: Array(pruned.text.utf8)) {
      return context.writeFailed(path, number)
    }
    context.complain(.baselinePruned(path, removed: baseline.count - pruned.count, left: pruned.count))
    if unlooked > 0 { context.complain(.baselineNotLookedFor(path, unlooked)) }
    return judge.hasFailed ? .failure : .clean
  }
}

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
    return FileOwner.saysAnother(bytes)
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
    let bytes = Array(baseline.text.utf8)
    guard bytes.count <= SourceFile.maximumByteCount else {
      context.complain(.baselineTooBig(newPath, baseline.count))
      return .failure
    }
    if let number = System.replace(newPath, by: bytes) {
      return context.writeFailed(newPath, number)
    }
    context.complain(.baselineWritten(newPath, baseline.count))
    return .clean
  }
}
