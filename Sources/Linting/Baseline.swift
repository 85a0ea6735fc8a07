import SourceText
import YAML

/// Findings that were there when a department began to lint, accepted for now: a file to commit, one line a finding,
/// sorted, so that two branches merge.
package struct Baseline: Sendable {
  /// A finding that is accepted.
  package struct Entry: Sendable, Hashable {
    /// The proposal, relative to the folder of the baseline.
    package var file: String
    /// The rule's id.
    package var rule: String
    /// The place in the document, for people; ``fingerprint`` decides.
    package var path: String
    /// The entry it is about, by name, for people.
    package var subject: String
    /// The identity.
    package var fingerprint: UInt64

    /// A finding of a proposal.
    package init(_ finding: Finding, rule: Rule, file: String) {
      self.file = file
      self.rule = rule.id
      path = finding.path
      subject = finding.subject
      fingerprint = finding.fingerprint
    }

    init(file: String, rule: String, path: String, subject: String, fingerprint: UInt64) {
      self.file = file
      self.rule = rule
      self.path = path
      self.subject = subject
      self.fingerprint = fingerprint
    }
  }

  /// The format of a baseline file.
  static let format = "shimon-baseline/1"

  private var byFile: [String: [UInt64: Entry]] = [:]

  /// A baseline of these findings.
  package init(_ entries: some Sequence<Entry>) {
    for entry in entries { byFile[entry.file, default: [:]][entry.fingerprint] = entry }
  }

  /// The proposals with findings, in order.
  package var files: [String] { byFile.keys.sorted() }

  /// How many findings it holds.
  package var count: Int { byFile.values.reduce(0) { $0 + $1.count } }

  /// The findings of a proposal.
  package func entries(of file: String) -> [Entry] {
    (byFile[file] ?? [:]).values.sorted { ($0.rule, $0.path, $0.fingerprint) < ($1.rule, $1.path, $1.fingerprint) }
  }

  /// Sets aside the findings of a proposal that it holds, and counts those that are gone.
  ///
  /// - Parameter looked: whether the findings of a rule would have been made if there were any; of others nothing is
  ///   known to be gone.
  package func apply(to result: inout FileResult, file: String, looked: (_ rule: String) -> Bool) {
    guard let known = byFile[file] else { return }
    var gone = Set(known.keys)
    for entry in result.suppressed { gone.subtract(entry.finding.fingerprints) }
    var open: [Finding] = []
    for finding in result.findings {
      gone.subtract(finding.fingerprints)
      // A rule that failed has not been answered; nobody can accept that.
      if finding.fingerprints.contains(where: { known[$0] != nil }), finding.verdict != .failed {
        result.baselined.append(finding)
      } else {
        open.append(finding)
      }
    }
    result.findings = open
    // Of a proposal that could not be read nothing is known.
    result.fixed = result.isReadable ? gone.count { known[$0].map { looked($0.rule) } ?? false } : 0
  }

  /// The file, in which each finding has a line.
  package var text: String {
    var output = OutputBuffer()
    output.append("# いまは受け入れている指摘（shimon lint --write-baseline で作成）。直したものは shimon baseline prune で消す。\n")
    output.append(
      "# Findings accepted for now, made by shimon lint --write-baseline; shimon baseline prune drops fixed ones.\n")
    output.append(text: "format: \(Baseline.format)\n")
    output.append(byFile.isEmpty ? "findings: []\n" : "findings:\n")
    for file in files {
      for entry in entries(of: file) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("file", entry.file)
        writer.member("rule", entry.rule)
        writer.member("path", entry.path)
        writer.member("subject", entry.subject)
        writer.member("fingerprint", entry.fingerprint.hexadecimal)
        writer.endObject()
        output.append("  - ")
        output.append(bytes: writer.output.bytes)
        output.append("\n")
      }
    }
    return output.text
  }
}

extension Baseline {
  /// Reads a baseline file. With diagnostics it must not be used: findings would be new that are not.
  package static func read(_ file: SourceFile) -> (baseline: Baseline, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (Baseline([]), problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "findings"])
    if let found = root.requiredText("format"), found != format {
      root.report(.notAWord(root.span("format"), found, allowed: [format]))
    }
    var entries: [Entry] = []
    for item in root.items("findings") {
      var entry = MappingReader(tree, at: item, keys: ["file", "rule", "path", "subject", "fingerprint"])
      let name = entry.requiredText("file")
      let rule = entry.requiredText("rule")
      let digits = entry.requiredText("fingerprint")
      if let digits, digits.count != 16 || UInt64(digits, radix: 16) == nil {
        entry.report(.notAFingerprint(entry.span("fingerprint"), digits))
      }
      let (path, subject) = (entry.text("path") ?? "", entry.text("subject") ?? "")
      if let name, let rule, let digits, let fingerprint = UInt64(digits, radix: 16) {
        entries.append(Entry(file: name, rule: rule, path: path, subject: subject, fingerprint: fingerprint))
      }
      for problem in entry.diagnostics { root.report(problem) }
    }
    return (Baseline(entries), root.diagnostics)
  }
}

extension Diagnostic {
  static func notAFingerprint(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      "baseline/fingerprint", at: span,
      LocalizedText(ja: "「\(text)」は指摘の識別値ではありません。", en: "`\(text)` is no fingerprint of a finding."),
      help: LocalizedText(
        ja: "識別値は 16 桁の 16 進数です。--write-baseline で作り直せます。",
        en: "A fingerprint has 16 hexadecimal digits; --write-baseline makes the file anew."))
  }
}
