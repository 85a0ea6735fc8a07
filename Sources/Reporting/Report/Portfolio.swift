import SourceText

/// Many proposals at a glance: a line for each, and the questions that most of them leave open.
package struct Portfolio: Sendable {
  /// A proposal.
  package struct Entry: Sendable {
    /// The name of its file.
    package let fileName: String
    /// Its title.
    package let title: String
    /// The municipality; empty where it is not stated.
    package let municipality: String
    /// The department in charge; empty where it is not stated.
    package let department: String
    /// The counts.
    package let summary: Summary
    /// How many questions are to be expected, and how many are answered.
    package let questions: (all: Int, answered: Int)
    /// Where its own page is, from the portfolio; nil without one.
    package let page: String?
  }

  /// A question and how many proposals do not answer it.
  package struct UnansweredQuestion: Sendable {
    /// The rule's id.
    package let rule: String
    /// What the rule is about.
    package let title: String
    /// The boards that asked it.
    package let boards: [String]
    /// How many proposals leave it open or answer it badly.
    package var count: Int
  }

  /// So many open questions are listed.
  package static let questionLimit = 20

  /// The language of all texts.
  package let language: Language
  /// What the proposals were judged by, each once, in the order they were added.
  package private(set) var provenance: [Provenance] = []
  /// The proposals, in the order they were added.
  package private(set) var entries: [Entry] = []
  /// All counts together.
  package private(set) var summary = Summary()
  private var open: [String: UnansweredQuestion] = [:]

  /// A portfolio without proposals.
  package init(language: Language) { self.language = language }

  /// Adds a proposal. Of its report only the line is kept.
  package mutating func add(_ report: Report, page: String?) {
    entries.append(
      Entry(
        fileName: report.fileName, title: report.title, municipality: report.municipality,
        department: report.department, summary: report.summary,
        questions: (report.questions.count, report.answeredCount), page: page))
    summary.add(report.summary)
    if !provenance.contains(report.provenance) { provenance.append(report.provenance) }
    for question in report.questions where !question.findings.isEmpty {
      open[
        question.rule,
        default: UnansweredQuestion(rule: question.rule, title: question.title, boards: question.boards, count: 0)
      ].count += 1
    }
  }

  /// The questions that most proposals leave open, the most frequent first.
  package var openQuestions: [UnansweredQuestion] {
    let sorted = open.values.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
    return Array(sorted.prefix(Portfolio.questionLimit))
  }

  /// The departments in order, each with its proposals and counts; those without a department last.
  package var departments: [(name: String, count: Int, summary: Summary)] {
    var byName: [String: (count: Int, summary: Summary)] = [:]
    for entry in entries {
      byName[entry.departmentName, default: (0, Summary())].count += 1
      byName[entry.departmentName, default: (0, Summary())].summary.add(entry.summary)
    }
    return byName.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map { ($0.key, $0.value.count, $0.value.summary) }
  }
}

extension Portfolio.Entry {
  /// The municipality and the department; departments of different cities are different.
  package var departmentName: String { [municipality, department].filter { !$0.isEmpty }.joined(separator: " ") }
}
