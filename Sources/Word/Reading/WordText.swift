import SourceText

/// The text of a Word document (.docx, ISO/IEC 29500 WordprocessingML), paragraph by paragraph, with the numbers that
/// Word would show.
///
/// Deleted text of recorded changes is left out and inserted text kept, as if all changes were accepted. Hidden and
/// struck-out text (見え消し), phonetic guides, comments, notes, headers and footers are left out. Paragraphs in tables and text boxes stand in the
/// order of the file.
package struct WordText: Sendable {
  /// A paragraph.
  package struct Paragraph: Hashable, Sendable {
    /// The number that Word gives it, such as `第1条` or `(2)`; empty without one.
    package var number: String
    /// What stands between number and text: a tab, a space or nothing.
    package var separator: String
    /// The text as written, with tabs and line breaks.
    package var body: String
    /// Its level in the outline, from 1; nil for body text.
    package var heading: Int?

    /// The paragraph as a reader of the page sees it: number, separator and text.
    package var text: String { number.isEmpty ? body : number + separator + body }

    /// A paragraph.
    package init(_ body: String, number: String = "", separator: String = "", heading: Int? = nil) {
      self.number = number
      self.separator = separator
      self.body = body
      self.heading = heading
    }
  }

  /// All paragraphs in order, empty ones included.
  package let paragraphs: [Paragraph]

  /// Whether a file begins like a Word document: like a ZIP archive, or like the container of the old format, which
  /// ``init(docx:)`` refuses with a better reason than other readers would find.
  package static func mayRead(_ file: [UInt8]) -> Bool {
    file.starts(with: [0x50, 0x4B, 0x03, 0x04]) || file.starts(with: compoundFile)
  }

  /// Reads the bytes of a .docx file.
  ///
  /// - Throws: A ``WordError`` for whatever is no sound document; never more is read than a part of 64 MiB.
  package init(docx file: [UInt8]) throws(WordError) {
    if file.starts(with: Self.compoundFile) { throw .legacyFormat }
    let package: WordPackage
    do throws(ZipError) { package = try WordPackage(file) } catch { throw .archive(error) }
    let main = try package.mainPart()
    let styles = try package.part("styles", of: main).map { bytes throws(WordError) in try StyleSheet.read(bytes) }
    let numbering = try package.part("numbering", of: main).map { bytes throws(WordError) in try Numbering.read(bytes) }
    let document: [UInt8]
    do throws(ZipError) { document = try package.archive.bytes(of: main) } catch { throw .archive(error) }
    paragraphs = try BodyReader.read(document, styles: styles ?? StyleSheet(), numbering: numbering ?? Numbering())
  }

  /// The first bytes of a compound file (MS-CFB), the container of .doc and of encrypted documents.
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
}

/// Why a file could not be read as a Word document.
package enum WordError: Error, Hashable, Sendable {
  /// The package could not be opened, or a part of it not unpacked.
  case archive(ZipError)
  /// A part of it is not the XML it should be.
  case xml(XMLError)
  /// It is the binary format of Word 97, or an encrypted document, which is wrapped in the same container.
  case legacyFormat
  /// It is a sound package, but no text document.
  case notWord

  /// The reason in words.
  package var message: LocalizedText {
    switch self {
    case .archive(let error): .wordUnreadable(error.message)
    case .xml(let error): .wordUnreadable(error.message)
    case .legacyFormat: .wordLegacyFormat
    case .notWord: .wordOther
    }
  }
}
