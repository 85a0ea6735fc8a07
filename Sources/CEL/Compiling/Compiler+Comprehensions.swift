import SourceText

/// Macros become loops. While one runs, its range, position, result so far and variables lie on the stack (see
/// ``LoopFrame``).
extension Compiler {
  mutating func compileComprehension(_ index: UInt32, _ span: Span) {
    let comprehension = tree.comprehensions[Int(index)]
    let kind = comprehension.kind.rawValue
    compile(comprehension.range)
    let begin = emit(.loopBegin, span, small: kind, pushes: LoopFrame.size - 1)
    loops[index] = depth - LoopFrame.size + LoopFrame.first
    let next = emit(.loopNext, span, small: comprehension.second == nil ? 0 : 1)
    var undecided: Int?
    if let condition = comprehension.condition {
      compile(condition)
      if comprehension.transform != nil {
        emit(.loopGuard, tree.node(condition).span, next)
        undecided = emit(.jump, span, pushes: -1)
      }
    }
    if let transform = comprehension.transform { compile(transform) }
    let body = comprehension.transform ?? comprehension.condition ?? comprehension.range
    emit(.loopStep, tree.node(body).span, small: kind, next, pushes: -1)
    land(next)
    if let undecided { land(undecided) }
    emit(.loopEnd, span, small: kind, pushes: 1 - LoopFrame.size)
    land(begin)
  }
}
