import Authoring
import Linting
import Proposal
import SourceText
import YAML

extension TextEdit {
  /// Texts of more lines are compared as a whole.
  private static let lineLimit = 4_000

  /// Edits that make one text of another, line by line, so that an editor keeps the cursor and folds where nothing
  /// changes.
  static func lines(from old: [UInt8], to new: [UInt8]) -> [TextEdit] {
    let (before, after) = (lines(of: old), lines(of: new))
    guard before.count <= lineLimit, after.count <= lineLimit else { return [between(old, new)] }
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [TextEdit] = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      let start = left < before.count ? before[left].startIndex : old.count
      var text: [UInt8] = []
      var isChanged = false
      while removed.contains(left) || inserted.contains(right) {
        isChanged = true
        if removed.contains(left) {
          left += 1
        } else {
          text += after[right]
          right += 1
        }
      }
      if isChanged {
        let end = left < before.count ? before[left].startIndex : old.count
        edits.append(TextEdit(span: Span(start, end), text: String(decoding: text, as: UTF8.self)))
      } else {
        left += 1
        right += 1
      }
    }
    return edits
  }

  /// The lines with their line breaks.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let index = LineIndex(bytes)
    return index.starts.indices.map { line in
      let end = line + 1 < index.count ? Int(index.starts[line + 1]) : bytes.count
      return bytes[Int(index.starts[line])..<end]
    }
  }
}

/// The whole document in canonical layout.
extension Server {
  mutating func formatting(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, analysis) = try open(params), let ruleSet = analysis.ruleSet else { return .null }
    if let error = analysis.problems.first(where: { $0.severity == .error && $0.code.hasPrefix("yaml/") }) {
      throw ResponseError(.requestFailed, .cannotFormat(error.message))
    }
    guard analysis.isOurs else { throw ResponseError(.requestFailed, .cannotFormat(.noProposal)) }
    let formatted: [UInt8]
    do {
      formatted = try Layout(ruleSet.plan.vocabulary, keys: nil).format(analysis.tree)
    } catch {
      throw ResponseError(.requestFailed, .cannotFormat(error.message))
    }
    guard formatted != document.bytes else { return [] }
    return .array(
      TextEdit.lines(from: document.bytes, to: formatted).map { edit in
        .edit(document.range(of: edit.span, settings.encoding), edit.text)
      })
  }
}
