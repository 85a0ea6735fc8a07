import SourceText
import Word

/// Word documents: any bytes are read or refused with a reason; what is written is read back as it was meant.
///
/// The first byte says whether the others are a file or the texts of a document to write.
struct WordTarget: FuzzTarget {
  static let name = "word"

  mutating func problem(with bytes: [UInt8]) -> String? {
    guard let choice = bytes.first else { return nil }
    let rest = Array(bytes.dropFirst())
    return choice & 1 == 0 ? readProblem(rest) : writeProblem(rest, choice >> 1)
  }

  private func readProblem(_ file: [UInt8]) -> String? {
    do throws(WordError) {
      _ = try WordText(docx: file)
    } catch {
      if error.message.ja.isEmpty || error.message.en.isEmpty { return "\(error): no message" }
    }
    return nil
  }

  private func writeProblem(_ bytes: [UInt8], _ choice: UInt8) -> String? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var document = WordDocument(language: choice & 1 == 0 ? .japanese : .english, title: "")
    for (number, line) in lines.enumerated() {
      let paragraph = WordDocument.Paragraph(line)
      switch (number + Int(choice)) % 5 {
      case 0: document.blocks.append(.heading(number % 5, paragraph))
      case 1: document.blocks.append(.listItem(number % 5, paragraph))
      case 2: document.blocks.append(.article(.init(title: line, paragraphs: [.init(paragraph, items: [paragraph])])))
      case 3: document.blocks.append(.table(.init(widths: [number], header: [.init(line)], rows: [[.init(line)], []])))
      default: document.blocks.append(.paragraph(paragraph))
      }
    }
    let file = document.bytes()
    if let problem = WordTarget.problem(withDocument: file) { return problem }
    guard let text = try? WordText(docx: file) else { return "cannot be read back" }
    // Every visible text stands in the document, in order.
    var found = text.paragraphs.map(\.body)[...]
    for line in lines {
      let wanted = WordTarget.visible(line)
      if wanted.isEmpty { continue }
      guard let place = found.firstIndex(where: { WordTarget.visible($0).contains(wanted) }) else {
        return "lost: \(line.debugDescription)"
      }
      found = found[place...]
    }
    return nil
  }

  /// A text without what XML cannot hold and without white space.
  private static func visible(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0xFFFE, 0xFFFF, 0xFFFD, 0x7F...0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// A document that the program wrote opens again.
  static func problem(withDocument file: [UInt8]) -> String? {
    do throws(WordError) {
      let text = try WordText(docx: file)
      return text.paragraphs.isEmpty ? "a document without a paragraph" : nil
    } catch {
      return "own document: \(error)"
    }
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    let texts = project.contents(of: "Rules/clauses", ending: ".yaml").prefix(12)
    let documents = texts.prefix(4).enumerated().map { index, bytes in
      let lines = bytes.split(separator: UInt8(ascii: "\n")).prefix(6).map { String(decoding: $0, as: UTF8.self) }
      let blocks = lines.map { line -> WordDocument.Block in
        index % 2 == 0 ? .article(.init(title: line, paragraphs: [.init(.init(line))])) : .heading(1, .init(line))
      }
      return [0] + WordDocument(language: .japanese, title: "別記", blocks: blocks).bytes()
    }
    return documents + texts.enumerated().map { [UInt8($0 * 2 + 1)] + $1.prefix(600) }
  }
}
