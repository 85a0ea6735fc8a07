import SourceText
import YAML

extension Baseline {
  /// Reads a baseline file. With diagnostics it must not be used: findings would be new that are not.
  public static func read(_ file: SourceFile) -> (baseline: Baseline, diagnostics: [Diagnostic]) {
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
