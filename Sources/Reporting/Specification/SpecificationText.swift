import Clauses
import SourceText

/// What a specification says of the needed clauses, for people: a list in the order of an annex, with the line and the
/// words that state each point.
package struct SpecificationText: Sendable {
  let language: Language
  let style: TextStyle

  /// The list in a language, with or without colour.
  package init(language: Language, style: TextStyle) {
    self.language = language
    self.style = style
  }

  /// Writes the results for the specification `name`.
  package func write(_ check: SpecificationCheck, of name: String, to output: inout OutputBuffer) {
    for result in check.results { write(result, &output) }
    style.paint(check.isComplete ? .strong : .warning, &output) {
      $0.append(text: LocalizedText.specificationSummary(check, of: SafeText.line(name))[language])
    }
    output.append("\n")
  }

  private func write(_ result: SpecificationCheck.Result, _ output: inout OutputBuffer) {
    let verdict = LocalizedText.verdict(result.verdict)[language]
    style.paint(SpecificationText.role(of: result.verdict), &output) { $0.append(text: verdict) }
    let width = SpecificationCheck.Coverage.allCases.map {
      DisplayWidth.columns(of: LocalizedText.verdict($0)[language])
    }.max()
    output.append(repeating: UInt8(ascii: " "), count: (width ?? 0) - DisplayWidth.columns(of: verdict) + 2)
    style.paint(.strong, &output) { $0.append(text: SafeText.line(result.title[language])) }
    style.paint(.dim, &output) { $0.append(text: " [\(result.clause)]") }
    output.append("\n")
    if result.verdict == .unchecked { note(.specificationUnchecked, &output) }
    for point in result.points { write(point, &output) }
    if !result.askedBy.isEmpty {
      let rules = result.askedBy.joined(separator: language == .japanese ? "、" : ", ")
      note(.specificationAskedBy(rules), &output)
    }
    output.append("\n")
  }

  private func write(_ point: SpecificationCheck.Point, _ output: inout OutputBuffer) {
    output.append("  ")
    let state = LocalizedText.state(point.state)[language]
    style.paint(SpecificationText.role(of: point.state), &output) { $0.append(text: state) }
    let name = SafeText.line(point.name[language])
    output.append(text: " \(name)")
    if point.state == .lacking, point.isEssential { output.append(text: LocalizedText.essential[language]) }
    if point.state == .opposite { output.append(text: LocalizedText.laidDownOtherwise[language]) }
    if let place = point.place { output.append(text: LocalizedText.place(place)[language]) }
    output.append("\n")
    guard let place = point.place else { return }
    output.append("       ")
    style.paint(.dim, &output) { $0.append(text: LocalizedText.quoted(SafeText.line(place.quote))[language]) }
    output.append("\n")
  }

  private func note(_ text: LocalizedText, _ output: inout OutputBuffer) {
    output.append("     ")
    style.paint(.dim, &output) { $0.append("= ") }
    output.append(text: text[language])
    output.append("\n")
  }

  private static func role(of verdict: SpecificationCheck.Coverage) -> TextStyle.Role {
    switch verdict {
    case .stated: .strong
    case .partly, .unchecked: .warning
    case .lacking, .opposite: .error
    }
  }

  private static func role(of state: SpecificationCheck.Point.State) -> TextStyle.Role {
    switch state {
    case .stated: .dim
    case .lacking: .warning
    case .opposite: .error
    }
  }
}

