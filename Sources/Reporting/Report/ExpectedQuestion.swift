import Linting
import SourceText

/// A question that a board would ask (想定問答), with the answer that the proposal gives already.
package struct ExpectedQuestion: Sendable {
  /// How far the proposal answers it.
  package enum State: Int, Sendable, CaseIterable {
    /// Nothing that would answer it is written, or the rule could not be evaluated.
    case open
    /// What is written is an answer that a board would object to.
    case objectionable
    /// Answered for some entries only.
    case partly
    /// Open, and accepted by a suppression.
    case accepted
    /// Answered.
    case answered
    /// Nothing is written that a board would object to, but nothing that answers it either.
    case silent

    /// The word by which a page's script and style tell it.
    package var word: String {
      switch self {
      case .open: "open"
      case .objectionable: "objectionable"
      case .partly: "partly"
      case .accepted: "accepted"
      case .answered: "answered"
      case .silent: "silent"
      }
    }
  }

  /// An answer: a place in the proposal.
  package struct Answer: Sendable {
    /// The entry, by name; empty for the whole proposal.
    package var subject: String
    /// What is written, and where.
    package var quote: Report.Quote
    /// Whether a board would object to it.
    package var isObjectionable: Bool
  }

  /// Of one question so many answers are quoted.
  package static let answerLimit = 6

  /// The rule's id.
  package let rule: String
  /// The rule's topic.
  package let topic: String
  /// What the rule is about.
  package let title: String
  /// The question.
  package let text: String
  /// How far it is answered.
  package let state: State
  /// The boards that asked it.
  package let boards: [String]
  /// The answers, at most ``answerLimit``.
  package let answers: [Answer]
  /// How many further answers there are.
  package let furtherAnswers: Int
  /// The names of the facts that are not written, each once.
  package let missing: [String]
  /// The numbers of the findings on it.
  package let findings: [Int]
  /// How many entries were looked at.
  package let entryCount: Int

  /// All questions on a proposal: open ones first, within a state by what weighs most.
  ///
  /// - Parameter numbers: the number in the report of each finding of the file.
  static func all(_ file: FileReport, _ proposal: inout LintedProposal, numbers: [Int]) -> [ExpectedQuestion] {
    var byRule: [Int: [RuleOutcome]] = [:]
    for outcome in proposal.outcomes {
      switch outcome.verdict {
      case .satisfied, .violated, .unstated, .failed: byRule[Int(outcome.rule), default: []].append(outcome)
      case .notApplicable, .undetermined: break
      }
    }
    var findings: [Int: [Int]] = [:]
    for (index, finding) in file.result.findings.enumerated() { findings[finding.rule, default: []].append(index) }
    let suppressed = Set(file.result.suppressed.map { $0.finding.rule })
    var questions: [(weight: [Int], question: ExpectedQuestion)] = []
    for (rule, outcomes) in byRule.sorted(by: { $0.key < $1.key }) {
      let question = ExpectedQuestion(
        rule, outcomes, findings: findings[rule] ?? [], numbers: numbers,
        isSuppressed: suppressed.contains(rule), file, &proposal)
      let found = findings[rule]?.map { Int(file.result.findings[$0].severity.rawValue) }.max() ?? -1
      questions.append(([question.state.rawValue, -found, -question.boards.count, rule], question))
    }
    return questions.sorted { $0.weight.lexicographicallyPrecedes($1.weight) }.map { $0.question }
  }

  private init(
    _ index: Int, _ outcomes: [RuleOutcome], findings: [Int], numbers: [Int], isSuppressed: Bool, _ file: FileReport,
    _ proposal: inout LintedProposal
  ) {
    let language = file.language
    let about = RuleText(index, of: proposal.ruleSet, language)
    rule = about.id
    topic = about.topic
    title = about.title
    boards = about.boards
    entryCount = outcomes.count
    let first = findings.first.map { file.result.findings[$0] }
    text =
      first.map { FindingText($0, in: &proposal, language, .question).question }
      ?? SafeText.line(proposal.text(proposal.ruleSet.rules[index].question, for: outcomes[0], language))

    var answers: [Answer] = []
    var further = 0
    for outcome in outcomes where outcome.verdict == .satisfied || outcome.verdict == .violated {
      guard answers.count < ExpectedQuestion.answerLimit else {
        further += 1
        continue
      }
      let subject = SafeText.line(proposal.subject(of: outcome))
      for evidence in proposal.evidence(of: outcome).prefix(2) {
        answers.append(
          Answer(
            subject: subject, quote: file.source.quote(evidence.span, label: evidence.label[language]),
            isObjectionable: outcome.verdict == .violated))
      }
    }
    self.answers = answers
    furtherAnswers = further

    missing = findings.flatMap { file.result.findings[$0].missing }.names(language)
    self.findings = Set(findings.map { numbers[$0] }).sorted()
    let state = ExpectedQuestion.state(of: outcomes, hasFindings: !findings.isEmpty, isSuppressed: isSuppressed)
    // A rule that holds because nothing is written has no answer.
    self.state = state == .answered && answers.isEmpty ? .silent : state
  }

  private static func state(of outcomes: [RuleOutcome], hasFindings: Bool, isSuppressed: Bool) -> State {
    if isSuppressed, !hasFindings { return .accepted }
    if outcomes.contains(where: { $0.verdict == .violated }) { return .objectionable }
    let isOpen = outcomes.contains { $0.verdict == .unstated || $0.verdict == .failed }
    if !isOpen { return .answered }
    return outcomes.contains { $0.verdict == .satisfied } ? .partly : .open
  }
}

/// A row of the matrix of topics: how many rules came to which verdict. A rule counts once, by its worst verdict.
package struct TopicRow: Sendable {
  /// The verdicts in the order of the columns, the worst first.
  package static let columns: [Verdict] = [.violated, .failed, .unstated, .undetermined, .satisfied, .notApplicable]

  /// The folder of the rules.
  package let id: String
  /// The name of the topic.
  package let name: String
  /// The number of rules for each of ``columns``.
  package let counts: [Int]

  /// How many rules came to a verdict.
  package func count(_ verdict: Verdict) -> Int {
    TopicRow.columns.firstIndex(of: verdict).map { counts[$0] } ?? 0
  }

  static func all(_ proposal: LintedProposal, _ language: Language) -> [TopicRow] {
    var worst: [Int: Int] = [:]
    for outcome in proposal.outcomes {
      let rank = columns.firstIndex(of: outcome.verdict) ?? columns.count - 1
      worst[Int(outcome.rule)] = min(rank, worst[Int(outcome.rule)] ?? rank)
    }
    var counts: [String: [Int]] = [:]
    for (rule, rank) in worst {
      counts[proposal.ruleSet.rules[rule].topic, default: columns.map { _ in 0 }][rank] += 1
    }
    return proposal.ruleSet.topics.all(of: proposal.ruleSet.rules).compactMap { topic in
      counts[topic.id].map { TopicRow(id: topic.id, name: topic.name[language], counts: $0) }
    }
  }
}
