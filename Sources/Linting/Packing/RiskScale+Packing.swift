import CEL
import SourceText

extension RiskScale: Packable {
  /// Appends the scale.
  package func pack(into packer: inout Packer) {
    weights.pack(into: &packer)
    for number in [harm, exposure, coherenceColumn] { number.pack(into: &packer) }
    classes.pack(into: &packer)
    people.flatMap { [$0.from, $0.points] }.pack(into: &packer)
    exposures.pack(into: &packer)
  }

  /// Reads a scale.
  package init(unpacking unpacker: inout Unpacker) {
    weights = Weights(unpacking: &unpacker)
    harm = Int(unpacking: &unpacker)
    exposure = Int(unpacking: &unpacker)
    coherenceColumn = Int(unpacking: &unpacker)
    classes = Array(unpacking: &unpacker)
    let steps = [Int](unpacking: &unpacker)
    people = stride(from: 0, to: steps.count - 1, by: 2).map { Step(from: steps[$0], points: steps[$0 + 1]) }
    exposures = Array(unpacking: &unpacker)
  }
}

extension RiskScale.Weights: Packable {
  /// Appends the weights.
  package func pack(into packer: inout Packer) {
    severity.pack(into: &packer)
    for number in [contradicted, violated, unstated, again, repeated] { number.pack(into: &packer) }
    ground.pack(into: &packer)
    aspect.pack(into: &packer)
  }

  /// Reads weights.
  package init(unpacking unpacker: inout Unpacker) {
    severity = Array(unpacking: &unpacker)
    contradicted = Int(unpacking: &unpacker)
    violated = Int(unpacking: &unpacker)
    unstated = Int(unpacking: &unpacker)
    again = Int(unpacking: &unpacker)
    repeated = Int(unpacking: &unpacker)
    ground = Array(unpacking: &unpacker)
    aspect = Array(unpacking: &unpacker)
  }
}

extension RiskScale.Factor: Packable {
  /// Appends the factor; its texts are for those who ask.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    elements.pack(into: &packer)
    scope.pack(into: &packer)
    when.pack(into: &packer)
    points.pack(into: &packer)
    texts.pack(into: &packer)
  }

  /// Reads a factor.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    elements = Array(unpacking: &unpacker)
    scope = Array(unpacking: &unpacker)
    when = Program(unpacking: &unpacker)
    points = Int(unpacking: &unpacker)
    texts = Packed(unpacking: &unpacker)
  }
}
