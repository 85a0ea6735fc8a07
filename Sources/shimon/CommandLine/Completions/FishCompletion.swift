import SourceText

/// The completion script for fish, made of the table of commands.
struct FishCompletion {
  let text: String

  init(_ commands: [any Command.Type], _ language: Language) {
    let names = commands.map { $0.name }
    var lines = [
      "# fish completion of shimon, made by `shimon completions fish`.",
      "function __shimon_rules",
      "  shimon rules --lang \(language.rawValue) 2>/dev/null | string replace -rf '^ *([^ ]*/[^ ]*)  \\[[a-z]*\\]  (.*)$' '$1\\t$2'",
      "end",
      "# The words behind the program, without `--lang`.",
      "function __shimon_words",
      "  set -l isValue 0",
      "  for word in (commandline -opc)[2..-1]",
      "    if test $isValue = 1",
      "      set isValue 0",
      "    else if test $word = --lang",
      "      set isValue 1",
      "    else if not string match -q -- '--lang=*' $word",
      "      echo $word",
      "    end",
      "  end",
      "end",
      "function __shimon_command",
      "  set -l words (__shimon_words)",
      "  test (count $words) -gt 0; and contains -- $words[1] $argv",
      "end",
      "function __shimon_first",
      "  test (count (__shimon_words)) -eq 1; and __shimon_command $argv",
      "end",
      "function __shimon_bare",
      "  test (count (__shimon_words)) -eq 0",
      "end",
      "complete -c shimon -f",
      "complete -c shimon -n __shimon_bare -l version",
      "complete -c shimon -n __shimon_bare -a help -d \(FishCompletion.quoted(OptionDescription.help.help[language]))",
      "complete -c shimon -n '__shimon_first help' -a \(FishCompletion.quoted(names.joined(separator: " ")))",
    ]
    for option in OptionDescription.common {
      lines.append("complete -c shimon" + FishCompletion.option(option, language))
    }
    for command in commands {
      let summary = FishCompletion.quoted(command.summary[language])
      lines.append("complete -c shimon -n __shimon_bare -a \(command.name) -d \(summary)")
      let condition = "complete -c shimon -n '__shimon_command \(command.name)'"
      for option in command.options {
        lines.append(condition + FishCompletion.option(option, language))
      }
      if !command.operandWords.isEmpty {
        let words = FishCompletion.quoted(command.operandWords.joined(separator: " "))
        lines.append("complete -c shimon -n '__shimon_first \(command.name)' -a \(words)")
      }
      switch command.operandCompletion {
      case .file, .folder: lines.append(condition + " -F")
      case .rule: lines.append(condition + " -a '(__shimon_rules)'")
      case .words, .nothing: break
      }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func option(_ option: OptionDescription, _ language: Language) -> String {
    let short = option.short.map { " -s \($0)" } ?? ""
    let head = short + " -l \(option.name) -d \(quoted(option.help[language]))"
    if option.placeholder == nil { return head }
    switch option.completion {
    case .words(let words): return head + " -x -a \(quoted(words.joined(separator: " ")))"
    case .folder: return head + " -x -a '(__fish_complete_directories)'"
    case .file: return head + " -r -F"
    case .rule: return head + " -x -a '(__shimon_rules)'"
    case .nothing: return head + " -x"
    }
  }

  /// A text in single quotes, in which fish takes `\` and `'` by a backslash.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
