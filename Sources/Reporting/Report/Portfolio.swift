import SourceText

/// Many proposals at a glance: a line for each, and the questions that most of them leave open.
public struct Portfolio: Sendable {
  /// A proposal.
  public struct Entry: Sendable {
    /// The name of its file.
    public let fileName: String
    /// Its title.
    public let title: String
    /// The municipality; empty where it is not stated.
    public let municipality: String
    /// The department in charge; empty where it is not stated.
    public let department: String
    /// The counts.
    public let summary: Summary
    /// How many questions are to be expected, and how many are answered.
    public let questions: (all: Int, answered: Int)
    /// Where its own page is, from the portfolio; nil without one.
    public let page: String?
  }

  /// A question and how many proposals do not answer it.
  public struct OpenQuestion: Sendable {
    /// The rule's id.
    public let rule: String
    /// What the rule is about.
    public let title: String
    /// The boards that asked it.
    public let boards: [String]
    /// How many proposals leave it open or answer it badly.
    public var count: Int
  }

  /// So many open questions are listed.
  public static let questionLimit = 20

  /// The language of all texts.
  public let language: Language
  /// What the proposals were judged by, each once, in the order they were added.
  public private(set) var provenance: [Provenance] = []
  /// The proposals, in the order they were added.
  public private(set) var entries: [Entry] = []
  /// All counts together.
  public private(set) var summary = Summary()
  private var open: [String: OpenQuestion] = [:]

  /// A portfolio without proposals.
  public init(language: Language) { self.language = language }

  /// Adds a proposal. Of its report only the line is kept.
  public mutating func add(_ report: Report, page: String?) {
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
        default: OpenQuestion(rule: question.rule, title: question.title, boards: question.boards, count: 0)
      ].count += 1
    }
  }

  /// The questions that most proposals leave open, the most frequent first.
  public var openQuestions: [OpenQuestion] {
    let sorted = open.values.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
    return Array(sorted.prefix(Portfolio.questionLimit))
  }

  /// The departments in order, each with its proposals and counts; those without a department last.
  public var departments: [(name: String, count: Int, summary: Summary)] {
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
  public var departmentName: String { [municipality, department].filter { !$0.isEmpty }.joined(separator: " ") }
}
