import BuiltinRuleSet
import Linting
import SourceText
import Testing

/// The kinds of question that the rules ask, as a grid.
struct GridTests {
  static let ruleSet = RuleSet.builtin()

  @Test func everyRuleHasItsCell() {
    for rule in GridTests.ruleSet.rules { #expect(rule.cell != nil, "\(rule.id)") }
  }

  /// A cell in which nothing is asked says why; one that is filled needs no excuse.
  @Test func everyCellIsFilledOrExplained() {
    let grid = GridTests.ruleSet.grid
    let filled = Set(GridTests.ruleSet.rules.compactMap { $0.cell })
    let explained = Set(grid.gaps.map { $0.cell })
    #expect(explained.count == grid.gaps.count)
    for element in grid.elements {
      for aspect in grid.aspects {
        let cell = Grid.Cell(element: element.id, aspect: aspect.id)
        #expect(filled.contains(cell) != explained.contains(cell), "\(element.id) \(aspect.id)")
      }
    }
  }

  @Test(arguments: [
    ("element: transfer\naspect: why", "transfer"),
    ("element: hand-over\naspect: because", "because"),
    ("element: hand-over", "aspect"),
    ("aspect: why", "element"),
  ])
  func cellsAreOfTheGrid(_ keys: String, _ named: String) {
    let rule = SmallRuleSet.rule(require: "stated(title)", more: keys)
    let grid = RuleSource.builtin.filter { $0.path == "grid.yaml" }
    let own = RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "rule.yaml", text: rule))
    let problems = RuleSet(loading: SmallRuleSet.vocabulary + grid + [own]).problems
    #expect(problems.count == 1)
    #expect(problems.allSatisfy { $0.diagnostic.message.en.contains(named) })
  }

  @Test func withoutAGridAnyCellWillDo() {
    let rule = SmallRuleSet.rule(require: "stated(title)", more: "element: river\naspect: depth")
    let ruleSet = SmallRuleSet.ruleSet(rule)
    #expect(ruleSet.problems.isEmpty)
    #expect(ruleSet.rules.first?.cell == Grid.Cell(element: "river", aspect: "depth"))
  }

  @Test func gapsNameCellsOfTheGrid() {
    let text = """
      format: shimon-grid/1
      elements: {storage: {ja: 保管, en: Storage}}
      aspects: {why: {ja: なぜ, en: Why}}
      empty:
        - {element: storage, aspect: who, ja: 理由, en: reason}
      """
    let file = RuleSource(path: "grid.yaml", file: SourceFile(name: "grid.yaml", text: text))
    let ruleSet = RuleSet(loading: SmallRuleSet.vocabulary + [file])
    #expect(ruleSet.problems.count == 1)
    #expect(ruleSet.grid.gaps.isEmpty)
  }
}
