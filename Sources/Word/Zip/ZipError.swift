import SourceText

/// Why an archive, or an entry of it, could not be read.
public enum ZipError: Error, Hashable, Sendable {
  /// It does not look like an archive at all.
  case notAnArchive
  /// It ends before it should.
  case truncated
  /// It contradicts itself.
  case damaged
  /// The entry is encrypted.
  case encrypted
  /// It uses the 64-bit extension.
  case zip64
  /// The entry is compressed by another method than deflate; the number is that of APPNOTE 4.4.5.
  case unknownMethod(Int)
  /// The CRC-32 of the contents is not the recorded one.
  case badChecksum
  /// The entry would unpack to more than ``ZipArchive/maximumEntryByteCount``.
  case tooLarge
  /// Two entries have the same name: readers differ on which counts.
  case duplicateName
  /// There is no entry of the name asked for.
  case missing

  /// The reason in words.
  public var message: LocalizedText {
    switch self {
    case .notAnArchive: .zipNotAnArchive
    case .truncated: .zipTruncated
    case .damaged: .zipDamaged
    case .encrypted: .zipEncrypted
    case .zip64: .zip64
    case .unknownMethod(let method): .zipMethod(method)
    case .badChecksum: .zipChecksum
    case .tooLarge: .zipTooLarge(ZipArchive.maximumEntryByteCount / 1_048_576)
    case .duplicateName: .zipDuplicateName
    case .missing: .zipMissing
    }
  }
}
