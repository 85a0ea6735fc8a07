import Linting
import SourceText

/// What a whole run came to.
public struct Summary: Sendable {
  /// Files that were looked at.
  public var files = 0
  /// Files that could not be read as a proposal.
  public var unreadable = 0
  /// Findings of severity error.
  public var errors = 0
  /// Findings of severity warning.
  public var warnings = 0
  /// Findings of severity info.
  public var infos = 0
  /// Findings that proposals' own suppressions accept.
  public var suppressed = 0
  /// Findings that a baseline accepts.
  public var baselined = 0
  /// Findings of a baseline that are gone.
  public var fixed = 0
  /// Findings that weigh so much that the run fails.
  public var failing = 0
  /// Rules whose condition could not be evaluated.
  public var failures = 0

  /// A run that saw nothing yet.
  public init() {}

  /// All findings.
  public var findings: Int { errors + warnings + infos }

  /// Counts one file.
  ///
  /// - Parameter threshold: The weight from which on a finding lets the run fail; nil for none.
  public mutating func add(_ result: FileResult, failOn threshold: Severity? = nil) {
    files += 1
    if let threshold {
      failing += result.findings.count { $0.severity >= threshold } + result.remarks.count { $0.severity >= threshold }
    }
    if !result.isReadable { unreadable += 1 }
    suppressed += result.suppressed.count
    baselined += result.baselined.count
    fixed += result.fixed
    for remark in result.remarks { count(remark.severity) }
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
  public mutating func add(_ other: Summary) {
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
  public func count(of severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .info: infos
    }
  }

  /// How many findings weigh `severity` or more.
  public func count(atLeast severity: Severity) -> Int {
    Severity.allCases.filter { $0 >= severity }.reduce(0) { $0 + count(of: $1) }
  }
}