/// What a specification says of the needed clauses, for machines: `shimon-specification/1`.
package struct SpecificationJSON: Sendable {
  let language: Language

  /// The object in a language.
  package init(language: Language) { self.language = language }

  /// Writes the results for `file` against the proposal `proposal`.
  package func write(
    _ check: SpecificationCheck, of file: SourceFile, for proposal: String, to output: inout OutputBuffer
  ) {
    let view = SourceView(file)
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("format", "shimon-specification/1")
    writer.member("file", file.name)
    writer.member("proposal", proposal)
    writer.key("clauses")
    writer.beginArray()
    for result in check.results { write(result, view, &writer) }
    writer.endArray()
    writer.key("summary")
    writer.beginObject()
    writer.member("needed", check.results.count)
    for verdict in SpecificationCheck.Coverage.allCases { writer.member(verdict.rawValue, check.count(verdict)) }
    writer.endObject()
    writer.endObject()
    output.append(bytes: writer.output.bytes)
    output.append("\n")
  }

  private func write(_ result: SpecificationCheck.Result, _ view: SourceView, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("clause", result.clause)
    writer.member("title", result.title[language])
    writer.member("verdict", result.verdict.rawValue)
    writer.key("points")
    writer.beginArray()
    for point in result.points {
      writer.beginObject()
      writer.member("name", point.name[language])
      writer.key("essential")
      writer.bool(point.isEssential)
      writer.member("state", point.state.rawValue)
      if let place = point.place {
        if place.isParagraph {
          writer.member("paragraph", place.line)
        } else {
          writer.member("line", place.line)
          region(view.region(of: place.span), &writer)
        }
        writer.member("article", place.article)
        writer.member("quote", place.quote)
      }
      writer.endObject()
    }
    writer.endArray()
    writer.key("rules")
    writer.beginArray()
    for rule in result.askedBy { writer.string(rule) }
    writer.endArray()
    writer.endObject()
  }

  private func region(_ region: Region, _ writer: inout JSONWriter) {
    writer.key("region")
    writer.beginObject()
    writer.member("startLine", region.start.line)
    writer.member("startColumn", region.start.column)
    writer.member("endLine", region.end.line)
    writer.member("endColumn", region.end.column)
    writer.endObject()
  }
}

/// The words of the check of a specification.
extension LocalizedText {
  /// How a verdict on a clause is called.
  package static func verdict(_ verdict: SpecificationCheck.Coverage) -> LocalizedText {
    switch verdict {
    case .stated: LocalizedText(ja: "記載あり", en: "stated")
    case .partly: LocalizedText(ja: "一部のみ", en: "partly")
    case .lacking: LocalizedText(ja: "記載なし", en: "lacking")
    case .opposite: LocalizedText(ja: "逆の定め", en: "opposite")
    case .unchecked: LocalizedText(ja: "判定せず", en: "unchecked")
    }
  }

  /// The sign of a point's state.
  static func state(_ state: SpecificationCheck.Point.State) -> LocalizedText {
    switch state {
    case .stated: LocalizedText(ja: "○", en: "+")
    case .lacking: LocalizedText(ja: "×", en: "-")
    case .opposite: LocalizedText(ja: "▲", en: "!")
    }
  }

  static var essential: LocalizedText { LocalizedText(ja: "（必須）", en: " (essential)") }

  static var laidDownOtherwise: LocalizedText {
    LocalizedText(ja: "（逆に定められています）", en: " (laid down the other way round)")
  }

  static func place(_ place: SpecificationCheck.Place) -> LocalizedText {
    let article = SafeText.line(place.article)
    return LocalizedText(
      ja: ": \(place.line)\(place.isParagraph ? "段落目" : "行目")" + (article.isEmpty ? "" : " \(article)"),
      en: ": \(place.isParagraph ? "paragraph" : "line") \(place.line)" + (article.isEmpty ? "" : ", \(article)"))
  }

  static func quoted(_ quote: String) -> LocalizedText { LocalizedText(ja: "「\(quote)」", en: "\"\(quote)\"") }

  static func specificationAskedBy(_ rules: String) -> LocalizedText {
    LocalizedText(ja: "この条を求める指摘: \(rules)", en: "asked for by: \(rules)")
  }

  static var specificationUnchecked: LocalizedText {
    LocalizedText(
      ja: "条文のファイルに根拠の語（evidence）がないため、判定していません。読んで確かめてください。",
      en: "The clause file has no evidence to look for; read the text yourself.")
  }

  static func specificationSummary(_ check: SpecificationCheck, of name: String) -> LocalizedText {
    func count(_ verdict: SpecificationCheck.Coverage) -> Int { check.count(verdict) }
    var ja =
      "\(name): 必要な条 \(check.results.count) のうち、記載あり \(count(.stated))、一部のみ \(count(.partly))、記載なし \(count(.lacking))、逆の定め \(count(.opposite))"
    var en =
      "\(name): of \(check.results.count) needed clauses, \(count(.stated)) stated, \(count(.partly)) partly, \(count(.lacking)) lacking, \(count(.opposite)) opposite"
    if count(.unchecked) > 0 {
      ja += "、判定せず \(count(.unchecked))"
      en += ", \(count(.unchecked)) unchecked"
    }
    return LocalizedText(ja: ja, en: en)
  }
}
