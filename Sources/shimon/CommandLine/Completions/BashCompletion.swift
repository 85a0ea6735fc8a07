/// The completion script for bash, made of the table of commands.
struct BashCompletion {
  let text: String

  init(_ commands: [any Command.Type]) {
    let names = commands.map { $0.name } + ["help"]
    var text = """
      # bash completion of shimon, made by `shimon completions bash`.
      _shimon() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command= index=1 operands=0 options= valued= words= kind=
        # `--name=value` comes as three words.
        if [[ $word == "=" ]]; then
          word=
        elif [[ $previous == "=" ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        while ((index < COMP_CWORD)) && [[ -z $command ]]; do
          case ${COMP_WORDS[index]} in
          --lang) ((index++)); [[ ${COMP_WORDS[index]} == "=" ]] && ((index++)) ;;
          -*) ;;
          *) command=${COMP_WORDS[index]} ;;
          esac
          ((index++))
        done
        case $command in
        "") options="--lang --help --version" valued=" --lang " words="\(names.joined(separator: " "))" ;;
        help) words="\(commands.map { $0.name }.joined(separator: " "))" ;;

      """
    for command in commands {
      let options = command.allOptions.map { "--\($0.name)" }.joined(separator: " ")
      let withValue = command.allOptions.filter { $0.placeholder != nil }
      let valued = withValue.map { "--\($0.name)" } + withValue.compactMap { $0.short.map { "-\($0)" } }
      text += "  \(command.name)) options=\"\(options)\" valued=\" \(valued.joined(separator: " ")) \""
      text += " words=\"\(command.operandWords.joined(separator: " "))\""
      text += " kind=\(BashCompletion.kind(command.operandCompletion)) ;;\n"
    }
    text += """
        esac
        while ((index < COMP_CWORD)); do
          case ${COMP_WORDS[index]} in
          -*) if [[ $valued == *" ${COMP_WORDS[index]} "* ]]; then
              ((index++)); [[ ${COMP_WORDS[index]} == "=" ]] && ((index++))
            fi ;;
          *) ((operands++)) ;;
          esac
          ((index++))
        done
        ((operands > 0)) && words=
        case "$command $previous" in
        *" --lang") words="ja en" kind=nothing options= ;;

      """
    for command in commands {
      for option in command.options {
        if option.placeholder == nil { continue }
        let words = ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
        let pattern = words.map { "\"\(command.name) \($0)\"" }
        text += "  " + pattern.joined(separator: "|") + ") options= "
        if case .words(let list) = option.completion {
          text += "words=\"\(list.joined(separator: " "))\" kind=nothing ;;\n"
        } else {
          text += "words= kind=\(BashCompletion.kind(option.completion)) ;;\n"
        }
      }
    }
    text += """
        esac
        if [[ $word == -* && -n $options ]]; then
          words=$options kind=nothing
        fi
        COMPREPLY=()
        local IFS=$'\\n'
        case $kind in
        file) COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames 2>/dev/null ;;
        folder) COMPREPLY=($(compgen -d -- "$word")); compopt -o filenames 2>/dev/null ;;
        rule) words="$words $(shimon rules --lang en 2>/dev/null | sed -n 's/^ *\\([^ ]*\\/[^ ]*\\)  .*/\\1/p' | tr '\\n' ' ')" ;;
        esac
        local IFS=$' \\n'
        [[ -n $words ]] && COMPREPLY+=($(compgen -W "$words" -- "$word"))
      }
      complete -F _shimon shimon

      """
    self.text = text
  }

  private static func kind(_ completion: Completion) -> String {
    switch completion {
    case .file: "file"
    case .folder: "folder"
    case .rule: "rule"
    case .words, .nothing: "nothing"
    }
  }
}
