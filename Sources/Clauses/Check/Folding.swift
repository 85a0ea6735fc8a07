import SourceText

/// Text in the form in which it is compared with evidence, each character with the bytes that it came from.
struct FoldedText: Sendable {
  /// The characters, as code points.
  var scalars: [UInt32] = []
  /// Where each of them begins in the source.
  var starts: [UInt32] = []
  /// Where each of them ends.
  var ends: [UInt32] = []

  mutating func removeAll() {
    scalars.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Whether `word` stands somewhere in `text`.
  static func contains(_ text: [UInt32], _ word: [UInt32]) -> Bool {
    guard let first = word.first else { return false }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: word) }
  }

  mutating func append(_ scalar: UInt32, _ start: UInt32, _ end: UInt32) {
    scalars.append(scalar)
    starts.append(start)
    ends.append(end)
  }
}

/// Folds away what writers of the same clause do differently: width, case, spaces and line breaks inside Japanese,
/// commas and quotation marks, kanji numerals, radicals and split kana that PDF files give, and spellings that mean the
/// same.
struct Folding: Sendable {
  /// The end of a sentence, so that words can be tied to it.
  static let sentenceEnd: UInt32 = 0x3002

  private let spellings: WordTrie
  /// What stands for each of the spellings.
  private let canonical: [[UInt32]]

  /// A folding in which the first word of each list stands for the others.
  init(same: [[String]]) {
    var variants: [[UInt32]] = []
    var canonical: [[UInt32]] = []
    for list in same {
      guard let first = list.first else { continue }
      for other in list.dropFirst() {
        variants.append(Folding.plain(other))
        canonical.append(Folding.plain(first))
      }
    }
    spellings = WordTrie(variants)
    self.canonical = canonical
  }

  /// A word folded.
  func fold(_ word: String) -> [UInt32] {
    var text = FoldedText()
    let bytes = Array(word.utf8)
    fold(bytes, 0..<bytes.count, into: &text)
    return text.scalars
  }

  /// Folds a stretch of well-formed UTF-8 into `text`, in place of what it held.
  func fold(_ bytes: [UInt8], _ range: Range<Int>, into text: inout FoldedText) {
    var plain = FoldedText()
    Folding.plain(bytes, range, into: &plain)
    text.removeAll()
    var index = 0
    while index < plain.scalars.count {
      if let (word, length) = spellings.longest(in: plain.scalars, at: index) {
        let (start, end) = (plain.starts[index], plain.ends[index + length - 1])
        for scalar in canonical[word] { text.append(scalar, start, end) }
        index += length
      } else {
        text.append(plain.scalars[index], plain.starts[index], plain.ends[index])
        index += 1
      }
    }
  }

  /// A word folded, but for spellings.
  static func plain(_ word: String) -> [UInt32] {
    var text = FoldedText()
    let bytes = Array(word.utf8)
    plain(bytes, 0..<bytes.count, into: &text)
    // A space at the end of a word stands for the end of the word.
    if word.last == " " { text.scalars.append(0x20) }
    return text.scalars
  }

  /// What stands in brackets goes behind the rest, so that 「再委託（…をいう。）をしてはならない」 reads as if it had none.
  private static func plain(_ bytes: [UInt8], _ range: Range<Int>, into text: inout FoldedText) {
    if !plain(bytes, range, into: &text, movingBrackets: true) {
      text.removeAll()
      _ = plain(bytes, range, into: &text, movingBrackets: false)
    }
  }

