/// A declared record: its fields by name, in the order of their cells.
public struct RecordType: Sendable {
  /// A declared field.
  public struct Field: Sendable, Hashable {
    /// The name in expressions.
    public var name: String
    /// The type of its values.
    public var type: Type

    /// A field.
    public init(name: String, type: Type) {
      self.name = name
      self.type = type
    }
  }

  /// The name of the record type, for messages.
  public let name: String
  /// The fields.
  public let fields: [Field]
  private let indices: [String: Int]

  /// A record type. Of two fields of the same name the first counts.
  public init(name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    self.indices = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// The index of a field.
  public func index(of field: String) -> Int? { indices[field] }
}
