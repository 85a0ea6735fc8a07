/// The syntax tree of a regular expression. Greed makes no difference to whether a text matches.
indirect enum PatternNode: Sendable {
  case empty
  case scalar(UInt32)
  case anything(butNewline: Bool)
  case set(CharacterSet)
  case assert(Pattern.Assertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repetition(PatternNode, least: Int, most: Int?)
}
