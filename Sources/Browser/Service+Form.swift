import Authoring
import Linting
import Proposal
import SourceText

/// The form of a page, and what is done in it.
extension Service {
  /// What can be done at a place, by the number that a page gives.
  enum FormAction: Int32 {
    case write
    case none
    case leaveUndecided
    case clear
    case remove
  }

  /// The form as JSON; `null` where the proposal cannot be read.
  func form(_ input: Input) {
    let templates = templates
    output = linter.lint(input.file.bytes) { proposal in
      var writer = JSONWriter()
      var reader = FormReader(&proposal, templates: templates, input.language)
      if let form = reader.form() {
        writer.entry(form.root, remainingAtMost: form.remainingAtMost)
      } else {
        writer.null()
      }
      return writer.output
    }
  }

  /// The text after an action; false where it cannot be done, and ``output`` says why. Words are divided by zero bytes.
  func edit(_ input: Input, at path: String, _ action: FormAction, _ words: UnsafeBufferPointer<UInt8>) -> Bool {
    let texts = words.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let editor = FactEditor(linter.ruleSet, language: input.language)
    output = OutputBuffer()
    do throws(AnswerProblem) {
      let done: FactEditor.Action =
        switch action {
        case .write: .write(texts)
        case .none: .none
        case .leaveUndecided: .leaveUndecided
        case .clear: .clear
        case .remove: .remove
        }
      output.append(bytes: try editor.edit(input.file.bytes, at: path, done))
      return true
    } catch {
      output.append(text: error.message[input.language])
      return false
    }
  }
}

extension JSONWriter {
  fileprivate mutating func entry(_ entry: ProposalForm.Entry, remainingAtMost: Int? = nil) {
    beginObject()
    if let remainingAtMost { member("remainingAtMost", remainingAtMost) }
    member("path", entry.path)
    member("name", entry.name)
    key("fields")
    beginArray()
    for field in entry.fields { self.field(field) }
    endArray()
    key("sections")
    beginArray()
    for section in entry.sections { self.section(section) }
    endArray()
    endObject()
  }

  private mutating func section(_ section: ProposalForm.Section) {
    beginObject()
    member("path", section.path)
    member("label", section.label)
    member("help", section.help)
    key("isList")
    bool(section.isList)
    member("state", section.state.word)
    member("importance", section.importance.word)
    if let demand = section.demand { self.demand(demand) }
    if let field = section.newEntry {
      key("newEntry")
      self.field(field)
    }
    member("hidden", section.hiddenCount)
    key("entries")
    beginArray()
    for entry in section.entries { self.entry(entry) }
    endArray()
    endObject()
  }

  private mutating func field(_ field: ProposalForm.FormField) {
    beginObject()
    member("path", field.path)
    member("label", field.label)
    member("ask", field.ask)
    member("help", field.help)
    member("form", field.form.word)
    key("several")
    bool(field.takesSeveral)
    key("takesNone")
    bool(field.takesNone)
    member("state", field.state.word)
    member("importance", field.importance.word)
    member("line", field.line)
    key("words")
    beginArray()
    for word in field.words { string(word) }
    endArray()
    key("choices")
    beginArray()
    for choice in field.choices {
      beginObject()
      member("word", choice.word)
      if let help = choice.help { member("help", help) }
      endObject()
    }
    endArray()
    if let demand = field.demand { self.demand(demand) }
    endObject()
  }

  private mutating func demand(_ demand: ProposalForm.Demand) {
    key("demand")
    beginObject()
    member("finding", demand.finding)
    member("severity", demand.severity.word)
    member("question", demand.question)
    member("why", demand.why)
    member("fix", demand.fix)
    endObject()
  }
}

extension OpenQuestion.Form {
  fileprivate var word: String {
    switch self {
    case .text: "text"
    case .names: "names"
    case .references: "references"
    case .yesNo: "yesNo"
    case .integer: "integer"
    case .date: "date"
    case .period: "period"
    case .choice: "choice"
    }
  }
}
