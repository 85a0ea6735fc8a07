import SourceText
import YAML

/// The kinds of question that rules ask, as a grid: what a rule is about (element) by what it asks of it (aspect). Read
/// from `Rules/grid.yaml`.
package struct Grid: Sendable {
  /// A row or a column.
  package struct Line: Sendable {
    /// The word in rule files.
    package var id: String
    /// The name to show.
    package var name: LocalizedText
  }

  /// A place in the grid.
  package struct Cell: Sendable, Hashable {
    /// The id of its element.
    package var element: String
    /// The id of its aspect.
    package var aspect: String

    /// The cell of an element and an aspect.
    package init(element: String, aspect: String) {
      self.element = element
      self.aspect = aspect
    }
  }

  /// A cell in which no rule asks, and why.
  package struct Gap: Sendable {
    /// The cell.
    package var cell: Cell
    /// Why nothing is asked there.
    package var reason: LocalizedText
  }

  /// The path below a rule folder.
  static let path = "grid.yaml"
  /// The column of what a paper does not say.
  package static let unwritten = "unwritten"
  /// The column of where a paper is at odds with itself.
  static let coherence = "coherence"

  /// What rules are about, in the order to show.
  package internal(set) var elements: [Line] = []
  /// What they ask of it.
  package internal(set) var aspects: [Line] = []
  /// Aspects of the paper itself, in which not every element needs a rule: not written, at odds with itself.
  package internal(set) var paperAspects: [Line] = []
  /// The cells that are left empty.
  package internal(set) var gaps: [Gap] = []

  /// The columns, those of the paper behind the others.
  package var columns: [Line] { aspects + paperAspects }

  static func read(_ file: SourceFile) -> (grid: Grid, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (Grid(), problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "elements", "aspects", "paper_aspects", "empty"])
    var result = Grid()
    result.elements = lines("elements", of: tree, &root)
    result.aspects = lines("aspects", of: tree, &root)
    result.paperAspects = lines("paper_aspects", of: tree, &root)
    for item in root.items("empty") {
      var entry = MappingReader(tree, at: item, keys: ["element", "aspect", "ja", "en"])
      let element = word("element", of: result.elements, &entry)
      let aspect = word("aspect", of: result.aspects, &entry)
      if let element, let aspect, let ja = entry.requiredText("ja"), let en = entry.requiredText("en") {
        result.gaps.append(
          Gap(cell: Cell(element: element, aspect: aspect), reason: LocalizedText(ja: ja, en: en)))
      }
      for problem in entry.diagnostics { root.report(problem) }
    }
    return (result, root.diagnostics)
  }

  private static func lines(_ key: String, of tree: Tree, _ root: inout MappingReader) -> [Line] {
    var result: [Line] = []
    for pair in root.pairs(key) {
      var entry = MappingReader(tree, at: pair.value, keys: ["ja", "en"])
      if let ja = entry.requiredText("ja"), let en = entry.requiredText("en") {
        result.append(Line(id: tree.text(of: pair.key), name: LocalizedText(ja: ja, en: en)))
      }
      for problem in entry.diagnostics { root.report(problem) }
    }
    return result
  }

  private static func word(_ key: String, of lines: [Line], _ entry: inout MappingReader) -> String? {
    guard let word = entry.requiredText(key) else { return nil }
    if lines.contains(where: { $0.id == word }) { return word }
    entry.report(.notAWord(entry.span(key), word, allowed: lines.map { $0.id }))
    return nil
  }
}
