import Linting
import Proposal
import SourceText
import YAML

/// A proposal to try things on: an example of a rule, or a sample of a board.
struct Specimen: Sendable {
  var name: String
  /// The rule whose example it is, by its index in the rule set; nil for a sample.
  var rule: Int?
  /// As it is written.
  var bytes: [UInt8]
  /// What it says.
  var draft: Draft
  /// As people write it: the sample as it is, the example in lines.
  var text: [UInt8] { rule == nil ? bytes : DraftWriter(.lines).bytes(draft) }
}
