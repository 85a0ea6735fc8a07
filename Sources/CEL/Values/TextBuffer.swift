/// Which bytes a string value lies in.
public enum TextBuffer: UInt8, Sendable {
  /// Interned at load time: literals of programs and the options of choices. Equal text has equal offsets.
  case constants
  /// The file being read.
  case source
  /// Text of the file that had to be unescaped or unfolded.
  case decoded
  /// Text made during one evaluation.
  case scratch
}
