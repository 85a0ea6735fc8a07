import Linting
import Proposal
import Reporting
import SourceText

/// `shimon baseline prune`: drops from a baseline what was fixed.
enum BaselineCommand: Command {
  static let name = "baseline"
  static let summary = LocalizedText(ja: "受入れ済みの指摘のファイルを手入れする", en: "Keep a baseline of accepted findings in order")
  static let operands = "prune FILE"
  static let details: LocalizedText? = LocalizedText(
    ja: "prune は、ファイルにある提案書を調べ直し、もう出ない指摘と、なくなった提案書の指摘を消す。ファイルは lint --write-baseline で作る。",
    en: """
      prune checks the proposals that the file names again, and drops findings that are gone and those of proposals that
      are gone. The file is made by lint --write-baseline.
      """)

  static func run(_ options: JudgingOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard operands.count == 2, operands[0] == "prune" else {
      throw .usage(ja: "shimon baseline prune ファイル と書いてください。", en: "Write shimon baseline prune FILE.")
    }
    let path = operands[1]
    let baseline = try LintBaseline.read(path)
    var reviewer = try ProposalReviewer(options, context, recallsFormerNames: true)
    let folder = PathText.absolute(path).parentFolder
    var kept: [Baseline.Entry] = []
    // What is kept because a rule that is off, or waits, could not find it.
    var unlooked = 0
    for file in baseline.files {
      let target = PathText.join(folder, file)
      if case .missing = System.kind(target).kind { continue }
      // Entries of unreadable files are kept: nothing is known about them.
      guard let reviewed = reviewer.reviewNext(.file(FilePath(target), wasNamed: true)), reviewed.isReadable else {
        kept += baseline.entries(of: file)
        continue
      }
      let result = reviewed.proposal.result
      let found = Set((result.findings + result.suppressed.map(\.finding)).flatMap(\.fingerprints))
      for entry in baseline.entries(of: file) {
        let isThere = found.contains(entry.fingerprint)
        let isKnown = isThere || reviewed.proposal.hasLooked(byRule: entry.rule)
        if !isKnown { unlooked += 1 }
        if isThere || !isKnown { kept.append(entry) }
      }
    }
    let pruned = Baseline(kept)
    if pruned.count < baseline.count { try context.write(Array(pruned.text.utf8), to: path) }
    context.report(.baselinePruned(path, removed: baseline.count - pruned.count, left: pruned.count))
    if unlooked > 0 { context.report(.baselineNotLookedFor(path, unlooked)) }
    return reviewer.hasFailed ? .failure : .clean
  }
}

/// The baselines of a run: the one whose findings do not count, and the one to be written.
struct LintBaseline {
  /// The findings that are accepted, with the folder that their paths start from.
  private(set) var accepted: (findings: Baseline, folder: String)?
  private let newPath: String?

  /// The folder that the paths of the one to be written start from; nil where none is.
  var newFolder: String? { newPath.map { PathText.absolute($0).parentFolder } }

  /// Reads them as the command line says.
  init(_ options: LintOptions) throws(Failure) {
    newPath = options.newBaseline
    guard let path = options.baseline else { return }
    accepted = (try LintBaseline.read(path), PathText.absolute(path).parentFolder)
  }

  /// Whether the file declares a Shimon format other than a proposal.
  static func isThere(_ path: String) -> Bool {
    var bytes: [UInt8] = []
    guard (try? System.read(path, into: &bytes, mustBeRegular: true)) != nil else { return false }
    return FileOwner.saysAnother(bytes)
  }

  /// Reads a baseline file.
  static func read(_ path: String) throws(Failure) -> Baseline {
    let file = try InputFile.read(path)
    let (baseline, problems) = Baseline.read(file)
    if !problems.isEmpty { throw .problems(problems, in: file) }
    return baseline
  }

  /// Writes the findings of a run, if that was asked for; gives whether it was.
  func write(_ found: [Baseline.Entry], _ context: Context) throws(Failure) -> Bool {
    guard let newPath else { return false }
    let baseline = Baseline(found)
    let bytes = Array(baseline.text.utf8)
    guard bytes.count <= SourceFile.maximumByteCount else { throw .failed(.baselineTooBig(newPath, baseline.count)) }
    try context.write(bytes, to: newPath)
    context.report(.baselineWritten(newPath, baseline.count))
    return true
  }
}
