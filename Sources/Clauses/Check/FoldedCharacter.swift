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
    "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars.map(\.value)

  /// The characters that the Kangxi radicals U+2F00 to U+2FD5 look like; PDF files give them for kanji.
  static let radicals: [UInt32] =
    ("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬"
    + "玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高"
    + "髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠").unicodeScalars.map(\.value)

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
