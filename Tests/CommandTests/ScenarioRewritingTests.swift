import Testing

/// Rewriting keeps what was left out on purpose and leaves alone what holds.
struct ScenarioRewritingTests {
  private let scenario = """
    == command
    lint
    == status
    1
    == stdout
    first
    ...
    middle
    ...
    last
    == stderr

    """

  private func rewritten(_ output: String, status: Int32 = 1) -> String {
    Scenario.rewritten(scenario, Program.Outcome(status: status, output: output, errors: ""))
  }

  @Test func whatHoldsStays() {
    #expect(rewritten("first\na\nmiddle\nlast\n") == scenario)
  }

  @Test func linesThatChangedAreWrittenAndOthersStayLeftOut() {
    #expect(
      rewritten("first\na\nmiddle\nb\nnew last\n", status: 3)
        == scenario.replacing("\nlast", with: "\nnew last").replacing("\n1\n", with: "\n3\n"))
    #expect(rewritten("other\nmiddle\nb\nlast\n") == scenario.replacing("first", with: "other"))
  }

  @Test func aFileWithoutStatusGetsOneWhereItIsNeeded() {
    let outcome = Program.Outcome(status: 2, output: "x\n", errors: "")
    #expect(
      Scenario.rewritten("== command\na\n== stdout\ny\n", outcome) == "== command\na\n== status\n2\n== stdout\nx\n")
  }

  @Test func charactersThatNobodySeesAreNamed() {
    let outcome = Program.Outcome(status: 0, output: "\u{FEFF}a\r\n", errors: "")
    #expect(Scenario.rewritten("== stdout\n\n", outcome) == "== stdout\n\\u{FEFF}a\\r\n")
  }
}
