import SourceText

/// A pattern for paths below a policy's folder: `*` and `?` stay within a name, `**` stands for any folders. Without a
/// `/` it is the name of a file or folder anywhere. What names a folder means everything below it, as in `.gitignore`.
package struct PathPattern: Sendable {
  private let parts: [[Character]]

  /// Reads a pattern; white space around it does not count. Whether it makes sense ``Diagnostic/pathPattern(_:_:)``
  /// tells.
  package init(_ text: String) {
    let pattern = PathPattern.trimmed(text)
    var parts = pattern.split(separator: "/").filter { $0 != "." }.map { Array($0) }
    if !pattern.contains("/") { parts.insert(PathPattern.anyFolders, at: 0) }
    // `drafts/*` are the files of the folder alone; any other name may be that of a folder.
    if let last = parts.last, last != ["*"] || pattern.hasSuffix("/") { parts.append(PathPattern.anyFolders) }
    self.parts = parts
  }

  private static let anyFolders: [Character] = ["*", "*"]

  /// Whether a path relative to the policy's folder fits. Characters are compared, not their code points: file systems
  /// write が as one or as two.
  package func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map { Array($0) }
    return PathPattern.match(names, parts, isWild: { $0 == PathPattern.anyFolders }) { name, part in
      PathPattern.match(name, part, isWild: { $0 == "*" }) { $1 == "?" || $0 == $1 }
    }
  }

  /// Matches a sequence against a pattern in which wild elements stand for any run. Going back only to the last wild
  /// element keeps it quadratic at worst.
  private static func match<Item, Element>(
    _ items: [Item], _ pattern: [Element], isWild: (Element) -> Bool, fits: (Item, Element) -> Bool
  ) -> Bool {
    var (item, place) = (0, 0)
    var back: (item: Int, place: Int)?
    while item < items.count {
      if place < pattern.count, isWild(pattern[place]) {
        back = (item, place)
        place += 1
      } else if place < pattern.count, fits(items[item], pattern[place]) {
        item += 1
        place += 1
      } else if let last = back {
        back = (last.item + 1, last.place)
        (item, place) = (last.item + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy(isWild)
  }

  fileprivate static func trimmed(_ text: String) -> Substring {
    let isSpace = { (character: Character) in character.isWhitespace }
    var rest = text[...].drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }
}

// MARK: Patterns that make no sense

extension Diagnostic {
  /// What is wrong with a pattern that can match no proposal, or that matches all by saying nothing; nil where it makes
  /// sense.
  static func pathPattern(_ span: Span, _ text: String) -> Diagnostic? {
    let pattern = String(PathPattern.trimmed(text))
    let parts = pattern.split(separator: "/")
    if parts.allSatisfy({ $0 == "." }) { return .emptyPath(span) }
    guard let (reason, instead) = PathPattern.mistake(in: pattern, parts) else { return nil }
    return .pathMatchesNothing(span, pattern, reason, instead: instead)
  }

  private static func emptyPath(_ span: Span) -> Diagnostic {
    Diagnostic(
      "policy/empty-path", at: span,
      LocalizedText(
        ja: "paths の値が空です。どの提案書のための設定か分かりません。", en: "This path is empty; it does not say which proposals are meant."),
      help: LocalizedText(
        ja: "フォルダなら「drafts/」、ファイルなら「*.old.yaml」のように書いてください。すべての提案書なら overrides の外に書きます。",
        en:
          "Write a folder as drafts/, files as \"*.old.yaml\"; what holds for all proposals stands outside of overrides."
      ))
  }

  /// A list of paths that holds none.
  static func noPaths(_ span: Span) -> Diagnostic {
    Diagnostic(
      "policy/empty-path", at: span,
      LocalizedText(
        ja: "paths に何も書かれていません。この設定はどの提案書にも効きません。", en: "No paths are listed; these settings hold for no proposal."),
      help: LocalizedText(ja: "paths: [drafts/] のように書いてください。", en: "Write paths, such as paths: [drafts/]."))
  }

  private static func pathMatchesNothing(
    _ span: Span, _ pattern: String, _ reason: LocalizedText, instead: String?
  ) -> Diagnostic {
    let start = LocalizedText(
      ja: "「\(pattern.excerpt)」に当てはまる提案書はありません。", en: "`\(pattern.excerpt)` matches no proposal. ")
    return Diagnostic(
      "policy/path-matches-nothing", at: span, LocalizedText(ja: start.ja + reason.ja, en: start.en + reason.en),
      help: instead.map { LocalizedText(ja: "「\($0)」と書いてください。", en: "Write `\($0)`.") }
        ?? LocalizedText(
          ja: "この方針のあるフォルダからの道筋を、*、?、** だけを使って書いてください（例: drafts/、\"*.old.yaml\"）。",
          en: "Write a path from the folder of this policy with *, ? and ** only, such as drafts/ or \"*.old.yaml\"."))
  }
}

extension PathPattern {
  /// Why a pattern can match nothing, and what was meant where that is plain.
  fileprivate static func mistake(in pattern: String, _ parts: [Substring]) -> (LocalizedText, instead: String?)? {
    let scalars = Array(pattern.unicodeScalars)
    if pattern.hasPrefix("/") || pattern.hasPrefix("\\\\") || pattern.hasPrefix("~/") || hasScheme(pattern)
      || hasDrive(scalars)
    {
      return (.pathAbsolute, nil)
    }
    if scalars.contains(where: { $0 == "\\" || $0 == "¥" || $0 == "￥" || $0 == "＼" }) {
      return (.pathBackslash, plain(scalars))
    }
    if scalars.contains(where: { $0 == "／" || $0 == "＊" }) { return (.pathFullWidth, plain(scalars)) }
    if scalars.first == "!" { return (.pathNegated, nil) }
    if let list = list(in: pattern) { return (.pathIsList, list) }
    if let open = scalars.firstIndex(of: "{"), scalars[open...].contains("}") {
      return (.pathBraces, expanded(pattern))
    }
    if hasClass(scalars) { return (.pathClass, nil) }
    if parts.contains("..") { return (.pathUpwards, nil) }
    return nil
  }

  /// The pattern with the half-width signs that were meant.
  private static func plain(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar {
      case "\\", "¥", "￥", "＼", "／": text.append("/")
      case "＊": text.append("*")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  /// The patterns that stand in one text with commas between them, as a list.
  private static func list(in pattern: String) -> String? {
    guard !pattern.contains("{") else { return nil }
    let items = pattern.split(whereSeparator: { $0 == "," || $0 == "、" || $0 == "，" }).map {
      String(trimmed(String($0)))
    }
    let isEach = items.allSatisfy {
      $0.hasSuffix("/") || $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.contains("*")
    }
    guard items.count > 1, isEach else { return nil }
    return written(items)
  }

  /// The patterns that one pair of braces stands for, as a list.
  private static func expanded(_ pattern: String) -> String? {
    guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else { return nil }
    let (before, behind) = (pattern[..<open], pattern[pattern.index(after: close)...])
    guard !before.contains("}"), !behind.contains("{"), !behind.contains("}") else { return nil }
    let choices = pattern[pattern.index(after: open)..<close].split(separator: ",")
    guard choices.count > 1 else { return nil }
    return written(choices.map { "\(before)\($0)\(behind)" })
  }

  private static func written(_ items: [String]) -> String {
    // A star at the beginning means something else to YAML.
    "[" + items.map { $0.hasPrefix("*") ? "\"\($0)\"" : $0 }.joined(separator: ", ") + "]"
  }

  /// Whether brackets hold what other programs take for a class of characters: `[a-z]`, `[!x]`, `[0-9]`. `[済]` is part of
  /// a name.
  private static func hasClass(_ scalars: [Unicode.Scalar]) -> Bool {
    var rest = scalars[...]
    while let open = rest.firstIndex(of: "[") {
      guard let close = rest[open...].firstIndex(of: "]") else { return false }
      let inner = rest[(open + 1)..<close]
      if !inner.isEmpty, inner.allSatisfy({ $0.isASCII }) { return true }
      rest = rest[(close + 1)...]
    }
    return false
  }

  /// Whether it begins as `file://`.
  private static func hasScheme(_ pattern: String) -> Bool {
    pattern.prefix { $0 != "/" }.hasSuffix(":") && pattern.drop { $0 != "/" }.hasPrefix("//")
  }

  /// Whether it begins as `C:`.
  private static func hasDrive(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.count > 1 && scalars[0].isASCII && scalars[0].properties.isAlphabetic && scalars[1] == ":"
  }
}

extension LocalizedText {
  fileprivate static let pathBackslash = LocalizedText(ja: "フォルダの区切りは「/」です。", en: "Folders are separated by /.")
  fileprivate static let pathFullWidth = LocalizedText(
    ja: "「／」や「＊」が全角です。", en: "Its slash or star is full-width.")
  fileprivate static let pathNegated = LocalizedText(
    ja: "「!」で除くことはできません。除きたい提案書には、後の overrides で元の設定を書きます。",
    en: "Nothing is excluded by !; for proposals to be left out a later override sets back what they should have.")
  fileprivate static let pathIsList = LocalizedText(
    ja: "一つの値に複数の道筋が書かれています。", en: "Several paths stand in one text.")
  fileprivate static let pathBraces = LocalizedText(
    ja: "{ } で候補を並べることはできません。", en: "Braces do not stand for alternatives.")
  fileprivate static let pathClass = LocalizedText(
    ja: "[ ] で文字の範囲を表すことはできません。一文字なら「?」です。",
    en: "Brackets do not stand for a class of characters; ? is any one character.")
  fileprivate static let pathUpwards = LocalizedText(
    ja: "「..」で方針のフォルダの外は指せません。方針は、そのフォルダから下の提案書だけに効きます。",
    en: "It leads out of the policy's folder by `..`; a policy holds for the proposals below its folder only.")
  fileprivate static let pathAbsolute = LocalizedText(
    ja: "道筋は、この方針のあるフォルダから書きます。", en: "Paths start from the folder of the policy.")
}
