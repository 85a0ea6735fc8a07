import Linting

/// Findings of one file that are told together: those of a rule and its details on all entries, or all that ask for what
/// is not written.
struct FindingGroup {
  /// The findings, by their indices in the result; the first matters most.
  let members: Range<Int>

  /// The groups of findings in the order to show, in which the findings of a group follow one another.
  static func all(_ findings: [Finding], _ ruleSet: RuleSet) -> [FindingGroup] {
    var result: [FindingGroup] = []
    var start = 0
    for index in findings.indices
    where index + 1 == findings.count
      || ruleSet.rules[findings[index].rule].rank.group != ruleSet.rules[findings[index + 1].rule].rank.group
    {
      result.append(FindingGroup(members: start..<index + 1))
      start = index + 1
    }
    return result
  }

  /// The members by question: those of one rule with one verdict, each at the place of its first.
  func questions(_ findings: [Finding]) -> [[Int]] {
    var result: [[Int]] = []
    for index in members {
      let finding = findings[index]
      let known = result.firstIndex { ofQuestion in
        let first = findings[ofQuestion[0]]
        return first.rule == finding.rule && first.verdict == finding.verdict
      }
      if let known { result[known].append(index) } else { result.append([index]) }
    }
    return result
  }
}
