/// The words that mean something in every field.
package enum ScalarWords {
  /// The matter is still open. Full-width letters, capitals, brackets around the word and full stops behind it make no
  /// difference, and `-` counts as a space; see ``plain(_:_:)``.
  static let undecided: [StaticString] = [
    "tbd", "t.b.d", "tba", "tbc", "to be decided", "to be determined", "to be confirmed", "to be announced",
    "to be agreed",
    "to be discussed", "to be advised", "to be fixed", "undecided", "undetermined", "unknown", "unsettled", "pending",
    "unconfirmed", "on hold", "not decided", "not yet decided", "not decided yet", "not yet", "not yet known", "later",
    "not known", "not known yet", "not determined", "not yet determined", "not fixed", "not yet fixed", "n/a", "n.a",
    "not confirmed", "not yet confirmed", "under consideration", "under discussion", "under review", "na",
    "under negotiation", "in discussion", "in preparation", "検討する", "検討します", "別途指示", "別途指示する", "別途通知", "別途連絡",
    "後日連絡", "後日記入", "追って連絡", "追って通知", "追って指示", "契約後に決定", "契約後決定", "契約締結後に決定", "契約時に決定", "契約時に決める",
    "検討", "未", "仮", "業者と協議", "事業者と協議", "受託者と協議", "委託先と協議", "市と協議", "関係課と協議", "庁内で協議", "課内で協議", "課内で検討",
  ]
  /// In Japanese a text leaves the matter open that is made of these and of ``fillers`` only: 「現時点では未定です」.
  static let openers: [StaticString] = [
    "未定", "未決定", "未決", "未確定", "未確認", "未調整", "未選定", "未作成", "未契約", "未策定", "未了", "未設定", "未検討", "未協議", "未回答", "未詳", "未着手",
    "不明", "不詳", "不確定", "不明確", "流動的", "検討中", "検討予定", "要検討", "検討課題", "調整中", "調整予定", "要調整", "協議中", "協議予定", "要協議", "確認中",
    "確認予定",
    "要確認", "作成中", "準備中", "選定中", "策定中", "交渉中", "審議中", "調査中", "照会中", "精査中", "整理中", "手続中", "入札中", "公募中", "募集中", "見積中",
    "計画中", "依頼中",
    "問合せ中", "問い合わせ中", "打合せ中", "打ち合わせ中", "調達中", "考え中", "回答待ち", "結果待ち", "指示待ち", "連絡待ち", "保留", "別途", "後日", "追って", "おって",
    "追々",
    "後ほど", "のちほど", "後程", "あとで", "後で", "近日中", "いずれ", "改めて", "今後", "のとおり予定", "の通り予定", "別紙予定", "別添予定", "する予定", "定める予定",
    "決める予定", "記載予定", "記入予定", "決まり次第", "決定次第", "確定次第", "判明次第", "分かり次第",
    "わかり次第",
    "固まり次第", "整い次第", "でき次第", "後に記載", "後記載", "後に記入", "決まっていない", "決まっていません", "決まってない", "決まらない", "決まりません", "定まっていない",
    "定まっていません", "定まらない", "決めていない", "決めていません", "決めてない", "決めかねて", "ペンディング", "わからない", "分からない", "判らない", "わかりません", "分かりません",
    "わからず",
    "分からず", "わかっていない", "分かっていない", "わかっていません", "分かっていません",
    "これから決", "これから決定", "これから検討", "これから協議", "これから調整", "入札後に決", "落札後に決", "契約後に決", "契約締結後に決", "選定後に決", "検討の上決", "検討のうえ決",
    "検討して決", "協議の上決", "協議のうえ決", "協議して決",
  ]
  /// What may stand around ``openers`` without saying anything.
  static let fillers: [StaticString] = [
    "予定", "いまだ", "める", "めます", "定", "定する", "現在", "現時点では", "現時点で", "当面", "今のところ", "まだ", "未だ", "これから", "詳細は", "詳細", "詳しくは",
    "協議", "検討", "調整", "決定", "相談",
    "指定",
    "選定", "確定",
    "定める", "定めます", "決める", "決めます", "する", "します", "とする", "とします", "です", "である", "であり", "中", "の上", "のうえ", "して", "市と", "受託者と",
    "双方で", "内部で",
    "庁内で", "当課で", "所管課で", "担当課で", "課内で", "関係課と", "委託先と", "事業者と", "受託者", "事業者", "委託先", "業者", "契約締結", "契約", "別紙のとおり",
    "別紙の通り", "別添のとおり", "別紙",
    "別添", "未記載",
    "未記入", "記載", "記入", "追記", "補記", "明記", "示す", "示します", "書く", "書きます", "いたします", "おります", "います", "いる", "ため", "ので", "から",
    "につき", "の", "も",
    "は", "に", "で", "が", "を",
  ]
  /// Nothing is written, in words.
  static let blank: [StaticString] = [
    "未記入", "未記載", "ここに記入", "記入例", "△△", "△△△", "未入力", "記載なし", "記入なし", "空欄", "空白", "要記入", "記入する", "記入すること", "記入してください",
    "□", "□□", "□□□", "令和年月日", "平成年月日", "同上", "同左", "○○", "〇〇",
    "◯◯", "●●", "○○○",
    "〇〇〇", "◯◯◯", "●●●", "/", "//", "///", "blank", "not stated", "not written", "todo", "to do", "fill in", "xx",
    "xxx", "xxxx",
  ]
  /// In brackets behind an answer they leave it open: 「課長（未定）」.
  static let tentative: [StaticString] = [
    "未定", "未決定", "未確定", "検討中", "調整中", "協議中", "確認中", "要検討", "要確認", "要調整", "仮", "tbd", "tbc", "undecided",
  ]
  /// There is nothing.
  static let none: [StaticString] = ["なし", "無し", "無", "該当なし", "該当無し", "特になし", "特に無し", "none"]
  /// What is asked for does not take place, or may not.
  static let denied: [StaticString] = [
    "不可", "禁止", "禁止する", "しない", "行わない", "実施しない", "利用しない", "使用しない", "認めない", "許可しない", "ない", "ありません", "いいえ",
    "no", "not allowed", "not permitted", "prohibited", "banned", "forbidden",
  ]
  /// Nothing is done in the matter, or no rule made of it; with ``declinedFillers`` around them: 「特に制限は設けない」.
  static let decliners: [StaticString] = [
    "なし", "無し", "ない", "無い", "ありません", "しない", "しません", "していない", "行わない", "行っていない", "定めない", "定めていない", "設けない", "設けていない",
    "求めない", "求めていない", "講じない", "講じていない", "決めない", "決めていない", "決まっていない",
  ]
  /// What may stand around one of ``decliners`` without saying anything else.
  static let declinedFillers: [StaticString] = [
    "特に", "とくに", "特段", "別段", "特別", "一切", "何も", "なにも", "定め", "決まり", "きまり", "規定", "規則", "ルール", "制限", "指定", "措置", "対策",
    "対応",
    "確認", "実施", "は", "を", "も", "の", "な",
  ]
  /// The same in English.
  static let declined: [StaticString] = [
    "nothing special", "nothing in particular", "not done", "no limit", "no restriction", "no rule", "no measures",
  ]
  /// Yes.
  static let yes: [StaticString] = ["はい", "有", "あり", "有り", "yes", "Yes", "YES", "true", "True", "TRUE"]
  /// No.
  static let no: [StaticString] = ["いいえ", "無", "なし", "無し", "no", "No", "NO", "false", "False", "FALSE"]

  /// What the whole of a value says.
  package enum Openness: Sendable {
    /// Something.
    case said
    /// That the matter is still open.
    case undecided
    /// Nothing: no letter stands in it, or a word that means that.
    case blank
  }

  /// No word of the tables is longer, whatever its width; a text that is holds something else as well.
  private static let longest = 64

  /// Whether the text says something.
  package static func openness(_ text: ArraySlice<UInt8>) -> Openness {
    if isTentative(text) { return .undecided }
    guard mayBeOpen(text) else { return .said }
    let text = withoutExplanation(text)
    guard text.count <= longest else { return .said }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { room in
      let word = plain(text, room)
      if word.isEmpty || has(word, blank) { return .blank }
      return has(word, undecided) || isMade(of: openers, and: fillers, word) ? .undecided : .said
    }
  }

  /// Whether a round bracket, half-width or full-width, opens at a place.
  static func opensBracket(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    text[index] == UInt8(ascii: "(") || text[index] == 0xEF && text[index...].starts(with: "（".utf8)
  }

  private static func endsInBracket(_ text: ArraySlice<UInt8>) -> Bool {
    text.last == UInt8(ascii: ")") || text.suffix(3).elementsEqual("）".utf8)
  }

  /// Whether brackets at the end of a text hold nothing but a word that leaves it open.
  private static func isTentative(_ text: ArraySlice<UInt8>) -> Bool {
    guard endsInBracket(text), let open = text.indices.last(where: { opensBracket(text, at: $0) }),
      text.endIndex - open <= longest
    else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { has(plain(text[open...], $0), tentative) }
  }

  /// The text before brackets at its end, in which people say why or until when something is open: 「検討中（３月末まで）」.
  private static func withoutExplanation(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard endsInBracket(text), let open = text.indices.first(where: { opensBracket(text, at: $0) }),
      open > text.startIndex
    else { return text }
    return text[..<open]
  }

  /// Whether a text is made of some Japanese words and of `fillers` only, with one of the former at least.
  private static func isMade(
    of words: [StaticString], and fillers: [StaticString], _ text: Slice<UnsafeMutableBufferPointer<UInt8>>
  ) -> Bool {
    // Kana and kanji only; a text is short, and hardly any begins like one of these.
    guard let first = text.first, first >= 0x80 else { return false }
    func isMade(from start: Int, hasWord: Bool) -> Bool {
      if start == text.endIndex { return hasWord }
      func fits(_ word: StaticString, _ isWord: Bool) -> Bool {
        let end = start + word.utf8CodeUnitCount
        guard end <= text.endIndex, word.withUTF8Buffer({ $0.elementsEqual(text[start..<end]) }) else { return false }
        return isMade(from: end, hasWord: hasWord || isWord)
      }
      return words.contains { fits($0, true) } || fillers.contains { fits($0, false) }
    }
    return isMade(from: text.startIndex, hasWord: false)
  }

  /// Whether the text says that the matter is still open.
  package static func isUndecided(_ text: ArraySlice<UInt8>) -> Bool { openness(text) == .undecided }

  /// Whether the text says that there is nothing.
  package static func isNone(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 24, mayBeNone(text) else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { has(plain(text, $0), none) }
  }

  /// Whether the whole of a text says that something does not take place.
  static func isDenied(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 32 else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { has(plain(text, $0), denied) }
  }

  /// Whether the whole of a text says that nothing is done, which answers no question of what, when or how.
  static func isDeclined(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { room in
      let word = plain(text, room)
      return has(word, denied) || has(word, declined) || isMade(of: decliners, and: declinedFillers, word)
    }
  }

  /// Yes or no.
  static func truth(_ text: ArraySlice<UInt8>) -> Bool? {
    if has(text, yes) { return true }
    if has(text, no) { return false }
    return nil
  }

  private static func has(_ text: some Collection<UInt8>, _ words: [StaticString]) -> Bool {
    let count = text.count
    return words.contains { word in
      word.utf8CodeUnitCount == count && word.withUTF8Buffer { $0.elementsEqual(text) }
    }
  }

  /// Full-width letters, digits and signs as half-width ones.
  package static func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let folded = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
      result.append(folded ?? (scalar.value == 0x3000 ? " " : scalar))
    }
    return String(result)
  }
}

