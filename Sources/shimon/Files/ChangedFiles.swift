import SourceText

/// The files that git says were changed since a revision, also those not yet committed or added.
struct ChangedFiles {
  /// Why they cannot be told.
  struct GitFailure: Error {
    var reason: LocalizedText
  }

  /// The working folder; what lies outside of it git knows nothing of.
  private let root: String
  /// Their absolute paths, links followed.
  private let paths: Set<String>
  /// Repositories within the repository, of which git only says that something in them changed.
  private let folders: [String]

  /// Asks git.
  ///
  /// What only the other branch changed does not count: the comparison is with the last common commit.
  init(since revision: String) throws(GitFailure) {
    guard !revision.hasPrefix("-"), !revision.isEmpty else { throw .noSuchRevision(revision) }
    guard let top = ChangedFiles.git(["rev-parse", "--show-toplevel"]) else { throw .noGit }
    guard top.status == 0, top.output.last == UInt8(ascii: "\n"),
      let root = System.resolved(String(decoding: top.output.dropLast(), as: UTF8.self))
    else { throw .noRepository }
    let base = ChangedFiles.git(["merge-base", revision, "HEAD"])
    let common = base.flatMap { $0.status == 0 ? ChangedFiles.lines($0.output[...], endingWith: "\n").first : nil }
    let asked = [
      ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", common ?? revision, "--"],
      ["ls-files", "--others", "--exclude-standard", "-z"],
    ]
    var paths: Set<String> = []
    var folders: [String] = []
    for words in asked {
      guard let answer = ChangedFiles.git(["-C", root] + words), answer.status == 0 else {
        throw .noSuchRevision(revision)
      }
      for name in ChangedFiles.lines(answer.output[...], endingWith: "\0") {
        guard let path = System.resolved(PathText.join(root, name)) else { continue }
        if System.isFolder(path) { folders.append(path) } else { paths.insert(path) }
      }
    }
    (self.root, self.paths, self.folders) = (root, paths, folders)
  }

  /// Whether a file may be among them: also one that git cannot know of, or that is missing, which is to be said.
  func mayContain(_ path: String) -> Bool {
    guard let path = System.resolved(path), PathText.relative(path, to: root) != nil else { return true }
    return paths.contains(path) || folders.contains { PathText.relative(path, to: $0) != nil }
  }

  /// Runs git so that it changes nothing and starts no helper that the repository names.
  private static func git(_ words: [String]) -> (output: [UInt8], status: Int32)? {
    ChildProcess.run(["git", "--no-optional-locks", "-c", "core.fsmonitor=false"] + words)
  }

  /// The parts of a list that each end with a character.
  static func lines(_ bytes: ArraySlice<UInt8>, endingWith end: Unicode.Scalar) -> [String] {
    bytes.split(separator: UInt8(truncatingIfNeeded: end.value)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension ChangedFiles.GitFailure {
  fileprivate static let noGit = ChangedFiles.GitFailure(
    reason: LocalizedText(
      ja: "git を起動できません。--changed-since には git が要ります。", en: "git cannot be started; --changed-since needs it."))

  fileprivate static let noRepository = ChangedFiles.GitFailure(
    reason: LocalizedText(ja: "ここは git の作業フォルダではありません。", en: "This is no working folder of git."))

  fileprivate static func noSuchRevision(_ revision: String) -> ChangedFiles.GitFailure {
    ChangedFiles.GitFailure(
      reason: LocalizedText(
        ja: "git が「\(revision)」からの変更を答えません。版の名前と、履歴が浅く切られていないことを確かめてください。",
        en: "git cannot tell the changes since `\(revision)`; check its name, and that the clone is not too shallow."))
  }
}

/// Another program, run to its end. Only `git` is ever run, and only where the command line asks for it.
enum ChildProcess {
  /// What a program wrote to standard output, and its exit status; nil where it could not be started.
  static func run(_ words: [String]) -> (output: [UInt8], status: Int32)? {
    guard let program = words.first else { return nil }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    // The other end must not stay open in the child, or reading would never end.
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, program, &actions, nil, arguments, environ)
    close(ends[1])
    guard failure == 0 else { return nil }
    let output = readAll(ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    // The wait status: the exit status in the second byte, a signal in the first.
    return (output, status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return result }
      result += buffer[..<count]
    }
  }
}
