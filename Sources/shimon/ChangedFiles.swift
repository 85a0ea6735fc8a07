import SourceText

/// The files that git says were changed since a revision, also those not yet committed or added.
struct ChangedFiles {
  /// Why they cannot be told.
  struct Failure: Error {
    var reason: LocalizedText
  }

  /// Their absolute paths, links followed.
  private let paths: Set<String>

  /// Asks git.
  ///
  /// What only the other branch changed does not count: the comparison is with the last common commit.
  init(since revision: String) throws(Failure) {
    guard !revision.hasPrefix("-"), !revision.isEmpty else { throw .noSuchRevision(revision) }
    guard let top = ChildProcess.run(["git", "rev-parse", "--show-toplevel"]) else { throw .noGit }
    guard top.status == 0, let root = ChangedFiles.lines(top.output, endingWith: "\n").first else {
      throw .noRepository
    }
    let base = ChildProcess.run(["git", "merge-base", revision, "HEAD"])
    let common = base.flatMap { $0.status == 0 ? ChangedFiles.lines($0.output, endingWith: "\n").first : nil }
    let asked = [
      ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", common ?? revision, "--"],
      ["ls-files", "--others", "--exclude-standard", "-z"],
    ]
    var paths: Set<String> = []
    for words in asked {
      guard let answer = ChildProcess.run(["git", "-C", root] + words), answer.status == 0 else {
        throw .noSuchRevision(revision)
      }
      for name in ChangedFiles.lines(answer.output, endingWith: "\0") {
        if let path = System.resolved(PathText.join(root, name)) { paths.insert(path) }
      }
    }
    self.paths = paths
  }

  /// Whether a file is among them.
  func contains(_ path: String) -> Bool { System.resolved(path).map { paths.contains($0) } ?? false }

  /// The parts of a list that each end with a character.
  static func lines(_ bytes: [UInt8], endingWith end: Unicode.Scalar) -> [String] {
    bytes.split(separator: UInt8(truncatingIfNeeded: end.value)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension ChangedFiles.Failure {
  fileprivate static let noGit = ChangedFiles.Failure(
    reason: LocalizedText(
      ja: "git を起動できません。--changed-since には git が要ります。", en: "git cannot be started; --changed-since needs it."))

  fileprivate static let noRepository = ChangedFiles.Failure(
    reason: LocalizedText(ja: "ここは git の作業フォルダではありません。", en: "This is no working folder of git."))

  fileprivate static func noSuchRevision(_ revision: String) -> ChangedFiles.Failure {
    ChangedFiles.Failure(
      reason: LocalizedText(
        ja: "git が「\(revision)」からの変更を答えません。版の名前と、履歴が浅く切られていないことを確かめてください。",
        en: "git cannot tell the changes since `\(revision)`; check its name, and that the clone is not too shallow."))
  }
}
