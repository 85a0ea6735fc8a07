import SourceText

/// A value that a policy sets, and where.
public struct PolicySetting<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// The place in the policy file.
  public var span: Span
}

/// A place in one of the files of a policy.
public struct PolicyOrigin: Sendable {
  /// The file, as an index of ``Policy/files``.
  public var file: Int
  /// The place in it.
  public var span: Span
}
