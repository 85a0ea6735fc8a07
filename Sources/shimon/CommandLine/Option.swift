import SourceText

/// An option as people see it in the help, the manual and completions.
struct OptionDescription: Sendable {
  /// The name without dashes.
  let name: String
  /// The letter that is short for it, if there is one.
  var short: Character?
  /// The placeholder of its value; nil for a switch.
  var placeholder: String?
  /// What a shell can offer as its value.
  var completion = Completion.nothing
  /// What it does.
  let help: LocalizedText

  /// The two that every command takes; ``CommandWords`` and ``Arguments`` read them.
  static let common = [language, help]
  static let language = OptionDescription(
    name: "lang", placeholder: Language.placeholder, completion: .words(Language.words),
    help: LocalizedText(
      ja: "表示の言語（既定は環境の言語、なければ日本語）", en: "Language of messages (default: the locale, else Japanese)"))
  static let help = OptionDescription(name: "help", help: LocalizedText(ja: "この説明を表示する", en: "Show this help"))
}

/// The values of an option that takes one of a few words: placeholder, check and completions are made of the cases.
protocol OptionChoice: RawRepresentable<String>, CaseIterable, Sendable {}

extension OptionChoice {
  static var words: [String] { allCases.map(\.rawValue) }

  /// All words, as a usage shows them.
  static var placeholder: String { words.joined(separator: "|") }

  /// The case of a word that was given to the option `name`.
  static func parse(_ word: String, for name: String) throws(Failure) -> Self {
    guard let value = Self(rawValue: word) else { throw .badValue(name, word, allowed: words) }
    return value
  }
}

extension Language: OptionChoice {}

/// What a command is told by its options: a property for each, with its flag beside it.
protocol CommandOptions: Sendable {
  /// The values where no option is given.
  init()
  static var flags: [Flag<Self>] { get }
}

/// An option, and where its value goes. The parser, the help, the manual and the completions are made of it.
struct Flag<Options>: Sendable {
  let option: OptionDescription
  /// Takes the value, or the empty text of a switch.
  let set: @Sendable (inout Options, String) throws(Failure) -> Void

  /// An option without a value.
  static func toggle(
    _ name: String, ja: String, en: String, set: @escaping @Sendable (inout Options) -> Void
  ) -> Flag {
    Flag(option: OptionDescription(name: name, help: LocalizedText(ja: ja, en: en))) { options, _ in set(&options) }
  }

  /// An option that takes any text.
  static func text(
    _ name: String, _ placeholder: String, short: Character? = nil, completion: Completion = .nothing, ja: String,
    en: String, set: @escaping @Sendable (inout Options, String) -> Void
  ) -> Flag {
    let help = LocalizedText(ja: ja, en: en)
    let option = OptionDescription(
      name: name, short: short, placeholder: placeholder, completion: completion, help: help)
    return Flag(option: option) { options, text in set(&options, text) }
  }

  /// An option whose value is read by `parse`.
  static func value<Value>(
    _ name: String, _ placeholder: String, short: Character? = nil, completion: Completion = .nothing, ja: String,
    en: String, parse: @escaping @Sendable (String) throws(Failure) -> Value,
    set: @escaping @Sendable (inout Options, Value) -> Void
  ) -> Flag {
    let help = LocalizedText(ja: ja, en: en)
    let option = OptionDescription(
      name: name, short: short, placeholder: placeholder, completion: completion, help: help)
    return Flag(option: option) { options, text throws(Failure) in set(&options, try parse(text)) }
  }

  /// An option that takes one of a few words, shown in full unless there is a `placeholder` for them.
  static func choice<Choice: OptionChoice>(
    _ name: String, _ type: Choice.Type, placeholder: String? = nil, ja: String, en: String,
    set: @escaping @Sendable (inout Options, Choice) -> Void
  ) -> Flag {
    let option = OptionDescription(
      name: name, placeholder: placeholder ?? Choice.placeholder, completion: .words(Choice.words),
      help: LocalizedText(ja: ja, en: en))
    return Flag(option: option) { options, word throws(Failure) in
      set(&options, try Choice.parse(word, for: name))
    }
  }
}

extension CommandOptions {
  /// The flags of a group, for the options of a command that hold the group at `path`.
  static func flags<Outer>(at path: WritableKeyPath<Outer, Self> & Sendable) -> [Flag<Outer>] {
    flags.map { flag in
      Flag(option: flag.option) { options, text throws(Failure) in try flag.set(&options[keyPath: path], text) }
    }
  }
}
