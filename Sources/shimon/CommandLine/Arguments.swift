import SourceText

/// The words of a command line without `--lang`, which counts wherever it stands: so every message is in its language.
struct CommandWords {
  /// The other words.
  private(set) var rest: [String] = []
  /// The language asked for, by the last `--lang`.
  private(set) var language: Language?
  /// What is wrong with a `--lang`, to be said in the language of all else.
  private(set) var failure: Failure?

  init(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--":
        rest += [word] + words
        return
      case "--lang":
        if let value = words.popFirst() { take(value) } else { failure = .missingValue(.language) }
      case _ where word.hasPrefix("--lang="): take(String(word.dropFirst("--lang=".count)))
      default: rest.append(word)
      }
    }
  }

  private mutating func take(_ value: String) {
    do throws(Failure) {
      language = try Language.parse(value, for: OptionDescription.language.name)
    } catch {
      failure = error
    }
  }
}

/// The words behind a command's name, read by its flags.
struct Arguments<Options: CommandOptions> {
  /// What the options say.
  private(set) var options = Options()
  /// Words that are no options, in order.
  private(set) var operands: [String] = []
  /// Whether the help is asked for. No other option counts then, and none of their values is looked at.
  private(set) var asksForHelp = false

  /// Takes `words` apart. `--name value` and `--name=value` are the same; `--` ends the options; `-` is an operand.
  ///
  /// With `allowingDashes`, a word that begins with a dash and is no option is an operand.
  init(_ words: [String], allowingDashes: Bool) throws(Failure) {
    // Made for the first option: most runs have none, and start sooner.
    lazy var flags = Options.flags
    var values: [(flag: Flag<Options>, text: String)] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "-h" {
        asksForHelp = true
        continue
      }
      let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      let name = parts.first ?? ""
      let given = parts.count > 1 ? parts[1] : nil
      if word.hasPrefix("--"), name == OptionDescription.help.name {
        guard given == nil else { throw .unwantedValue(.help) }
        asksForHelp = true
        continue
      }
      let isShort = word.count == 2 && !word.hasPrefix("--")
      let found = flags.first { flag in
        isShort ? flag.option.short == word.last : word.hasPrefix("--") && flag.option.name == name
      }
      guard let flag = found else {
        guard allowingDashes else { throw .unknownOption(name, among: flags.map(\.option) + OptionDescription.common) }
        operands.append(word)
        continue
      }
      if flag.option.placeholder == nil {
        guard given == nil else { throw .unwantedValue(flag.option) }
        values.append((flag, ""))
      } else if let value = given ?? rest.popFirst() {
        values.append((flag, value))
      } else {
        throw .missingValue(flag.option)
      }
    }
    if asksForHelp { return }
    for (flag, text) in values { try flag.set(&options, text) }
  }
}
