/// What the interpreter keeps between runs so as not to allocate.
struct Workspace: Sendable {
  /// Elements of lists and maps that macros are making; inner ones lie above outer ones.
  var building: [Value] = []
  var matcher = Matcher()
  /// Patterns that are known only at evaluation, by their text.
  private var patterns: [(text: [UInt8], pattern: Pattern?)] = []

  // A rule that makes patterns from facts must not make memory grow with the number of files.
  private static let maximumPatterns = 64

  /// The pattern of a text, or nil where it is none.
  mutating func pattern(_ text: UnsafeBufferPointer<UInt8>) -> Pattern? {
    if let known = patterns.first(where: { $0.text.elementsEqual(text) }) { return known.pattern }
    if patterns.count == Self.maximumPatterns { patterns.removeAll() }
    let bytes = Array(text)
    let pattern = try? Pattern(bytes)
    patterns.append((bytes, pattern))
    return pattern
  }
}
