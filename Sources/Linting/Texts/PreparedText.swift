import CEL
import SourceText

/// A text of a rule made ready to be written many times: bytes as they go out, and the facts quoted between them.
package struct PreparedText: Sendable {
  /// For whom texts are made ready, each in a way of its own.
  package enum Form: Int, Sendable, CaseIterable {
    /// On one line and safe to show.
    case line
    /// For a terminal, without colour.
    case plain
    /// For a terminal, in colour.
    case colored
    /// As members of a JSON object.
    case json
  }

  /// What of a rule is made ready, for whom and in which language.
  package struct Key: Sendable {
    /// So many parts a form may tell apart.
    package static let partCount = 32

    let number: Int

    /// A part, by a number below ``partCount``.
    package init(_ form: Form, _ language: Language, part: Int) {
      assert((0..<Key.partCount).contains(part))
      number = (form.rawValue * 2 + (language == .japanese ? 1 : 0)) * Key.partCount + part
    }
  }

  enum Piece: Sendable {
    case bytes([UInt8])
    case value(Program, Type)
    /// The names of the facts that are missing.
    case missing
    /// What the body is called that the proposal is of; as a sentence begins with it, or as it stands within one.
    case body(beginsSentence: Bool)
  }

  private(set) var pieces: [Piece] = []

  /// A text of nothing.
  package init() {}

  /// The bytes of a text that quotes nothing.
  package var bytes: [UInt8] { if case .bytes(let bytes) = pieces.first { bytes } else { [] } }

  /// Appends text as it is to go out.
  package mutating func append(_ text: String) { append(bytes: Array(text.utf8)) }

  /// Appends bytes as they are to go out.
  package mutating func append(bytes new: [UInt8]) {
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
  package mutating func append(_ template: Template, _ language: Language, shown: (String) -> String) {
    for segment in template.segments(language) {
      switch segment {
      case .text(let text): append(shown(text))
      case .value(let program, let type): pieces.append(.value(program, type))
      case .symbol(Template.body): pieces.append(.body(beginsSentence: false))
      case .symbol(Template.capitalBody): pieces.append(.body(beginsSentence: true))
      case .symbol: pieces.append(.missing)
      }
    }
  }
}

extension LintedProposal {
  /// A text about a rule, made by `make` when it is wanted for the first time.
  package mutating func prepared(
    _ key: PreparedText.Key, of rule: Int, _ make: (LintedProposal) -> PreparedText
  ) -> PreparedText {
    let number = key.number
    if number < preparations.count, !preparations[number].isEmpty, let known = preparations[number][rule] {
      return known
    }
    while preparations.count <= number { preparations.append([]) }
    if preparations[number].isEmpty { preparations[number] = Array(repeating: nil, count: ruleSet.rules.count) }
    let made = make(self)
    preparations[number][rule] = made
    return made
  }

  /// Writes a prepared text for a finding; `write` writes a fact that it quotes.
  package mutating func write(
    _ text: PreparedText, for finding: Finding, _ language: Language, to output: inout OutputBuffer,
    _ write: (String, inout OutputBuffer) -> Void
  ) {
    for piece in text.pieces {
      switch piece {
      case .bytes(let bytes): output.append(bytes: bytes)
      case .value(let program, let type):
        write(quoted(program, type, it: finding.it, language, unstated: nil), &output)
      case .missing: write(finding.missingNames(language), &output)
      case .body(let beginsSentence): write(bodyWord(language, beginsSentence: beginsSentence), &output)
      }
    }
  }
}
