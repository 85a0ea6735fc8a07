import SourceText

/// By what findings are known from run to run.
extension LintedProposal {
  /// Gives a finding its identity: its rule, its entry and the fact in a cell.
  func identify(_ finding: inout Finding, by cell: Int?) {
    guard options.identifiesFindings else { return }
    let rule = ruleSet.rules[finding.rule]
    func fingerprint(_ hash: UInt64) -> UInt64 {
      facts.fingerprint(rule: hash, instance: finding.instance, cell: cell, ruleSet.plan)
    }
    finding.fingerprint = fingerprint(rule.idHash)
    guard options.recallsFormerNames, !rule.formerly.isEmpty else { return }
    finding.formerFingerprints = rule.formerly.map { fingerprint(ByteHash.of($0.utf8)) }
  }

  /// Two findings of one rule on entries that nothing tells apart get different fingerprints, in order of place.
  func distinguish(_ findings: inout [Finding]) {
    guard options.identifiesFindings else { return }
    if LintedProposal.hasTwins(findings.map { $0.fingerprint }) {
      let order = findings.indices.sorted { findings[$0].span.start < findings[$1].span.start }
      let distinct = LintedProposal.distinct(order.map { findings[$0].fingerprint })
      for (index, fingerprint) in zip(order, distinct) { findings[index].fingerprint = fingerprint }
    }
    guard options.recallsFormerNames else { return }
    // As it was when the rules had their former names.
    let order = findings.indices.sorted { findings[$0].span.start < findings[$1].span.start }
    let places = order.flatMap { index in findings[index].formerFingerprints.indices.map { (index, $0) } }
    let distinct = LintedProposal.distinct(places.map { findings[$0.0].formerFingerprints[$0.1] })
    for (place, fingerprint) in zip(places, distinct) {
      findings[place.0].formerFingerprints[place.1] = fingerprint
    }
  }

  private static func hasTwins(_ fingerprints: [UInt64]) -> Bool {
    let sorted = fingerprints.sorted()
    return zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
  }

  /// Fingerprints in the order of their places; of equal ones all but the first are changed by their number.
  private static func distinct(_ fingerprints: [UInt64]) -> [UInt64] {
    var seen: [UInt64: UInt64] = [:]
    return fingerprints.map { fingerprint in
      let count = seen[fingerprint, default: 0]
      seen[fingerprint] = count + 1
      guard count > 0 else { return fingerprint }
      var hash = ByteHash()
      withUnsafeBytes(of: fingerprint.littleEndian) { hash.combine($0) }
      withUnsafeBytes(of: count.littleEndian) { hash.combine($0) }
      return hash.value
    }
  }
}
