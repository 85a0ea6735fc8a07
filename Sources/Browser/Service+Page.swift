import Authoring
import BuiltinRuleSet
import Linting
import Proposal
import Reporting
import SourceText

/// What only a page asks: findings with all that it shows beside them, and what it was made of.
extension Service {
  /// Findings, the fixes of mistakes, the title and how much is written, as JSON.
  func review(_ input: Input) {
    output = linter.lint(input.file.bytes) { proposal in
      let report = FileReport(input, proposal)
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("title", proposal.title)
      writer.flag("isReadable", proposal.result.isReadable)
      let extent = proposal.extent
      writer.member("written", extent.written)
      writer.member("total", extent.total)
      writer.member("openErrors", proposal.openErrorCount)
      writer.key("fixes")
      writer.beginArray()
      for (number, problem) in proposal.result.diagnostics.enumerated() {
        guard let fix = problem.fix else { continue }
        writer.fix(fix, ofProblem: number, report)
      }
      writer.endArray()
      writer.key("result")
      writer.output.append(bytes: JSONFormat().document(report, &proposal).bytes)
      writer.endObject()
      return writer.output
    }
  }

  /// The questions to expect and the picture of the data flow, as JSON.
  func details(_ input: Input) {
    output = reviewing(input) { report, _ in
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("verdict", report.verdict)
      writer.key("questions")
      writer.beginArray()
      for question in report.questions { writer.question(question) }
      writer.endArray()
      writer.key("held")
      writer.beginArray()
      for question in report.held where question.state == .silent { writer.string(question.title) }
      writer.endArray()
      writer.key("pictures")
      writer.beginArray()
      let numbers = Array(report.findings.isEmpty ? 0..<0 : 0..<Linter.findingLimit)
      for (number, drawing) in report.drawings.enumerated() {
        let svg = drawing.svg(standalone: false, numbers: numbers, identifier: "flow-\(number + 1)")
        writer.string(utf8: svg.bytes)
      }
      writer.endArray()
      writer.strings("pictureLines", report.pictureLines)
      writer.endObject()
      return writer.output
    }
  }

  /// What it is and what it judges by, as JSON.
  func about(_ language: Language) {
    let provenance = provenance()
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("version", provenance.version)
    writer.member("rules", provenance.ruleCount)
    writer.member("digest", provenance.rulesDigest)
    if let day = provenance.lawDay { writer.member("lawDay", day.description) }
    if let policy = provenance.policy { writer.member("policy", policy.name) }
    writer.member("pictureStyle", Drawing.styleSheet)
    writer.key("kinds")
    writer.beginArray()
    for kind in ProposalTemplate.kinds(linter.ruleSet.plan.vocabulary) {
      writer.beginObject()
      writer.member("name", kind.name)
      writer.member("label", kind.label[language])
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    output = writer.output
  }

  /// A new proposal with comments; nothing where the rules have no template.
  func template(_ kind: String, _ language: Language) -> Bool {
    let vocabulary = linter.ruleSet.plan.vocabulary
    let template = ProposalTemplate(templates, linter.ruleSet.plan, keys: language, comments: language)
    guard let kind = ProposalTemplate.kind(kind, vocabulary),
      let bytes = try? template.text(ProposalTemplate.Answers(kind: kind))
    else { return false }
    output = OutputBuffer()
    output.append(bytes: bytes)
    return true
  }

  /// Judges by policies and rules from now on. They come as JSON: `policies` with `name` and `text`, what is built upon
  /// first, `rules` with `path`, `name` and `text`, and in the same form `texts`, the built-in files of rules whose
  /// parameters a policy sets, for the page has only their compiled form. Gives whether all are sound; else ``output`` says what is not.
  func configure(_ bytes: [UInt8]) -> Bool {
    var writer = JSONWriter()
    writer.beginArray()
    defer { output = writer.output }
    guard let settings = try? JSONReader.read(bytes), settings.isObject else {
      writer.string("not JSON")
      writer.endArray()
      return false
    }
    var isSound = true
    func report(_ problems: [Diagnostic], of file: SourceFile) {
      for problem in problems {
        if problem.severity == .error { isSound = false }
        writer.string("\(file.name): \(problem.message.ja)")
      }
    }
    var policies: [PolicyFile] = []
    for item in settings["policies"]?.items ?? [] {
      guard let file = SourceFile(item) else { continue }
      let (policy, problems) = PolicyFile.read(file)
      report(problems, of: file)
      policies.append(policy)
    }
    let rules = RuleSource.all(settings["rules"])
    let policy = Policy(policies, applies: policies.map { $0.overrides.map { _ in false } })
    let ruleSet = RuleSet.builtin(and: rules, policy: policy, texts: RuleSource.all(settings["texts"]))
    let sources = ruleSet.problems.isEmpty ? [] : ruleSet.sources
    for problem in ruleSet.problems where problem.source < sources.count {
      report([problem.diagnostic], of: sources[problem.source].file)
    }
    writer.endArray()
    if isSound { judge(by: ruleSet) }
    return isSound
  }
}

extension SourceFile {
  /// A file from JSON.
  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.text, let text = value["text"]?.text else { return nil }
    self.init(name: name, text: text)
  }
}

extension RuleSource {
  /// Rule files from JSON.
  fileprivate static func all(_ value: JSONValue?) -> [RuleSource] {
    (value?.items ?? []).compactMap { item in
      guard let file = SourceFile(item), let path = item["path"]?.text else { return nil }
      return RuleSource(path: path, file: file)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func flag(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  fileprivate mutating func strings(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// The edits of a fix, with places in lines and columns.
  fileprivate mutating func fix(_ fix: Fix, ofProblem number: Int, _ report: FileReport) {
    beginObject()
    member("problem", number)
    flag("isSafe", fix.safety == .safe)
    key("edits")
    beginArray()
    for edit in fix.edits {
      let region = report.source.region(of: edit.span)
      beginObject()
      member("startLine", region.start.line)
      member("startColumn", region.start.column)
      member("endLine", region.end.line)
      member("endColumn", region.end.column)
      member("text", edit.text)
      endObject()
    }
    endArray()
    endObject()
  }

  fileprivate mutating func question(_ question: ExpectedQuestion) {
    beginObject()
    member("rule", question.rule)
    member("title", question.title)
    member("text", question.text)
    member("state", question.state.word)
    strings("boards", question.boards)
    strings("missing", question.missing)
    key("answers")
    beginArray()
    for answer in question.answers {
      beginObject()
      member("subject", answer.subject)
      member("line", answer.quote.line)
      member("label", answer.quote.label)
      member("text", answer.quote.text)
      flag("isObjectionable", answer.isObjectionable)
      endObject()
    }
    endArray()
    member("further", question.furtherAnswers)
    endObject()
  }
}
