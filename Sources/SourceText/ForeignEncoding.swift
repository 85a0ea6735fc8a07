/// Guesses in which encoding a file was saved that is not UTF-8, to say so in the diagnostic.
package enum ForeignEncoding {
  /// So many bytes tell what the rest is like.
  private static let sampleSize = 1 << 16

  /// The name of the encoding, where the bytes look like one that Japanese programs write.
  package static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if let name = wideName(bytes) { return name }
    if isISO2022(bytes) { return "ISO-2022-JP" }
    if isMostlyUTF8(bytes) { return nil }
    let (extended, pairs) = (extendedUnix(bytes), shifted(bytes))
    // Text in EUC-JP is often Shift_JIS of half-width katakana as well, which nobody writes so much of.
    if let extended, extended.hasKana || pairs == nil { return "EUC-JP" }
    return pairs == nil ? nil : "Shift_JIS"
  }

  // MARK: Two and four bytes for each character

  private static func wideName(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let marks: [(name: String, mark: [UInt8])] = [
      ("UTF-32", [0xFF, 0xFE, 0, 0]), ("UTF-32", [0, 0, 0xFE, 0xFF]), ("UTF-16", [0xFF, 0xFE]),
      ("UTF-16", [0xFE, 0xFF]),
    ]
    for (name, mark) in marks where bytes.starts(with: mark) { return name }
    // Without a mark: some character of ASCII is there, a line break at least, and has a zero byte beside it.
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(sampleSize))
    guard sample.contains(0) else { return nil }
    if isText(sample, width: 4, { $0[3] << 24 | $0[2] << 16 | $0[1] << 8 | $0[0] }) { return "UTF-32LE" }
    if isText(sample, width: 4, { $0[0] << 24 | $0[1] << 16 | $0[2] << 8 | $0[3] }) { return "UTF-32BE" }
    if isText(sample, width: 2, { $0[1] << 8 | $0[0] }) { return "UTF-16LE" }
    if isText(sample, width: 2, { $0[0] << 8 | $0[1] }) { return "UTF-16BE" }
    return nil
  }

  /// Whether nine in ten units are characters of Japanese text.
  private static func isText(
    _ bytes: UnsafeBufferPointer<UInt8>, width: Int, _ unit: ([UInt32]) -> UInt32
  ) -> Bool {
    var (known, unknown) = (0, 0)
    for start in stride(from: 0, to: bytes.count - width + 1, by: width) {
      switch unit(bytes[start..<start + width].map { UInt32($0) }) {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x203B, 0x2190...0x27BF, 0x3000...0x30FF, 0x4E00...0x9FFF,
        0xFF00...0xFFEF:
        known += 1
      default: unknown += 1
      }
    }
    return known > 1 && unknown * 10 <= known
  }

  // MARK: One to three bytes for each character

  /// Seven bits, with an escape before the Japanese.
  private static func isISO2022(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let escape = bytes.firstIndex(of: 0x1B), bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    let sign = bytes[(escape + 1)...].prefix(2)
    return ["$B", "$@", "(J", "(I"].contains { sign.elementsEqual($0.utf8) }
  }

  /// Whether all is UTF-8, or its kana and kanji outnumber the bytes that are not: then single bytes are wrong and not
  /// the encoding.
  package static func isMostlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (good, bad) = (0, 0)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      func continues(_ offset: Int) -> Bool { index + offset < bytes.count && bytes[index + offset] & 0xC0 == 0x80 }
      if byte < 0x80 {
        index += 1
      } else if (0xC2...0xDF).contains(byte), continues(1) {
        // Half-width katakana of Shift_JIS look like it, too.
        index += 2
      } else if (0xE1...0xEF).contains(byte), continues(1), continues(2) {
        good += 1
        index += 3
      } else {
        bad += 1
        index += 1
      }
    }
    return bad == 0 || good > bad
  }

  /// EUC-JP; nil where it is none.
  private static func extendedUnix(_ bytes: UnsafeBufferPointer<UInt8>) -> (hasKana: Bool, pairs: Int)? {
    var (hasKana, pairs) = (false, 0)
    var index = 0
    while index < bytes.count {
      let length: Int
      switch bytes[index] {
      case 0x00...0x7F:
        index += 1
        continue
      case 0x8E, 0xA1...0xFE: length = 2
      case 0x8F: length = 3
      default: return nil
      }
      // The end may be cut off.
      for offset in 1..<length where index + offset < bytes.count && !(0xA1...0xFE).contains(bytes[index + offset]) {
        return nil
      }
      hasKana = hasKana || bytes[index] == 0xA4 || bytes[index] == 0xA5
      pairs += 1
      index += length
    }
    return pairs > 0 ? (hasKana, pairs) : nil
  }

  /// The number of pairs of Shift_JIS; nil where it is none.
  private static func shifted(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var pairs = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x00...0x7F: index += 1
      case 0xA1...0xDF:
        pairs += 1
        index += 1
      case 0x81...0x9F, 0xE0...0xFC:
        if index + 1 < bytes.count, !(0x40...0xFC).contains(bytes[index + 1]) || bytes[index + 1] == 0x7F { return nil }
        pairs += 1
        index += 2
      default: return nil
      }
    }
    return pairs > 0 ? pairs : nil
  }
}

