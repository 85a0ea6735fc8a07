import Linting
import SourceText

/// What a whole run came to.
package struct Summary: Sendable {
  /// Files that were looked at.
  package var files = 0
  /// Files that could not be read as a proposal.
  package var unreadable = 0
  /// Findings of severity error, and what is wrong with suppressions.
  package var errors = 0
  /// Findings of severity warning, and what in a file may be meant otherwise than it is read.
  package var warnings = 0
  /// Findings of severity info.
  package var infos = 0
  /// Findings that proposals' own suppressions accept.
  package var suppressed = 0
  /// Findings that a baseline accepts.
  package var baselined = 0
  /// Findings of a baseline that are gone.
  package var fixed = 0
  /// Findings that weigh so much that the run fails.
  package var failing = 0
  /// Rules whose condition could not be evaluated.
  package var failures = 0

  /// A run that saw nothing yet.
  package init() {}

  /// All findings.
  package var findings: Int { errors + warnings + infos }

  /// Counts one file.
  ///
  /// - Parameter threshold: The weight from which on a finding lets the run fail; nil for none.
  package mutating func add(_ result: FileResult, failOn threshold: Severity? = nil) {
    files += 1
    // An error of form is counted as a file that cannot be read.
    let asides = result.problems.filter { $0.severity != .error } + result.remarks
    if let threshold {
      failing += result.findings.count { $0.severity >= threshold } + asides.count { $0.severity >= threshold }
    }
    if !result.isReadable { unreadable += 1 }
    suppressed += result.suppressed.count
    baselined += result.baselined.count
    fixed += result.fixed
    for aside in asides { count(aside.severity) }
    for finding in result.findings {
      if finding.verdict == .failed { failures += 1 }
      count(finding.severity)
    }
  }

  private mutating func count(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .info: infos += 1
    }
  }

  /// Adds another part of the run.
  package mutating func add(_ other: Summary) {
    files += other.files
    unreadable += other.unreadable
    errors += other.errors
    warnings += other.warnings
    infos += other.infos
    suppressed += other.suppressed
    baselined += other.baselined
    fixed += other.fixed
    failing += other.failing
    failures += other.failures
  }

  /// How many findings weigh `severity`.
  package func count(of severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .info: infos
    }
  }

  /// How many findings weigh `severity` or more.
  package func count(atLeast severity: Severity) -> Int {
    Severity.allCases.filter { $0 >= severity }.reduce(0) { $0 + count(of: $1) }
  }
}
