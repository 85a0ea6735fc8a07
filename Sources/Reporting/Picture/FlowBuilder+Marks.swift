import CEL
import Linting
import SourceText

/// Marks the elements that findings are about.
extension FlowBuilder {
  mutating func mark(_ findings: [Finding], _ engine: Engine) {
    var elements: [Int: Int] = [:]
    var instancesByPath: [String: Int] = [:]
    for (index, element) in flow.elements.enumerated() {
      for instance in element.instances { elements[instance] = index }
      for (path, instance) in zip(element.paths, element.instances) { instancesByPath[path] = instance }
    }
    let contractor = reader.record("contractor", of: 0)
    instancesByPath["contractor"] = contractor
    let contractorLane = flow.lanes.firstIndex { $0.party == "contractor" }
    flow.findingTitles = findings.map { engine.book.rules[$0.rule].title[flow.language] }
    for (index, finding) in findings.enumerated() {
      var seen: Set<Int> = []
      for instance in instances(of: finding, instancesByPath) {
        for outer in owners(of: instance) {
          if let element = elements[outer] {
            if seen.insert(element).inserted { flow.elements[element].mark.add(index, finding.severity) }
            break
          }
          if let contractorLane, outer == contractor {
            if seen.insert(-1).inserted { flow.lanes[contractorLane].mark.add(index, finding.severity) }
            break
          }
        }
      }
      if seen.isEmpty { flow.otherFindings += 1 }
    }
  }

  /// The records that a finding is about: the entry judged or, for the whole proposal, those that decided.
  private func instances(of finding: Finding, _ instancesByPath: [String: Int]) -> [Int] {
    if finding.it.kind == .record, let entry = reader.facts.instance(at: finding.it.cell) { return [entry] }
    let missing = finding.missing.compactMap { reader.facts.instance(of: $0.cell) }
    if !missing.isEmpty { return missing }
    var path = finding.path[...]
    while !path.isEmpty {
      if let instance = instancesByPath[String(path)] { return [instance] }
      guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
      path = path[..<end]
    }
    return []
  }

  /// A record and those around it, from within.
  private func owners(of instance: Int) -> [Int] {
    var owners = [instance]
    var owner = reader.facts.instances[instance].owner
    while owner >= 0, let outer = reader.facts.instance(of: Int(owner)) {
      owners.append(outer)
      owner = reader.facts.instances[outer].owner
    }
    return owners
  }
}

extension DataFlow.Mark {
  /// Adds a finding; the first stays one of the worst.
  mutating func add(_ finding: Int, _ severity: Severity) {
    if let worst, worst >= severity {
      findings.append(finding)
    } else {
      findings.insert(finding, at: 0)
      worst = severity
    }
  }
}
