import SourceText

/// Why a file could not be read as a Word document.
public enum WordError: Error, Hashable, Sendable {
  /// The package could not be opened, or a part of it not unpacked.
  case archive(ZipError)
  /// A part of it is not the XML it should be.
  case xml(XMLError)
  /// It is the binary format of Word 97, or an encrypted document, which is wrapped in the same container.
  case legacyFormat
  /// It is a sound package, but no text document.
  case notWord

  /// The reason in words.
  public var message: LocalizedText {
    switch self {
    case .archive(let error): .wordUnreadable(error.message)
    case .xml(let error): .wordUnreadable(error.message)
    case .legacyFormat: .wordLegacyFormat
    case .notWord: .wordOther
    }
  }
}
