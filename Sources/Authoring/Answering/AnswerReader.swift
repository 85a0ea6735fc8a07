import Proposal
import SourceText
import YAML

/// Turns what people type into a value to be written.
struct AnswerReader {
  /// The language in which words are written.
  let language: Language

  /// The value for an answer to a question; nil, with a reason, where a number stands for nothing.
  func value(_ answer: String, for question: PlannedQuestion, _ type: FieldType) throws(AnswerProblem) -> EditValue {
    let text = AnswerWords.trimmed(answer)
    guard type.isList, !AnswerWords.isNone(text), !AnswerWords.isUndecided(text) else {
      return item(try word(text, question), type)
    }
    let parts = try parts(text, question)
    guard parts.count > 1 else { return item(parts.first ?? text, type) }
    return .list(parts.map { item($0, type) })
  }

  private static let commas: [Character] = ["、", ",", "，", "､"]

  /// Names with commas between, each once.
  static func names(_ text: String) -> [String] {
    var names: [String] = []
    for piece in text.split(whereSeparator: { commas.contains($0) }) {
      let name = AnswerWords.trimmed(String(piece))
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }

  func item(_ word: String, _ type: FieldType) -> EditValue {
    switch type.element {
    case .text, .name, .reference: .text(word)
    case .yesNo: .word(truth(word))
    case .integer, .date, .period, .deadline, .choice, .record: .word(word)
    }
  }

  /// The answers of a list: numbers with spaces or commas between, or words with commas between.
  private func parts(_ text: String, _ question: PlannedQuestion) throws(AnswerProblem) -> [String] {
    let half = ScalarWords.halfWidth(text)
    if half == "*", question.form == .references, !question.choices.isEmpty { return question.choices.map({ $0.word }) }
    var pieces = AnswerReader.names(text)
    let spaced = half.split { $0 == " " || AnswerReader.commas.contains($0) }.map(String.init)
    if !question.choices.isEmpty, let numbers = AnswerReader.numbers(spaced) {
      // A range means choices, also where a data set may be called by a number.
      if numbers.count > spaced.count, let last = numbers.compactMap({ Int($0) }).max(), last > question.choices.count {
        throw .noSuchNumber(last, count: question.choices.count)
      }
      pieces = numbers
    }
    var words: [String] = []
    for piece in pieces where !piece.isEmpty {
      let word = try word(piece, question)
      if !words.contains(word) { words.append(word) }
    }
    return words
  }

  /// What may stand between the ends of a range.
  private static let dashes: [Character] = ["-", "~", "〜", "～", "－", "–", "−"]

  /// The numbers that pieces stand for, ranges such as 1-7 written out; nil where one is no number.
  private static func numbers(_ pieces: [String]) -> [String]? {
    var result: [String] = []
    for piece in pieces {
      let ends = piece.split(omittingEmptySubsequences: false) { dashes.contains($0) }.map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first > 0,
        last >= first || ends.count == 1, last - first < 1_000
      else { return nil }
      for number in first...max(first, last) { result.append(String(number)) }
    }
    return result
  }

  /// The word that a number stands for, or the text itself.
  private func word(_ text: String, _ question: PlannedQuestion) throws(AnswerProblem) -> String {
    guard !question.choices.isEmpty, let number = Int(ScalarWords.halfWidth(text)) else { return text }
    guard question.choices.indices.contains(number - 1) else {
      // A data set may be called by a number.
      if question.form == .references { return text }
      throw .noSuchNumber(number, count: question.choices.count)
    }
    return question.choices[number - 1].word
  }

  /// `y` and `n` are read as well.
  private func truth(_ word: String) -> String {
    switch ScalarWords.halfWidth(word).lowercased() {
    case "y": language == .japanese ? "はい" : "yes"
    case "n": language == .japanese ? "いいえ" : "no"
    default: word
    }
  }
}

/// Why an answer was not taken.
package enum AnswerProblem: Error, Sendable {
  /// There is no choice of this number.
  case noSuchNumber(Int, count: Int)
  /// It does not fit the field; the mistake that the reader of proposals found.
  case unfit(Diagnostic)
  /// It does not fit, but this word, which is near, does.
  case nearly(Diagnostic, word: String)
  /// There is no field at this place.
  case noSuchPlace(String)
  /// The field takes one word.
  case onlyOne
  /// The field knows no answer such as "none".
  case noNone
  /// The file is written in a way that the answer cannot be put in.
  case edit(EditError)
  /// Nothing was answered.
  case empty
}

/// Words of answers that mean something in every field, as the vocabulary's reader takes them.
package enum AnswerWords {
  /// Whether a text says that the matter is open.
  static func isUndecided(_ text: String) -> Bool { ScalarWords.isUndecided(Array(text.utf8)[...]) }

  /// Whether a text says something: it is no blank, and does not leave the matter open.
  static func isSaid(_ text: String) -> Bool { ScalarWords.openness(Array(text.utf8)[...]) == .said }

  /// Whether a text says that there is nothing.
  static func isNone(_ text: String) -> Bool { ScalarWords.isNone(Array(text.utf8)[...]) }

  /// The word that leaves a matter open.
  package static func undecided(_ language: Language) -> String { language == .japanese ? "未定" : "TBD" }

  /// The word for nothing.
  package static func none(_ language: Language) -> String { language == .japanese ? "なし" : "none" }

  /// A text without the white space around it, full-width or not.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// A text without the spaces at its end.
  static func withoutSpacesAtEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// A text on one line, without characters that a terminal might act on.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in SafeText.line(text).unicodeScalars {
      // Nor may YAML hold these.
      result.append(scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
