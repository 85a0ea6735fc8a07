import SourceText
import YAML

/// Tells whether a comment was meant as a suppression though it is not written as one: with full-width signs, without
/// its colon, with another word for `ignore`. Prose that only speaks of Shimon was not.
struct NearSuppression {
  private static let verbs = [
    "ignore", "ignored", "ignores", "disable", "disabled", "suppress", "suppressed", "skip", "off", "allow", "accept",
    "accepted", "except", "exclude", "excluded", "noqa", "nolint", "除外", "無視", "抑制", "抑止", "無効", "例外", "対象外",
  ]
  private static let options = ["reason", "理由", "until", "期限"]
  private static let separators = Set<Character>([
    " ", ":", ";", ".", ",", "-", "_", "/", "=", "|", ">", "、", "。", "・", "ー", "’", "'",
  ])

  /// Whether there is a rule of this id.
  let isRule: (String) -> Bool

  /// Whether a comment, given with its `#` or `＃`, may be one; a quick look that passes nearly all comments over.
  static func isPossible(_ comment: ArraySlice<UInt8>) -> Bool {
    var isFirst = true
    for byte in comment {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "/"): return true
      case UInt8(ascii: "#"), UInt8(ascii: " "), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "s"), UInt8(ascii: "S"), 0xC2, 0xE2, 0xEF:
        // A letter `s`, or white space and signs that only look like the usual ones.
        if isFirst { return true }
      case 0xE3: continue
      default: isFirst = false
      }
    }
    return false
  }

  /// Whether a comment, given with its `#` or `＃`, was meant as a suppression.
  func matches(_ comment: ArraySlice<UInt8>) -> Bool {
    let text = NearSuppression.folded(String(decoding: comment, as: UTF8.self))
    let words = text.split(separator: " ").map(String.init)
    let hasOption = words.contains(where: NearSuppression.isOption)
    // `shimon` may stand anywhere, such as behind `TODO`, where reason or day follow.
    for start in hasOption ? NearSuppression.places(of: "shimon", in: text) : [] where command(text[start...]) != nil {
      return true
    }
    if hasOption, words.contains(where: { isRule(NearSuppression.trimmed($0)) }) { return true }
    if words.count > 1, NearSuppression.isVerb(words[0]), isRule(NearSuppression.trimmed(words[1])) { return true }
    guard let command = command(text[...]) else { return false }
    return command.hasColon || command.rest.isEmpty || hasOption
      || command.rest.contains(where: NearSuppression.looksLikeRule)
  }

  private struct Directive {
    /// Whether a colon stands behind the name.
    var hasColon: Bool
    /// The words behind the verb.
    var rest: [String]
  }

  /// The parts of a text that begins with the program's name and, but for the name with a colon, a verb.
  private func command(_ text: Substring) -> Directive? {
    let name = text.prefix { $0.isASCII && $0.isLetter }
    let behind = text.dropFirst(name.count)
    let separator = behind.prefix { NearSuppression.separators.contains($0) }
    let words = behind.dropFirst(separator.count).split(separator: " ").map(String.init)
    let isVerb = words.first.map(NearSuppression.isVerb) ?? false
    guard name != "shimon" else {
      guard isVerb || (separator.contains(":") && !words.isEmpty) else { return nil }
      return Directive(hasColon: separator.contains(":"), rest: Array(words.dropFirst()))
    }
    // Another name must be near, and a rule must follow.
    guard isVerb, (5...7).contains(name.count), Spelling.nearest(to: String(name), among: ["shimon"]) != nil,
      words.dropFirst().contains(where: NearSuppression.looksLikeRule)
    else { return nil }
    return Directive(hasColon: false, rest: Array(words.dropFirst()))
  }

  // MARK: Words

  /// Half-width and lower-case, every kind of white space and sign at the front as one space or none.
  private static func folded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      switch value {
      case 0x09, 0xA0, 0x200B...0x200D, 0x2000...0x200A, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: value = 0x20
      case 0x2236, 0xA789, 0xFE13, 0xFE55, 0xFE30: value = 0x3A
      default: break
      }
      guard let folded = Unicode.Scalar(value) else { continue }
      result.unicodeScalars.append(folded)
    }
    let marks: Set<Character> = ["#", " ", "/", "*", "@", "!", "-", "[", "(", "<", "「", "【", "（"]
    return String(result.lowercased().drop { marks.contains($0) })
  }

  private static func isVerb(_ word: String) -> Bool {
    let first = trimmed(String(word.prefix { $0 != "-" && $0 != "_" && $0 != ":" }))
    guard !verbs.contains(first) else { return true }
    return first.count > 4 && Spelling.nearest(to: first, among: ["ignore", "disable", "suppress"]) != nil
  }

  private static func isOption(_ word: String) -> Bool {
    options.contains { option in
      word.hasPrefix(option) && ["=", ":"].contains(word.dropFirst(option.count).prefix(1))
    }
  }

  /// `topic/rule` or `topic/rule/detail`, with a letter in front.
  private static func looksLikeRule(_ word: String) -> Bool {
    let parts = trimmed(word).split(separator: "/", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].first?.isLetter ?? false else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "*") }
    }
  }

  private static func trimmed(_ word: String) -> String {
    let signs: Set<Character> = [",", ":", ";", ".", "、", "。", "」", ")", "]", "`", "\""]
    return String(word.drop { signs.contains($0) }.reversed().drop { signs.contains($0) }.reversed())
  }

  private static func places(of word: String, in text: String) -> [String.Index] {
    text.indices.filter { text[$0...].hasPrefix(word) }
  }
}

/// Comments that are none: a `#` without a space before it, and a `＃`, are part of the text they stand in.
extension NearSuppression {
  /// The places inside texts that were meant as a suppression.
  func hidden(in tree: Tree) -> [Span] {
    guard NearSuppression.hasHashInText(tree) else { return [] }
    var spans: [Span] = []
    for node in tree.nodes where node.kind == .scalar && node.style == .plain {
      let range = node.span.range
      for index in range where NearSuppression.isHash(tree.source, at: index) {
        let end = tree.source[index..<range.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound
        let text = tree.source[index..<end]
        guard NearSuppression.isPossible(text), matches(text) else { continue }
        spans.append(Span(index, end))
        break
      }
    }
    return spans
  }

  private static func isHash(_ bytes: [UInt8], at index: Int) -> Bool {
    if bytes[index] == UInt8(ascii: "#") { return true }
    return bytes[index] == 0xEF && bytes[index...].starts(with: "＃".utf8)
  }

  /// Whether there are more hashes than in the comments. Every file is looked through, so this is one loop without a way
  /// out.
  private static func hasHashInText(_ tree: Tree) -> Bool {
    var inComments = 0
    for comment in tree.comments {
      inComments += count(of: tree.source[comment.span.range])
    }
    return count(of: tree.source[...]) > inComments
  }

  private static func count(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      var previous: UInt8 = 0
      for byte in buffer {
        count &+= byte == 0x23 ? 1 : 0
        count &+= byte == 0x83 && previous == 0xBC ? 1 : 0
        previous = byte
      }
      return count
    }
  }
}