/// How words are compared: by bytes, without a String.
extension ScalarWords {
  /// Whether a text may be one of ``undecided`` or ``blank``, by how it begins. Nearly all texts end here.
  @inline(__always)
  private static func mayBeOpen(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    switch first {
    // Signs; and n(ot), b(lank), f(ill in), i(n), l(ater), o(pen), p(ending), t(bd), u(ndecided), x.
    case 0x00...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F: return true
    default: break
    }
    if first < 0x80 {
      switch first | 0x20 {
      case 0x62, 0x66, 0x69, 0x6C, 0x6E, 0x6F, 0x70, 0x74, 0x75, 0x78: return true
      default: return false
      }
    }
    guard text.count >= 3 else { return first == 0xC2 || first == 0xC3 }
    let second = UInt32(text[text.startIndex + 1])
    let character = UInt32(first) << 16 | second << 8 | UInt32(text[text.startIndex + 2])
    switch character {
    // Dashes, dots, circles; Japanese punctuation, the long-vowel mark, the middle dot; full-width letters and signs.
    case 0xE28080...0xE2BFBF, 0xE38080...0xE380BF, 0xE383BB...0xE383BC, 0xEFBC81...0xEFBDA5, 0xEFBBBF: return true
    default: return first == 0xC2 || first == 0xC3 || starts[Int(character & 0xFFFF)]
    }
  }

