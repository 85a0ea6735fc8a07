import SourceText
import TestSupport

/// Changes of a text that no reader should notice.
enum TextChange {
  private static let comments = [
    "# 注釈", "#", "# 件名: x", "#- 項目", "# \"開いた引用符", "# [括弧 {", "# ：全角：", "# 📌 e\u{301}", "#\t# 二つ目",
  ]

  /// Comments above all lines and behind all of them.
  static func comments(_ bytes: [UInt8], _ dice: inout RandomSource) -> [UInt8] {
    let lines = Lines(bytes)
    var (first, second) = (dice, RandomSource(seed: dice.next()))
    let result = lines.inserting(
      above: { line in
        let column = first.oneIn(2) ? 0 : lines.column(line)
        return String(repeating: " ", count: column) + first.pick(comments)
      },
      atEnd: { _ in second.pick([" ", "   ", "\t"]) + second.pick(comments) })
    return result + Array(dice.pick(comments).utf8) + (dice.oneIn(2) ? [] : [10])
  }

  /// Blanks at the ends of lines, and blank lines.
  static func blanks(_ bytes: [UInt8], _ dice: inout RandomSource) -> [UInt8] {
    let lines = Lines(bytes)
    var (first, second) = (dice, RandomSource(seed: dice.next()))
    let result = lines.inserting(
      above: { line in first.oneIn(2) ? String(repeating: " ", count: first.pick([0, 0, lines.column(line)])) : nil
      },
      atEnd: { _ in second.pick(["", " ", "    ", "\t"]) })
    return dice.oneIn(2) ? result + Array("\n  \n\n".utf8) : result
  }

  static func carriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 10, index == 0 || bytes[index - 1] != 13 { result.append(13) }
      result.append(byte)
    }
    return result
  }

  static func withMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: ByteOrderMark.bytes) ? bytes : ByteOrderMark.bytes + bytes
  }

  static func withoutLastBreak(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    while result.last == 10 || result.last == 13 { result.removeLast() }
    return result
  }
}
