import SourceText

extension ZipArchive {
  /// Something to be put into an archive.
  public struct Entry: Sendable {
    /// Its name, with `/` between folders.
    public var name: String
    /// Its contents.
    public var bytes: [UInt8]

    /// An entry of these bytes.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// 1980-01-01, the first day that the format knows: the same entries give the same bytes on every day.
  private static let date = 0x0021

  /// An archive of these entries, in this order, each deflated or, where that saves nothing, stored. Names and contents
  /// are the only input.
  ///
  /// The format without its 64-bit extension holds 65,534 entries and 4 GiB; the caller stays below that.
  public static func write(_ entries: [Entry]) -> [UInt8] {
    var file = OutputBuffer()
    var directory = OutputBuffer()
    for entry in entries {
      let packed = entry.bytes.count > Int(Int32.max) ? entry.bytes : Deflate.deflate(entry.bytes)
      let isDeflated = packed.count < entry.bytes.count
      let contents = isDeflated ? packed : entry.bytes
      let offset = file.bytes.count
      let fields = Self.fields(entry, packedCount: contents.count, isDeflated: isDeflated)
      file.append(little: 0x0403_4B50, 4)
      file.append(bytes: fields)
      file.append(text: entry.name)
      file.append(bytes: contents)
      directory.append(little: 0x0201_4B50, 4)
      directory.append(little: 20, 2)
      directory.append(bytes: fields)
      // Comment, disk and attributes, none of which is used.
      directory.append(repeating: 0, count: 10)
      directory.append(little: offset, 4)
      directory.append(text: entry.name)
    }
    let start = file.bytes.count
    file.append(bytes: directory.bytes)
    file.append(little: 0x0605_4B50, 4)
    file.append(little: 0, 4)
    file.append(little: entries.count, 2)
    file.append(little: entries.count, 2)
    file.append(little: directory.bytes.count, 4)
    file.append(little: start, 4)
    file.append(little: 0, 2)
    return file.bytes
  }

  /// What the local header and the directory have in common, from the version needed to the extra field's length.
  private static func fields(_ entry: Entry, packedCount: Int, isDeflated: Bool) -> [UInt8] {
    var fields = OutputBuffer()
    fields.append(little: 20, 2)
    // Bit 11: the name is UTF-8. Left out for ASCII, which every reader takes as it is.
    fields.append(little: entry.name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x0800, 2)
    fields.append(little: isDeflated ? 8 : 0, 2)
    fields.append(little: 0, 2)
    fields.append(little: date, 2)
    fields.append(little: Int(CRC32.of(entry.bytes)), 4)
    fields.append(little: packedCount, 4)
    fields.append(little: entry.bytes.count, 4)
    fields.append(little: entry.name.utf8.count, 2)
    fields.append(little: 0, 2)
    return fields.bytes
  }
}

extension OutputBuffer {
  /// Appends the low bytes of a number, the lowest first.
  fileprivate mutating func append(little value: Int, _ count: Int) {
    for index in 0..<count { append(byte: UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
}
