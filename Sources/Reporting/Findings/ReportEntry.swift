import Linting
import SourceText

/// A finding or a problem of form as the formats for other tools show it: every text on one line, in one language, and
/// without characters that could steer what shows it.
struct ReportEntry {
  /// The rule's id, or the problem's code.
  var id: String
  /// The finding; nil for a problem of form.
  var finding: Finding?
  var severity: Severity
  var span: Span
  var region: Region
  /// The rule's title, or the problem's message.
  var title: String
  /// The verdict by name; for a problem that it is one.
  var verdict: String
  var subject = ""
  var missing: [String] = []
  var failure = ""
  var question = ""
  var why = ""
  /// What to write.
  var fix = ""
  var clause = ""
  var boards: [String] = []
  var law: [String] = []
  var related: [(span: Span, label: String)] = []
  /// 16 hexadecimal digits: the identity within the file.
  var fingerprint: String
  /// Whether it keeps the file from being read as a proposal.
  var makesUnreadable = false
  /// Why the finding is accepted; nil where it is not.
  var acceptedBecause: String?
  /// Whether it is a baseline that accepts it, and not the proposal.
  var isBaselined = false

  /// The title with the verdict.
  func heading(_ language: Language) -> String {
    guard finding != nil else { return title }
    return language == .japanese ? "\(title)（\(verdict)）" : "\(title) (\(verdict))"
  }

  /// What a reader of one line needs: what it is about and what is asked.
  func message(_ language: Language) -> String {
    guard finding != nil else {
      return fix.isEmpty ? title : title + (language == .japanese ? "" : " ") + fix
    }
    return heading(language) + (language == .japanese ? "：" : ": ") + question
  }

  /// All there is to say, a line for each matter.
  func details(_ language: Language) -> [String] {
    let comma = language == .japanese ? "、" : ", "
    let notes: [(NoteLabel, String)] = [
      (.accepted, acceptedBecause ?? ""), (.failure, failure), (.subject, subject),
      (.missing, missing.joined(separator: comma)), (.question, question),
      (.why, why), (.fix, fix), (.boards, boards.joined(separator: comma)),
    ]
    return notes.filter { !$0.1.isEmpty }.map { "\($0.0.text[language]): \($0.1)" }
  }
}
