import SourceText

/// A list of files, as `--files-from` reads it: one a line, or ended by NUL.
///
/// Git writes a name that is not plain ASCII between quotes, with the escapes of C (`"\346\217\220.yaml"`), unless it is
/// asked for NUL; both forms are read.
struct FileList {
  /// A line that names no file.
  struct Mistake: Error {
    var reason: LocalizedText
  }

  /// An entry: the name, or why there is none, and what stands in the list.
  typealias Entry = (number: Int, text: String, name: Result<String, Mistake>)

  /// The entries in order; blank lines are none.
  private(set) var entries: [Entry] = []

  /// Reads a list; throws where it is no text at all.
  init(_ bytes: [UInt8]) throws(Mistake) {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    if marks.contains(where: { bytes.starts(with: $0) }) { throw Mistake(reason: .listIsUTF16) }
    let hasMark = bytes.starts(with: ByteOrderMark.bytes)
    let text = hasMark ? bytes.dropFirst(ByteOrderMark.bytes.count) : bytes[...]
    let isEndedByNUL = text.contains(0)
    let separator = isEndedByNUL ? 0 : UInt8(ascii: "\n")
    let lines = text.split(separator: separator, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var line = line
      if !isEndedByNUL, line.last == UInt8(ascii: "\r") { line.removeLast() }
      if line.isEmpty { continue }
      let number = index + 1
      entries.append((number, String(decoding: line, as: UTF8.self), FileList.name(in: line, number, isEndedByNUL)))
    }
  }

  private static func name(
    in line: ArraySlice<UInt8>, _ number: Int, _ isLiteral: Bool
  ) -> Result<String, Mistake> {
    let quote = UInt8(ascii: "\"")
    var name = Array(line)
    if !isLiteral, line.count > 1, line.first == quote, line.last == quote {
      guard let plain = unquoted(line.dropFirst().dropLast()) else {
        return .failure(Mistake(reason: .lineBadlyQuoted(number)))
      }
      name = plain
    }
    guard let text = String(validating: name, as: UTF8.self) else {
      return .failure(Mistake(reason: .lineNotUTF8(number)))
    }
    return .success(text)
  }

  /// The letters behind a backslash, with what they stand for.
  private static let letters: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
  ]

  /// What stands between the quotes; nil where git would not write it so.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return nil }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      if let next = rest.first, let letter = letters[next] {
        result.append(letter)
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix(3)
      let zero = UInt8(ascii: "0")
      guard digits.count == 3, digits.allSatisfy({ (zero...zero + 7).contains($0) }) else { return nil }
      let value = digits.reduce(0) { $0 * 8 + Int($1 - zero) }
      guard let octet = UInt8(exactly: value), octet != 0 else { return nil }
      result.append(octet)
      rest = rest.dropFirst(3)
    }
    return result.isEmpty ? nil : result
  }
}
