import SourceText

extension Tree {
  /// From so many bytes room is made for the nodes beforehand.
  private static let bigFile = 1 << 18
  /// Documents have fewer nodes than one for so many bytes, nearly always.
  private static let bytesPerNode = 8

  /// Reads a document in place of what the tree held.
  ///
  /// - Returns: every mistake found, in order of place. Where one of them is an error, the document is refused: the
  ///   tree may hold what could be understood, but must not be taken for the document.
  public mutating func read(_ bytes: [UInt8]) -> [Diagnostic] {
    nodes.removeAll(keepingCapacity: true)
    comments.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    source = bytes
    let problems = SourceValidator.problems(in: bytes)
    guard problems.isEmpty else { return problems }
    // Growing step by step touches twice the memory, which is what a big file's time goes into; room that is not used
    // costs nothing.
    if bytes.count > Tree.bigFile { nodes.reserveCapacity(bytes.count / Tree.bytesPerNode) }
    var taken = Tree()
    swap(&taken, &self)
    let diagnostics = bytes.withUnsafeBufferPointer { buffer in
      var reader = Reader(buffer, tree: taken)
      // The reader owns the arrays now; a second reference would make its first append copy them.
      taken = Tree()
      reader.readDocument()
      swap(&taken, &reader.tree)
      return reader.sortedDiagnostics
    }
    swap(&taken, &self)
    return diagnostics
  }
}
