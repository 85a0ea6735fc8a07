/// What may stand at a place of the command line, as far as a shell can know.
enum Completion: Equatable {
  case words([String])
  case folder
  case file
  case rule
  case nothing
}

/// What a command's usage says, for completions.
extension Command {
  /// The words that may stand as first operand, such as `test` of `rules test`.
  static var operandWords: [String] { placeholders.filter { $0.first?.isLowercase ?? false } }

  /// What may stand as operand besides.
  static var operandCompletion: Completion {
    let names = placeholders.filter { $0.first?.isUppercase ?? false }
    if names.contains("RULE") { return .rule }
    let files = ["FILE", "PATH", "PROPOSAL", "DIR", "SPEC", "OLD", "NEW"]
    return names.contains(where: files.contains) ? .file : .nothing
  }

  private static var placeholders: [String] {
    operands.split { " []|".contains($0) }.map { $0.hasSuffix("...") ? String($0.dropLast(3)) : String($0) }
  }
}
