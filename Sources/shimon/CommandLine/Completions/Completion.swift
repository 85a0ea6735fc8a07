import Reporting

/// What may stand at a place of the command line, as far as a shell can know.
enum Completion: Equatable {
  case words([String])
  case folder
  case file
  case rule
  case nothing
}

/// What a command's usage says, for completions and the manual.
extension Command {
  /// The words that may stand as first operand, such as `test` of `rules test`.
  var operandWords: [String] { placeholders.filter { $0.first?.isLowercase ?? false } }

  /// What may stand as operand besides.
  var operandCompletion: Completion {
    let names = placeholders.filter { $0.first?.isUppercase ?? false }
    if names.contains("RULE") { return .rule }
    let files = ["FILE", "PATH", "PROPOSAL", "DIR", "SPEC", "OLD", "NEW"]
    return names.contains(where: files.contains) ? .file : .nothing
  }

  /// The option that `-o` is short for, if there is one.
  var shortOutput: Option? { options.first { $0.name == "output" } }

  private var placeholders: [String] {
    operands.split { " []|".contains($0) }.map { $0.hasSuffix("...") ? String($0.dropLast(3)) : String($0) }
  }
}

extension Option {
  /// What its value may be; nil for a switch.
  var completion: Completion? {
    guard let value else { return nil }
    let parts = value.split(separator: "|").map(String.init)
    if parts.allSatisfy({ $0.first?.isLowercase ?? false }) { return .words(parts) }
    if parts == ["FORMAT"] { return .words(FormatName.allCases.map(\.rawValue)) }
    if parts.contains("DIR") { return .folder }
    if parts.contains(where: { $0.hasSuffix("FILE") || $0 == "PATH" }) { return .file }
    return parts.contains("RULE") ? .rule : .nothing
  }
}
