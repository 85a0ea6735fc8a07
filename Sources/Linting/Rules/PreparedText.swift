import CEL
import SourceText

/// A text of a rule made ready to be written many times: bytes as they go out, and the facts quoted between them.
public struct PreparedText: Sendable {
  enum Piece: Sendable {
    case bytes([UInt8])
    case value(Program, Type)
  }

  private(set) var pieces: [Piece] = []

  /// A text of nothing.
  public init() {}

  /// Appends text as it is to go out.
  public mutating func append(_ text: String) { append(bytes: Array(text.utf8)) }

  /// Appends bytes as they are to go out.
  public mutating func append(bytes new: [UInt8]) {
    // The piece is taken out, so that its bytes grow in place.
    if case .bytes(var bytes) = pieces.last {
      pieces.removeLast()
      bytes += new
      pieces.append(.bytes(bytes))
    } else {
      pieces.append(.bytes(new))
    }
  }

  /// Appends a template; `shown` makes its own text fit to go out.
  public mutating func append(_ template: Template, _ language: Language, shown: (String) -> String) {
    for segment in template.segments(language) {
      switch segment {
      case .text(let text): append(shown(text))
      case .value(let program, let type): pieces.append(.value(program, type))
      case .symbol: break
      }
    }
  }
}

extension Engine {
  /// The text that a format wants for a rule, made by `make` when it is wanted for the first time.
  ///
  /// - Parameter variant: a small number that tells apart what formats prepare.
  public mutating func prepared(_ variant: Int, of rule: Int, _ make: (Engine) -> PreparedText) -> PreparedText {
    if variant < preparations.count, !preparations[variant].isEmpty, let known = preparations[variant][rule] {
      return known
    }
    while preparations.count <= variant { preparations.append([]) }
    if preparations[variant].isEmpty { preparations[variant] = Array(repeating: nil, count: book.rules.count) }
    let made = make(self)
    preparations[variant][rule] = made
    return made
  }

  /// Writes a prepared text for a finding; `write` writes a fact that it quotes.
  public mutating func write(
    _ text: PreparedText, for finding: Finding, _ language: Language, to output: inout OutputBuffer,
    _ write: (String, inout OutputBuffer) -> Void
  ) {
    for piece in text.pieces {
      switch piece {
      case .bytes(let bytes): output.append(bytes: bytes)
      case .value(let program, let type):
        let plan = book.plan
        let shown = evaluator.value(
          of: program, memory: &facts.memory, root: facts.root, it: finding.it, budget: Engine.stepLimit
        ) { value, memory in memory.text(of: value, type, plan, language) }
        write(shown, &output)
      }
    }
  }
}