  /// False where the brackets do not match.
  private static func plain(
    _ bytes: [UInt8], _ range: Range<Int>, into text: inout FoldedText, movingBrackets: Bool
  ) -> Bool {
    var inner = FoldedText()
    var depth = 0
    var index = range.lowerBound
    var hasSpace = false
    while index < range.upperBound {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: index)
      let (start, end) = (UInt32(index), UInt32(index + length))
      index += length
      let folded = fold(scalar)
      switch folded {
      case FoldedCharacter.space: hasSpace = true
      case FoldedCharacter.nothing: break
      case FoldedCharacter.voiced, FoldedCharacter.semivoiced:
        let isHalf = folded == FoldedCharacter.semivoiced
        if depth > 0 { voice(&inner, isHalf: isHalf, end) } else { voice(&text, isHalf: isHalf, end) }
      case 0x28 where movingBrackets:
        depth += 1
        inner.append(folded, start, end)
      case 0x29 where movingBrackets:
        depth -= 1
        if depth < 0 { return false }
      case sentenceEnd where depth > 0: break
      default:
        if depth > 0 {
          append(folded, start, end, hasSpace, to: &inner)
        } else {
          append(folded, start, end, hasSpace, to: &text)
        }
        hasSpace = false
      }
    }
    if text.scalars.last != sentenceEnd, !inner.scalars.isEmpty {
      text.append(sentenceEnd, UInt32(range.upperBound), UInt32(range.upperBound))
    }
    text.scalars += inner.scalars
    text.starts += inner.starts
    text.ends += inner.ends
    return depth == 0
  }

  /// Between letters of Latin script a space counts; elsewhere it is layout.
  private static func append(
    _ scalar: UInt32, _ start: UInt32, _ end: UInt32, _ hasSpace: Bool, to text: inout FoldedText
  ) {
    if hasSpace, let last = text.scalars.last, last < 0x80, last != 0x28, scalar < 0x80 {
      text.append(0x20, start, start)
    }
    text.append(scalar, start, end)
  }

  /// Joins a kana with the voicing mark behind it.
  private static func voice(_ text: inout FoldedText, isHalf: Bool, _ end: UInt32) {
    guard let last = text.scalars.last, (0x304B...0x307B).contains(last) || (0x30AB...0x30DB).contains(last) else {
      return
    }
    text.scalars[text.scalars.count - 1] = last + (isHalf ? 2 : 1)
    text.ends[text.ends.count - 1] = end
  }

  /// One character folded, or one of ``FoldedCharacter``.
  private static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0...0x20, 0x80...0xA0, 0x3000, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: FoldedCharacter.space
    case 0x22, 0x2A, 0x2C, 0x5F, 0x60, 0x2018...0x201F, 0x3001, 0x300C...0x300F, 0xFF02, 0xFF0A, 0xFF0C,
      0xFF62...0xFF64,
      0x7F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F:
      FoldedCharacter.nothing
    case 0x41...0x5A: scalar + 0x20
    case 0xFF21...0xFF3A: scalar - 0xFEE0 + 0x20
    case 0xFF0E, 0xFF61: Folding.sentenceEnd
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x2010...0x2015, 0x2212: 0x2D
    case 0x3099, 0xFF9E: FoldedCharacter.voiced
    case 0x309A, 0xFF9F: FoldedCharacter.semivoiced
    case 0xFF65...0xFF9D: FoldedCharacter.halfWidthKana[Int(scalar - 0xFF65)]
    case 0x2F00...0x2FD5: FoldedCharacter.numeral(FoldedCharacter.radicals[Int(scalar - 0x2F00)])
    case 0x4E00...0x9FFF: FoldedCharacter.numeral(scalar)
    default: scalar
    }
  }
}

/// Tables of the folding, and the marks by which it says what else to do.
enum FoldedCharacter {
  /// A space or line break.
  static let space: UInt32 = 0x11_0000
  /// A character that says nothing.
  static let nothing: UInt32 = 0x11_0001
  /// A voicing mark (濁点) that belongs to the kana before it.
  static let voiced: UInt32 = 0x11_0002
  /// A half-voicing mark (半濁点).
  static let semivoiced: UInt32 = 0x11_0003

  /// U+FF65 to U+FF9D.
  static let halfWidthKana: [UInt32] =
    "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars.map { $0.value }

  /// The characters that the Kangxi radicals U+2F00 to U+2FD5 look like; PDF files give them for kanji.
  static let radicals: [UInt32] =
    ("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬"
    + "玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高"
    + "髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠").unicodeScalars.map { $0.value }

  /// A kanji numeral below ten as a digit; other characters as they are.
  static func numeral(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x4E00: 0x31  // 一
    case 0x4E8C: 0x32  // 二
    case 0x4E09: 0x33  // 三
    case 0x56DB: 0x34  // 四
    case 0x4E94: 0x35  // 五
    case 0x516D: 0x36  // 六
    case 0x4E03: 0x37  // 七
    case 0x516B: 0x38  // 八
    case 0x4E5D: 0x39  // 九
    default: scalar
    }
  }
}

/// Reading code points out of bytes that are known to be UTF-8.
enum UTF8Reading {
  /// The code point at `index` and the number of its bytes.
  static func scalar(in bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
    func tail(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    let lead = UInt32(bytes[index])
    switch lead {
    case 0..<0x80: return (lead, 1)
    case 0..<0xE0: return ((lead & 0x1F) << 6 | tail(1), min(2, bytes.count - index))
    case 0..<0xF0: return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), min(3, bytes.count - index))
    default: return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), min(4, bytes.count - index))
    }
  }
}
