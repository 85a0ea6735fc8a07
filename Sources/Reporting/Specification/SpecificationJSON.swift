import Clauses
import SourceText

/// What a specification says of the needed clauses, for machines: `shimon-specification/1`.
public struct SpecificationJSON: Sendable {
  let language: Language

  /// The object in a language.
  public init(language: Language) { self.language = language }

  /// Writes the results for `file` against the proposal `proposal`.
  public func write(
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
    for verdict in SpecificationCheck.Verdict.allCases { writer.member(verdict.rawValue, check.count(verdict)) }
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
