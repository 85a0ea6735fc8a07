import SourceText

/// The completion script for zsh, made of the table of commands.
struct ZshCompletion {
  let text: String

  init(_ commands: [any Command.Type], _ language: Language) {
    var text = """
      #compdef shimon
      # zsh completion of shimon, made by `shimon completions zsh`.

      _shimon_rules() {
        local -a rules
        rules=(${(f)"$(shimon rules --lang \(language.rawValue) 2>/dev/null | sed -n 's/^ *\\([^ ]*\\/[^ ]*\\)  \\[[a-z]*\\]  /\\1:/p')"})
        _describe -t rules rule rules
      }

      _shimon() {
        local curcontext="$curcontext" state line
        local -a commands
        typeset -A opt_args
        commands=(

      """
    for command in commands {
      text += "    \(ZshCompletion.quoted("\(command.name):\(command.summary[language])"))\n"
    }
    text += "    \(ZshCompletion.quoted("help:\(OptionDescription.help.help[language])"))\n"
    text += """
        )
        _arguments -C \(ZshCompletion.specification(.language, language)) '--version' \
      \(ZshCompletion.specification(.help, language)) '1:command:->command' '*::argument:->argument'
        case $state in
        command)
          _describe -t commands command commands
          ;;
        argument)
          case $words[1] in
          help) _describe -t commands command commands ;;

      """
    for command in commands {
      var specifications = command.allOptions.map { ZshCompletion.specification($0, language) }
      for option in command.options {
        guard let short = option.short else { continue }
        specifications.append("'-\(short)+" + ZshCompletion.tail(option, language) + "'")
      }
      specifications += ZshCompletion.operands(command)
      text += "    \(command.name))\n      _arguments \\\n        "
      text += specifications.joined(separator: " \\\n        ") + "\n      ;;\n"
    }
    text += """
          esac
          ;;
        esac
      }

      if [ "$funcstack[1]" = "_shimon" ]; then
        _shimon "$@"
      else
        compdef _shimon shimon
      fi

      """
    self.text = text
  }

  private static func operands(_ command: any Command.Type) -> [String] {
    let words = command.operandWords
    let rest = action(command.operandCompletion)
    let many = rest.isEmpty ? [] : ["'*:operand:\(rest)'"]
    guard !words.isEmpty else { return many }
    let first =
      rest.isEmpty
      ? "(\(words.joined(separator: " ")))" : "_alternative \"words:word:(\(words.joined(separator: " ")))\""
    return ["'1:operand:\(first)'"] + many
  }

  private static func specification(_ option: OptionDescription, _ language: Language) -> String {
    let (repeats, equals) = option.placeholder == nil ? ("", "") : ("*", "=")
    return "'\(repeats)--\(option.name)\(equals)\(tail(option, language))'"
  }

  /// `[help]`, and for an option with a value `:PLACEHOLDER:action`.
  private static func tail(_ option: OptionDescription, _ language: Language) -> String {
    let help = "[\(escaped(option.help[language]))]"
    if option.placeholder == nil { return help }
    return "\(help):\(escaped(option.name)):\(action(option.completion))"
  }

  private static func action(_ completion: Completion) -> String {
    switch completion {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .folder: "_files -/"
    case .file: "_files"
    case .rule: "_shimon_rules"
    case .nothing: ""
    }
  }

  /// A text inside single quotes and brackets.
  private static func escaped(_ text: String) -> String {
    String(
      text.flatMap { character -> String in
        switch character {
        case "'": "'\\''"
        case "[", "]", ":", "\\": "\\\(character)"
        default: String(character)
        }
      })
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
