import Authoring
import Linting
import SourceText

/// The terminal's side of `shimon answer`: shows a question, reads an answer, saves.
struct AnswerDialogue {
  private var interview: Interview
  private var file: EditedFile
  private var console: Console
  private let context: Context
  /// How many questions that must be asked came since somebody was asked whether to go on.
  private var askedInARow = 0
  /// After so many it is asked whether to go on.
  private static let rowLength = 10
  /// Which group of a long list of choices is shown.
  private var choiceGroup = 0
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
    console.say(LocalizedText.answerGreeting(file.path, atMost: interview.leftAtMost)[language], .strong)
    console.say(LocalizedText.answerCommands[language], .dim)
    while true {
      guard let question = interview.next() else {
        // What may be left out is asked only on request.
        if case .next? = askForOptional() { continue }
        break
      }
      if askedInARow == AnswerDialogue.rowLength, !interview.asksOptional {
        askedInARow = 0
        guard goesOn(.goOn(atMost: interview.leftAtMost), unlessAsked: true) else {
          _ = stop()
          return
        }
      }
      askedInARow += 1
      choiceGroup = 0
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
    console.say(LocalizedText.answerDone(file.path, passed: interview.passedCount)[language], .good)
  }

  // MARK: One line

  private mutating func step(_ question: OpenQuestion, _ suggestion: inout String?) throws(Failure) -> Step {
    guard let line = console.ask("> ") else { return stop() }
    switch DialogueText.command(line) {
    case "q": return stop()
    case "?":
      explain(question)
      return .again
    case "m":
      showMore(question)
      return .again
    case "e" where !question.entries.isEmpty:
      interview.askSeparately(question)
      return .next
    case "+":
      guard let list = interview.addEntry(besides: question) else {
        console.say(LocalizedText.noListHere[language], .warning)
        return .again
      }
      console.say(LocalizedText.addsEntry(list)[language], .good)
      return .next
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
      guard let word = suggestion ?? AnswerDialogue.suggested(question) else {
        if showMore(question) { return .again }
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
      console.say(LocalizedText.consequence(consequence.fix)[language], .warning)
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
    console.say(LocalizedText.withCount(remark, interview.leftAtMost)[language], .good)
    return .next
  }

  private mutating func stop() -> Step {
    console.say(LocalizedText.answerStopped(file.path, left: interview.leftAtMost)[language])
    return .end
  }

  /// Whether what may be left out is asked, too; nil where there is nothing of the kind, or nobody wants it.
  private mutating func askForOptional() -> Step? {
    let count = interview.optionalLeft
    guard !interview.asksOptional, count > 0, goesOn(.optional(count), unlessAsked: false) else { return nil }
    interview.asksOptional = true
    return .next
  }

  /// Asks whether to go on; nothing typed means `preset`.
  private mutating func goesOn(_ text: LocalizedText, unlessAsked preset: Bool) -> Bool {
    console.say()
    console.say(text[language], .strong)
    while let line = console.ask("> ") {
      switch DialogueText.command(line) {
      case "": return preset
      case "y", "yes", "はい", "1": return true
      case "n", "no", "いいえ", "2", "q": return false
      default:
        // What comes by a pipe was not meant for this question and answers none.
        guard System.isTerminal(0) else { return preset }
        console.say(LocalizedText.yesOrNo[language], .warning)
      }
    }
    return false
  }

  // MARK: Showing

  private mutating func show(_ question: OpenQuestion) {
    console.say()
    if !question.isFollowUp, !console.isPlain { console.say(String(repeating: "─", count: 40), .dim) }
    console.say(LocalizedText.field(question.place, isUndecided: question.isUndecided)[language], .dim)
    for entry in question.entries { console.say("  ・" + entry) }
    console.say(question.ask, .strong)
    if question.help != question.ask { console.say("  " + question.help) }
    if let why = question.background?.why, !question.isFollowUp {
      console.say("  " + LocalizedText.labelled(.why, why)[language], .dim)
    }
    if let section = question.newSection { console.say("  " + LocalizedText.newSection(section)[language], .dim) }
    if !question.entries.isEmpty {
      console.say("  " + LocalizedText.sameForAll(question.entries.count)[language], .dim)
    }
    showGroup(question)
    if let word = AnswerDialogue.suggested(question) {
      console.say("  " + LocalizedText.saidBefore(word)[language], .dim)
    }
    console.say("  " + LocalizedText.form(question.form, several: question.takesSeveral)[language], .dim)
  }

  /// What was said of the same things, as one answer.
  private static func suggested(_ question: OpenQuestion) -> String? {
    let words = question.planned.suggestion
    guard !words.isEmpty, question.takesSeveral || words.count == 1 else { return nil }
    return words.joined(separator: "、")
  }

  /// One group of the choices, with their own numbers.
  private mutating func showGroup(_ question: OpenQuestion) {
    let words = question.choices.map(\.word)
    guard !words.isEmpty else { return }
    let size = console.choicesAtOnce(words)
    let start = choiceGroup * size
    let end = min(start + size, words.count)
    console.say(choices: words, numbered: start..<end)
    if end < words.count {
      console.say("  " + LocalizedText.moreChoices(shown: end, of: words.count)[language], .dim)
    }
  }

  /// Shows the next group of choices; false where all were shown.
  @discardableResult
  private mutating func showMore(_ question: OpenQuestion) -> Bool {
    let size = console.choicesAtOnce(question.choices.map(\.word))
    guard (choiceGroup + 1) * size < question.choices.count else {
      choiceGroup = 0
      if question.choices.count > size { showGroup(question) }
      return question.choices.count > size
    }
    choiceGroup += 1
    showGroup(question)
    return true
  }

  private mutating func explain(_ question: OpenQuestion) {
    if let background = question.background {
      if !background.subject.isEmpty { console.say(LocalizedText.labelled(.about, background.subject)[language]) }
      console.say(LocalizedText.labelled(.question, background.question)[language])
      let boards = background.boards.joined(separator: LocalizedText.comma[language])
      if !boards.isEmpty { console.say(LocalizedText.labelled(.boards, boards)[language]) }
      console.say(LocalizedText.labelled(.fix, background.fix)[language])
    }
    for choice in question.choices {
      if let help = choice.help { console.say("  \(choice.word): \(help)") }
    }
    if let background = question.background {
      console.say(LocalizedText.explainRule(background.rule)[language], .dim)
    }
    console.say(LocalizedText.answerCommands[language], .dim)
    console.say(LocalizedText.furtherCommands[language], .dim)
  }
}
