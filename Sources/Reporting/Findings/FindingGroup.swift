import Linting

/// Findings of one file that are told together: those of a rule and its details on all entries, or all that ask for what
/// is not written.
struct FindingGroup {
  /// The findings, by their indices in the result; the first matters most.
  private(set) var members: [Int]

  /// The groups of findings, each at the place of its first.
  static func all(_ findings: [Finding], _ ruleSet: RuleSet) -> [FindingGroup] {
    var result: [FindingGroup] = []
    var places: [Int: Int] = [:]
    for (index, finding) in findings.enumerated() {
      let group = ruleSet.rules[finding.rule].rank.group
      if let place = places[group] {
        result[place].members.append(index)
      } else {
        places[group] = result.count
        result.append(FindingGroup(members: [index]))
      }
    }
    return result
  }

  /// The members by question: those of one rule with one verdict, each at the place of its first. What is wrong in the
  /// words of an entry itself is told of each.
  ///
  /// - Parameter quotes: whether the texts of a rule quote facts of the entry.
  func questions(_ findings: [Finding], quotes: (Int) -> Bool) -> [[Int]] {
    var result: [[Int]] = []
    for index in members {
      let finding = findings[index]
      let known = result.firstIndex { ofQuestion in
        let first = findings[ofQuestion[0]]
        return first.rule == finding.rule && first.verdict == finding.verdict
          && (finding.verdict == .unstated || !quotes(finding.rule))
      }
      if let known { result[known].append(index) } else { result.append([index]) }
    }
    return result
  }
}
