import Linting
import Reporting
import SourceText

extension Judge {
  /// Judges an older and a newer version of a proposal by the rules and policy that hold for the newer, and compares
  /// them; nil, after a complaint, where one cannot be read.
  mutating func compare(old: SourceFile, new input: InputFinder.Input, _ context: Context) -> DifferenceReport? {
    guard let judged = judge(input), judged.report.result.isReadable else { return nil }
    let language = judged.report.language
    let report = use(judged.bench) { bench -> DifferenceReport? in
      let newer = DifferenceSide(judged.report, &bench.engine)
      let result = bench.engine.lint(old.bytes)
      let file = SourceFile(name: old.name, bytes: bench.engine.source)
      guard result.isReadable else {
        context.complain(result.problems, in: file)
        return nil
      }
      let older = DifferenceSide(FileReport(file, result: result, language: language), &bench.engine)
      // The engine must hold the newer version again to say why findings are gone.
      _ = bench.engine.lint(judged.report.source.bytes)
      return DifferenceReport(old: older, new: newer, &bench.engine)
    }
    return report ?? nil
  }

  /// The weight from which on the policy of the one proposal lets a run fail; nil where it does not say, nil within
  /// for never.
  var failOn: Severity?? { benches.values.first?.policy.failOn.map(\.value) }
}
