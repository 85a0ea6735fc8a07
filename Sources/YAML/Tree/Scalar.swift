import SourceText

/// A scalar that was read but not yet put in the tree: it may turn out to be a key.
struct Scalar {
  var style: Node.Style
  var isDecoded = false
  var spansLines = false
  var span: Span
  var text: Span
}