/// Recognises files that are no text at all, by how they begin.
package enum ForeignFile {
  /// What the file is, for people; nil where it may be text.
  package static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> LocalizedText? {
    // Nearly every file begins with a letter, a sign of YAML or a kanji.
    switch bytes.first {
    case UInt8(ascii: "P"), UInt8(ascii: "%"), UInt8(ascii: "{"), 0xD0, 0x89, 0xFF, 0x1F, UInt8(ascii: "G"): break
    default: return nil
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(bytes) }
    let kinds: [(start: [UInt8], name: LocalizedText)] = [
      (Array("%PDF-".utf8), LocalizedText(ja: "PDF ファイル", en: "a PDF file")),
      (Array("{\\rtf".utf8), LocalizedText(ja: "リッチテキスト（.rtf）", en: "a rich text file (.rtf)")),
      (
        [0xD0, 0xCF, 0x11, 0xE0],
        LocalizedText(ja: "Word や Excel の旧形式のファイル（.doc、.xls など）", en: "an old Word or Excel file (.doc, .xls)")
      ),
      ([0x89, 0x50, 0x4E, 0x47], LocalizedText(ja: "画像", en: "a picture")),
      ([0xFF, 0xD8, 0xFF], LocalizedText(ja: "画像", en: "a picture")),
      (Array("GIF8".utf8), LocalizedText(ja: "画像", en: "a picture")),
      ([0x1F, 0x8B, 0x08], LocalizedText(ja: "圧縮ファイル（.gz）", en: "a compressed file (.gz)")),
    ]
    return kinds.first { bytes.starts(with: $0.start) }?.name
  }

  private static func archive(_ bytes: UnsafeBufferPointer<UInt8>) -> LocalizedText {
    let known: [(folder: String, name: LocalizedText)] = [
      ("word/", LocalizedText(ja: "Word の文書（.docx）", en: "a Word document (.docx)")),
      ("xl/", LocalizedText(ja: "Excel のファイル（.xlsx）", en: "an Excel file (.xlsx)")),
      ("ppt/", LocalizedText(ja: "PowerPoint のファイル（.pptx）", en: "a PowerPoint file (.pptx)")),
    ]
    for (folder, name) in known where holds(bytes, entryIn: folder) { return name }
    return LocalizedText(ja: "圧縮ファイル（.zip など）", en: "an archive (.zip and the like)")
  }

  /// Whether an entry of a ZIP archive, whose name stands 30 bytes behind its signature, lies in a folder.
  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, entryIn folder: String) -> Bool {
    var index = 0
    while index + 34 < bytes.count {
      guard let next = bytes[index...].firstIndex(of: 0x50), next + 34 < bytes.count else { return false }
      if bytes[next + 1] == 0x4B, bytes[next + 2] == 0x03, bytes[next + 3] == 0x04,
        bytes[(next + 30)...].starts(with: folder.utf8)
      {
        return true
      }
      index = next + 1
    }
    return false
  }
}
