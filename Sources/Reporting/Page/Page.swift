import SourceText

/// The frame of a page: head, security policy, style, script, landmarks. One file that asks the network for nothing.
struct Page {
  /// A section: its place, its heading, and what stands in it.
  struct Section {
    var id: StaticString
    var title: String
    var body: (inout MarkupWriter) -> Void
  }

  let language: Language
  /// What kind of page it is, in small letters above the title.
  let kind: ReportLabel
  let title: String
  let sections: [Section]
  let footer: (inout MarkupWriter) -> Void

  /// The page as a file.
  var markup: OutputBuffer {
    var writer = MarkupWriter()
    writer.raw("<!DOCTYPE html>\n")
    writer.open("html", ["lang": language.rawValue])
    writer.newline()
    writer.element("head") { head(&$0) }
    writer.newline()
    let words: MarkupWriter.Attributes = [
      "data-filter": ReportLabel.filter.text[language], "data-topic": ReportLabel.topic.text[language],
      "data-all": ReportLabel.all.text[language], "data-unfold": ReportLabel.unfold.text[language],
      "data-fold": ReportLabel.fold.text[language],
    ]
    writer.element("body", words) { body(&$0) }
    writer.close("html")
    writer.newline()
    return writer.output
  }

  /// `page.css` and the style of the picture. `page.css` has colours that pass WCAG 2.2 AA in light and dark, one column
  /// on a phone, and A4 in print.
  private static let style = PackageResources.page_css + Array(Drawing.styleSheet.utf8)
  /// `page.js`: filters, and everything unfolded for printing. Without it the page says the same. Its words come from
  /// `data-` attributes.
  private static let script: [UInt8] = {
    var text = PackageResources.page_js
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    return text
  }()

  /// Nothing but the page's own style and script may take effect, by their digests (CSP level 3, section 2.3.1).
  static let policy: String = {
    let styles = "'sha256-\(SHA256.digest(of: style).base64)'"
    let scripts = "'sha256-\(SHA256.digest(of: script).base64)'"
    return "default-src 'none'; style-src \(styles); script-src \(scripts); base-uri 'none'; form-action 'none'"
  }()

  private func head(_ writer: inout MarkupWriter) {
    writer.raw("<meta charset=\"utf-8\">")
    writer.open("meta", ["http-equiv": "Content-Security-Policy", "content": Page.policy])
    writer.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    writer.raw("<meta name=\"referrer\" content=\"no-referrer\">")
    writer.element("title", "\(title) | \(kind.text[language])")
    writer.raw("<style>")
    writer.raw(Page.style)
    writer.raw("</style>")
  }

  private func body(_ writer: inout MarkupWriter) {
    writer.newline()
    writer.element("a", ["class": "skip", "href": "#main"], ReportLabel.skip.text[language])
    writer.element("header") { writer in
      writer.element("p", ["class": "kind"], kind.text[language])
      writer.element("h1", title)
    }
    writer.newline()
    writer.element("nav", ["aria-label": ReportLabel.contents.text[language]]) { writer in
      writer.element("ol") { writer in
        for section in sections {
          writer.element("li") { $0.element("a", ["href": "#\(section.id)"], section.title) }
        }
      }
    }
    writer.newline()
    writer.element("main", ["id": "main"]) { writer in
      for section in sections {
        writer.newline()
        writer.element("section", ["id": "\(section.id)", "aria-labelledby": "\(section.id)-title"]) { writer in
          writer.element("h2", ["id": "\(section.id)-title"], section.title)
          writer.newline()
          section.body(&writer)
        }
      }
    }
    writer.newline()
    writer.element("footer", [:], footer)
    writer.newline()
    writer.raw("<script>")
    writer.raw(Page.script)
    writer.raw("</script>")
  }
}
