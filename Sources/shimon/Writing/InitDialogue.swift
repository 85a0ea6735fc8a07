import Authoring
import Proposal
import SourceText

/// The five questions before a new proposal.
struct InitDialogue {
  private var console: Console
  private let language: Language
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary, _ context: Context) {
    self.vocabulary = vocabulary
    language = context.language
    console = Console(descriptor: 2, isPlain: false)
  }

  /// Asks; nil where the input ends.
  mutating func ask() -> ProposalTemplate.Answers? {
    console.say(LocalizedText.initGreeting[language])
    let vocabulary = vocabulary
    let kinds = ProposalTemplate.kinds(vocabulary)
    guard
      let kind = choose(
        .initKind, kinds.map { $0.label[language] }, preset: 0,
        words: { word in
          ProposalTemplate.kind(word, vocabulary).flatMap { name in kinds.firstIndex { $0.name == name } }
        })
    else { return nil }
    var answers = ProposalTemplate.Answers(
      kind: kinds.indices.contains(kind) ? kinds[kind].name : KnownName.ProposalKind.outsourcing.rawValue)
    guard let title = text(.initTitle), let department = text(.initDepartment) else { return nil }
    (answers.title, answers.department) = (title, department)
    guard let decided = choose(.initContractor, LocalizedText.initContractorChoices.map { $0[language] }) else {
      return nil
    }
    // The third choice is that there is no contractor, or that nobody knows yet.
    answers.isContractorDecided = decided == 0 ? true : decided == 1 ? false : nil
    guard let carriers = choose(.initCarriers, LocalizedText.initCarrierChoices.map { $0[language] }) else {
      return nil
    }
    switch carriers {
    case 0: (answers.usesMedia, answers.usesCloud) = (false, false)
    case 1: (answers.usesMedia, answers.usesCloud) = (true, false)
    case 2: (answers.usesMedia, answers.usesCloud) = (false, true)
    case 3: (answers.usesMedia, answers.usesCloud) = (true, true)
    default: break
    }
    return answers
  }

  /// Asks where to write; nil for standard output.
  mutating func askPath() -> String? {
    guard let answer = text(.initPath), !answer.isEmpty else { return nil }
    return answer.hasSuffix(".yaml") || answer.hasSuffix(".yml") ? answer : answer + ".yaml"
  }

  private mutating func text(_ question: LocalizedText) -> String? {
    console.say()
    console.say(question[language], .strong)
    return console.ask("> ").map(DialogueText.trimmed)
  }

  /// The number of a choice, from 0; nothing typed counts as the choice `preset`, or the last: that nobody knows.
  private mutating func choose(
    _ question: LocalizedText, _ choices: [String], preset: Int? = nil, words: (String) -> Int? = { _ in nil }
  ) -> Int? {
    console.say()
    console.say(question[language], .strong)
    console.say(choices: choices)
    while let line = console.ask("> ") {
      let answer = DialogueText.trimmed(line)
      if let number = Int(DialogueText.halfWidth(answer)), choices.indices.contains(number - 1) { return number - 1 }
      if let number = choices.firstIndex(of: answer) ?? words(answer) { return number }
      if answer.isEmpty { return preset ?? choices.count - 1 }
      console.say(LocalizedText.chooseNumber(choices.count)[language], .warning)
    }
    return nil
  }
}
