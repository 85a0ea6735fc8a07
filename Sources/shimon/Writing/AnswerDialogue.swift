import Authoring
import Linting
import SourceText

/// The terminal's side of `shimon answer`: shows a question, reads an answer, saves.
struct AnswerDialogue {
  private var interview: Interview
  private var file: EditedFile
  private var console: Console
  private let context: Context
  private var language: Language { context.language }

  /// What a line led to.
  private enum Step {
    /// On to what comes next.
    case next
    /// The same question again.
    case again
    /// The end of the session.
    case end
  }

  init(_ interview: Interview, _ file: EditedFile, _ console: Console, _ context: Context) {
    self.interview = interview
    self.file = file
    self.console = console
    self.context = context
  }

  /// Asks until nothing is left, or somebody stops.
  mutating func run() throws(Failure) {
    try askAll()
    if let number = console.failure { throw .failed(.outputFailed(number)) }
  }

  private mutating func askAll() throws(Failure) {
    let (open, passed) = interview.left
    console.say(LocalizedText.answerGreeting(file.path, open: open)[language], .strong)
    if open > 0 { console.say(LocalizedText.answerCommands[language], .dim) }
    while true {
      if let list = interview.growingList {
        if case .end = try askForMore(list) { return }
        continue
      }
      guard let question = interview.next() else { break }
      show(question)
      var suggestion: String?
      asking: while true {
        switch try step(question, &suggestion) {
        case .next: break asking
        case .again: continue
        case .end: return
        }
      }
    }
    console.say()
    console.say(LocalizedText.answerDone(file.path, passed: max(passed, interview.left.passed))[language], .good)
  }

  // MARK: One line

  private mutating func step(_ question: OpenQuestion, _ suggestion: inout String?) throws(Failure) -> Step {
    guard let line = console.ask("> ") else { return stop() }
    switch DialogueText.command(line) {
    case "q": return stop()
    case "?":
      explain(question)
      return .again
    case "s":
      interview.skip(question)
      return .next
    case "b":
      guard interview.canGoBack else {
        console.say(LocalizedText.nothingToTakeBack[language], .warning)
        return .again
      }
      interview.goBack()
      return try save(.tookBack)
    case "u":
      return try take { interview throws(AnswerProblem) in
        try interview.leaveUndecided(question)
        return []
      } suggestion: { _ in
      }
    case "n":
      return try take { interview throws(AnswerProblem) in
        try interview.answerNone(question)
      } suggestion: { _ in
      }
    case "":
      guard let word = suggestion else {
        console.say(LocalizedText.typeSomething[language], .dim)
        return .again
      }
      return try answer(word, question, &suggestion)
    default:
      // `=s` is the answer `s`.
      let text = DialogueText.trimmed(line)
      return try answer(text.hasPrefix("=") && text.count > 1 ? String(text.dropFirst()) : text, question, &suggestion)
    }
  }

  private mutating func answer(
    _ text: String, _ question: OpenQuestion, _ suggestion: inout String?
  ) throws(Failure) -> Step {
    var near: String?
    let step = try take { interview throws(AnswerProblem) in
      try interview.answer(text, to: question)
    } suggestion: {
      near = $0
    }
    // A near word takes the place of the whole answer only where that was one word.
    suggestion = question.takesSeveral && text.contains(where: { "、,，".contains($0) }) ? nil : near
    if let suggestion { console.say(LocalizedText.enterFor(suggestion)[language]) }
    return step
  }

  private mutating func take(
    _ body: (inout Interview) throws(AnswerProblem) -> [FindingText], suggestion: (String) -> Void
  ) throws(Failure) -> Step {
    let consequences: [FindingText]
    do throws(AnswerProblem) {
      consequences = try body(&interview)
    } catch {
      console.say(error.message[language], .warning)
      if case .nearly(_, let word) = error { suggestion(word) }
      return .again
    }
    let step = try save(.written)
    for consequence in consequences {
      console.say(LocalizedText.consequence(consequence.title, consequence.fix)[language], .warning)
    }
    return step
  }

  private mutating func save(_ remark: LocalizedText) throws(Failure) -> Step {
    do throws(Failure) {
      try file.save(interview.bytes)
    } catch {
      context.report(error)
      throw .failed(.answersSoFar)
    }
    console.say(LocalizedText.withCount(remark, interview.left.open)[language], .good)
    return .next
  }

  private mutating func stop() -> Step {
    console.say(LocalizedText.answerStopped(file.path, left: interview.left.open)[language])
    return .end
  }

  /// Whether the list that just got an entry has one more; `end` where the session ends.
  private mutating func askForMore(_ list: String) throws(Failure) -> Step {
    console.say()
    console.say(LocalizedText.oneMore(list)[language], .strong)
    guard let line = console.ask("> ") else { return stop() }
    switch DialogueText.command(line) {
    case "y", "yes", "はい", "1", "ある", "あり": interview.addEntry(true)
    case "q": return stop()
    case "b":
      interview.goBack()
      return try save(.tookBack)
    case "", "n", "no", "いいえ", "2", "s", "ない", "なし": interview.addEntry(false)
    default: console.say(LocalizedText.yesOrNo[language], .warning)
    }
    return .next
  }

  // MARK: Showing

  private mutating func show(_ question: OpenQuestion) {
    let background = question.background
    console.say()
    if !question.isFollowUp {
      if !console.isPlain { console.say(String(repeating: "─", count: 40), .dim) }
      console.say(LocalizedText.heading(background.severity, background.title)[language], .strong)
      if !background.subject.isEmpty { console.say(LocalizedText.labelled(.about, background.subject)[language]) }
      console.say(LocalizedText.labelled(.question, background.question)[language])
      console.say(LocalizedText.labelled(.why, background.why)[language])
      let boards = background.boards.joined(separator: LocalizedText.comma[language])
      if !boards.isEmpty { console.say(LocalizedText.labelled(.boards, boards)[language]) }
      console.say()
    }
    console.say(LocalizedText.field(question.place, isUndecided: question.isUndecided)[language], .strong)
    console.say("  " + question.help)
    if let section = question.newSection { console.say("  " + LocalizedText.newSection(section)[language], .dim) }
    if !question.choices.isEmpty { console.say(choices: question.choices.map(\.word)) }
    console.say("  " + LocalizedText.form(question.form, several: question.takesSeveral)[language], .dim)
  }

  private mutating func explain(_ question: OpenQuestion) {
    console.say(LocalizedText.labelled(.fix, question.background.fix)[language])
    for choice in question.choices {
      if let help = choice.help { console.say("  \(choice.word): \(help)") }
    }
    console.say(LocalizedText.explainRule(question.background.rule)[language], .dim)
    console.say(LocalizedText.answerCommands[language], .dim)
  }
}
