import Reporting
import SourceText

/// A text for a hover or a completion, as Markdown or plain (LSP 3.17, `MarkupContent`).
struct MarkupText {
  let isMarkdown: Bool
  private var blocks: [String] = []

  init(isMarkdown: Bool) { self.isMarkdown = isMarkdown }

  /// Whether nothing was written.
  var isEmpty: Bool { blocks.isEmpty }

  /// A line in bold, with a technical name behind it.
  mutating func heading(_ text: String, code: String = "") {
    let name = code.isEmpty ? "" : isMarkdown ? " `\(code)`" : " (\(code))"
    blocks.append((isMarkdown ? "**\(shown(text))**" : shown(text)) + name)
  }

  /// A paragraph.
  mutating func paragraph(_ text: String) { blocks.append(shown(text)) }

  /// A paragraph with a label.
  mutating func note(_ label: String, _ text: String) {
    blocks.append(isMarkdown ? "*\(shown(label))*: \(shown(text))" : "\(label): \(shown(text))")
  }

  /// Lines with a word each and what it means.
  mutating func list(_ entries: [(word: String, meaning: String)]) {
    guard !entries.isEmpty else { return }
    blocks.append(
      entries.map { entry in
        let word = isMarkdown ? "- \(shown(entry.word))" : "・\(shown(entry.word))"
        return entry.meaning.isEmpty ? word : "\(word): \(shown(entry.meaning))"
      }.joined(separator: "\n"))
  }

  /// A line between two subjects.
  mutating func rule() {
    if !blocks.isEmpty { blocks.append(isMarkdown ? "---" : "") }
  }

  /// `MarkupContent`.
  var content: JSONValue {
    .object([
      "kind": isMarkdown ? "markdown" : "plaintext", "value": .string(blocks.joined(separator: "\n\n")),
    ])
  }

  /// Text on one line, with nothing in it that Markdown would act on.
  private func shown(_ text: String) -> String {
    let line = SafeText.line(text)
    guard isMarkdown else { return line }
    var result = ""
    for character in line {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "&", "!", "$": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