  /// Which characters of three bytes begin a word of the tables, by their last two.
  private static let starts: [Bool] = {
    var starts = Array(repeating: false, count: 1 << 16)
    for word in undecided + openers + fillers + blank {
      word.withUTF8Buffer { bytes in
        if bytes.count > 2, bytes[0] >= 0xE0 { starts[Int(bytes[1]) << 8 | Int(bytes[2])] = true }
      }
    }
    return starts
  }()

  /// Whether a text may be one of ``none``.
  @inline(__always)
  private static func mayBeNone(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    // なし, a bracket; 無; 該; 特; full-width letters and brackets; none, (none).
    case 0xE3, 0xE7, 0xE8, 0xEF, UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "("), UInt8(ascii: "["): return true
    default: return false
    }
  }

  /// Writes a text as the tables have it: half-width small letters, `-` and white space as one space; nothing is left of
  /// marks at its ends, such as brackets, full stops, dashes and question marks.
  ///
  /// No character becomes longer, so that `room` for as many bytes as the text has is enough.
  private static func plain(
    _ text: ArraySlice<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>
  ) -> Slice<UnsafeMutableBufferPointer<UInt8>> {
    var end = 0
    // Behind the last character that is no mark.
    var said = 0
    var index = text.startIndex
    while index < text.endIndex {
      let length = min(ScalarWords.length(of: text[index]), text.endIndex - index)
      let folded = fold(text[index..<(index + length)])
      if let folded {
        let isMark = marks.contains(folded)
        // No mark stands at the start or behind Japanese, and of several spaces one.
        if !isMark || (end > 0 && room[end - 1] < 0x80 && !(folded == 0x20 && room[end - 1] == 0x20)) {
          room[end] = folded
          end += 1
        }
        if !isMark { said = end }
      } else if !isMark(text[index..<(index + length)]) {
        for byte in text[index..<(index + length)] {
          room[end] = byte
          end += 1
        }
        said = end
      }
      index += length
    }
    return room[..<said]
  }

  private static func length(of first: UInt8) -> Int {
    switch first {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  /// A character as an ASCII one; nil for one that is none.
  private static func fold(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    let first = bytes.startIndex
    if bytes.count == 1 { return lowered(bytes[first]) }
    guard bytes.count == 3, bytes[first] == 0xEF else { return nil }
    let (second, third) = (bytes[first + 1], bytes[first + 2])
    if second == 0xBC, third >= 0x81 { return lowered(third - 0x60) }
    if second == 0xBD, third <= 0x9E { return lowered(third - 0x20) }
    return nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case 0x00...0x20, UInt8(ascii: "-"), UInt8(ascii: "_"): 0x20
    default: byte
    }
  }

  /// ASCII characters that say nothing, with `-` and white space as a space. A slash stands in words.
  private static let marks: [UInt8] = Array(" !\"'()*,.:;<>?[]`{|}~".utf8)

  /// Whether a character says nothing: white space, a dash, dots, a bracket, a full stop.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.startIndex
    switch (bytes[first], bytes.count) {
    // No-break space, middle dot, soft hyphen.
    case (0xC2, 2): return [0xA0, 0xAD, 0xB7].contains(bytes[first + 1])
    case (0xE2, 3):
      switch UInt32(bytes[first + 1]) << 8 | UInt32(bytes[first + 2]) {
      // General punctuation (spaces, dashes, quotes, dots); minus; box drawing.
      case 0x8080...0x819F, 0x8892, 0x9480...0x9481: return true
      default: return false
      }
    case (0xE3, 3):
      switch UInt32(bytes[first + 1]) << 8 | UInt32(bytes[first + 2]) {
      // Ideographic space, 、 。 〃, brackets, 〜; the middle dot and the long-vowel mark.
      case 0x8080...0x8083, 0x8088...0x8091, 0x8094...0x809F, 0x83BB...0x83BC: return true
      default: return false
      }
    // Half-width 。「」、・ and ー; the byte order mark.
    case (0xEF, 3):
      return bytes[first + 1] == 0xBD && [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xB0].contains(bytes[first + 2])
        || bytes[first + 1] == 0xBB && bytes[first + 2] == 0xBF
    default: return false
    }
  }
}
