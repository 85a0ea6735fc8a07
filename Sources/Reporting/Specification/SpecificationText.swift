import Clauses
import SourceText

/// What a specification says of the needed clauses, for people: a list in the order of an annex, with the line and the
/// words that state each point.
public struct SpecificationText: Sendable {
  let language: Language
  let style: TextStyle

  /// The list in a language, with or without colour.
  public init(language: Language, style: TextStyle) {
    self.language = language
    self.style = style
  }

  /// Writes the results for the specification `name`.
  public func write(_ check: SpecificationCheck, of name: String, to output: inout OutputBuffer) {
    for result in check.results { write(result, &output) }
    style.paint(check.isComplete ? .strong : .warning, &output) {
      $0.append(text: LocalizedText.specificationSummary(check, of: SafeText.line(name))[language])
    }
    output.append("\n")
  }

  private func write(_ result: SpecificationCheck.Result, _ output: inout OutputBuffer) {
    let verdict = LocalizedText.verdict(result.verdict)[language]
    style.paint(SpecificationText.role(of: result.verdict), &output) { $0.append(text: verdict) }
    let width = SpecificationCheck.Verdict.allCases.map {
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

  private static func role(of verdict: SpecificationCheck.Verdict) -> TextStyle.Role {
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
