import SourceText

extension WordDocument {
  /// The document as a .docx file.
  public func bytes() -> [UInt8] { ZipArchive.write(PackageParts(self).entries) }
}
