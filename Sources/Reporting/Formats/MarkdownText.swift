import SourceText

/// Text from files, made safe for Markdown as GitHub and GitLab read it.
enum MarkdownText {
  /// The text on one line, with nothing in it that Markdown or HTML would act on, nor a mention or reference.
  static func line(_ text: String) -> String {
    var result = ""
    for character in SafeText.line(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "$", "!": result += "\\\(character)"
      // A name or number behind these would become a link to somebody or something.
      case "@", "#": result += "\(character)<!-- -->"
      default: result.append(character)
      }
    }
    // Addresses would become links, for some readers even without a scheme.
    return result.replacing("//", with: "/<!-- -->/").replacing("www.", with: "www<!-- -->.")
  }
}
