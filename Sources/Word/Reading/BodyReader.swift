/// Collects the paragraphs of a document's main part.
struct BodyReader {
  /// A paragraph that is being read; one in a text box is read inside another.
  private struct OpenParagraph {
    var place: Int
    var depth: Int
    var properties = ParagraphProperties()
    var text = ""
    /// What its style makes of runs that say nothing themselves; nil as long as no run asked.
    var standard: RunProperties?
  }

  /// A run that is open.
  private struct Run {
    var depth: Int
    /// Whether it is hidden, with all that is anchored in it.
    var isHidden = false
    /// Whether its text is struck out, which a text box anchored in it is not.
    var isStruck = false
  }

  /// A paragraph whose end a recorded change deletes: its text goes before that of the next.
  private struct Carried {
    var place: Int
    var depth: Int
    var text: String
  }

  /// Ten times the paragraphs of the thickest rule set of regulations.
  static let maximumParagraphs = 250_000

  private var reader: XMLReader
  private let styles: StyleSheet
  private var counter: NumberCounter
  /// Places are taken when a paragraph starts, so that text boxes stand behind the paragraph that holds them.
  private var paragraphs: [WordText.Paragraph?] = []
  private var open: [OpenParagraph] = []
  private var carried: Carried?
  private var runs: [Run] = []

  /// Reads `document.xml`.
  static func read(
    _ part: [UInt8], styles: StyleSheet, numbering: Numbering
  ) throws(WordError) -> [WordText.Paragraph] {
    let paragraphs: [WordText.Paragraph]?
    do throws(XMLError) {
      var body = BodyReader(try XMLReader(part), styles, NumberCounter(numbering, styles))
      paragraphs = try body.run() ? body.paragraphs.compactMap { $0 } : nil
    } catch { throw .xml(error) }
    guard let paragraphs else { throw .notWord }
    return paragraphs
  }

  private init(_ reader: XMLReader, _ styles: StyleSheet, _ counter: NumberCounter) {
    self.reader = reader
    self.styles = styles
    self.counter = counter
  }

  /// False where the root is not that of a text document.
  private mutating func run() throws(XMLError) -> Bool {
    while true {
      switch try reader.next() {
      case .start(let element):
        if reader.depth == 1, !element.isWord("document") { return false }
        if element.namespace == .word {
          try start(element)
        } else if element.namespace == .compatibility, element.name == "Fallback" {
          // The same once more, for older programs.
          try reader.skipElement()
        }
      case .end: end()
      case .text: break
      case .finished:
        flush()
        return true
      }
    }
  }

  private mutating func start(_ element: XMLElement) throws(XMLError) {
    switch element.name {
    case "p":
      guard paragraphs.count < Self.maximumParagraphs else { throw .tooComplex }
      open.append(OpenParagraph(place: paragraphs.count, depth: reader.depth))
      paragraphs.append(nil)
    case "pPr":
      let properties = try ParagraphProperties.read(&reader)
      if !open.isEmpty { open[open.count - 1].properties = properties }
    case "r": openRun(RunProperties(), depth: reader.depth)
    case "rPr":
      let properties = try RunProperties.read(&reader)
      if runs.last?.depth == reader.depth {
        runs.removeLast()
        openRun(properties, depth: reader.depth)
      }
    case "t":
      let text = try readText()
      append(element.attribute("space", in: .xml) == "preserve" ? text : Self.trimmed(text))
    case "tab", "ptab": append("\t")
    case "br", "cr": append("\n")
    case "noBreakHyphen": append("-")
    case "sym": append(Self.symbol(element.attribute("char")))
    case "tc", "tbl", "txbxContent": flush()
    // Deleted or moved away, phonetic guides, field codes, properties, and comments' own text.
    case "del", "moveFrom", "rt", "delText", "instrText", "delInstrText", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr",
      "sdtPr", "rubyPr":
      try reader.skipElement()
    default: break
    }
  }

  private mutating func end() {
    let ended = reader.depth + 1
    if runs.last?.depth == ended { runs.removeLast() }
    if open.last?.depth == ended { finish(open.removeLast()) }
  }

  /// Opens a run that says this itself; what it leaves open, its style and its paragraph's style say.
  private mutating func openRun(_ properties: RunProperties, depth: Int) {
    guard let paragraph = open.last else {
      runs.append(Run(depth: depth))
      return
    }
    let standard = paragraph.standard ?? styles.runProperties(ofParagraph: paragraph.properties.style)
    open[open.count - 1].standard = standard
    let effective = styles.effective(properties, in: standard)
    runs.append(Run(depth: depth, isHidden: effective.isHidden, isStruck: effective.isStruck))
  }

  private mutating func readText() throws(XMLError) -> String {
    var text = ""
    let outside = reader.depth - 1
    while reader.depth > outside {
      if case .text(let piece) = try reader.next() { text += piece }
    }
    return text
  }

  private mutating func append(_ text: String) {
    guard !runs.isEmpty, let depth = open.last?.depth else { return }
    if runs.contains(where: { $0.isHidden || ($0.isStruck && $0.depth > depth) }) { return }
    open[open.count - 1].text += text
  }

  private mutating func finish(_ paragraph: OpenParagraph) {
    var text = paragraph.text
    if var before = carried, before.depth == paragraph.depth {
      carried = nil
      before.text += text
      text = before.text
    }
    flush()
    if paragraph.properties.endIsDeleted {
      carried = Carried(place: paragraph.place, depth: paragraph.depth, text: text)
      return
    }
    let number = counter.next(paragraph.properties)
    paragraphs[paragraph.place] = WordText.Paragraph(
      text, number: number?.number ?? "", separator: number?.separator ?? "",
      heading: styles.heading(paragraph.properties))
  }

  /// Text that waits for a next paragraph where there is none.
  private mutating func flush() {
    guard let waiting = carried else { return }
    carried = nil
    if !waiting.text.isEmpty { paragraphs[waiting.place] = WordText.Paragraph(waiting.text) }
  }

  /// Space at the ends counts only where the file says so.
  private static func trimmed(_ text: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// A sign that is written by its place in a font. What only that font can show becomes 〓, as in print.
  private static func symbol(_ code: String?) -> String {
    guard let code, let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value), value >= 0x20,
      !(0xE000...0xF8FF).contains(value), !(0xF000...0xFFFF).contains(value)
    else { return "〓" }
    return String(scalar)
  }
}
