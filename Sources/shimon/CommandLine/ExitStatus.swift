/// What a run came to, for scripts.
enum ExitStatus: Int32 {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  /// Findings at or above `--fail-on`.
  case findings = 1
  /// The command line was wrong.
  case usage = 2
  /// A file could not be read as a proposal, nothing was there to lint, or something else went wrong.
  case failure = 3
}

/// Ends the program.
func exit(_ status: ExitStatus) -> Never { exit(status.rawValue) }
