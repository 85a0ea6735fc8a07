import SourceText

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

/// A closed list of words, and named groups of them.
public struct ChoiceType: Sendable {
  /// Words that belong together, such as all tracked methods.
  public struct Group: Sendable, Hashable {
    /// The name, used as `CHOICE.GROUP`.
    public var name: String
    /// Its options.
    public var options: [String]

    /// A group.
    public init(name: String, options: [String]) {
      self.name = name
      self.options = options
    }
  }

  /// The name of the choice type.
  public var name: String
  /// The words that a field of this type can hold.
  public var options: [String]
  /// The groups.
  public var groups: [Group]

  /// A choice type.
  public init(name: String, options: [String], groups: [Group] = []) {
    self.name = name
    self.options = options
    self.groups = groups
  }
}

/// The words by which the function `vague` judges a text.
public struct Wording: Sendable, Hashable {
  /// Words that promise without saying how, such as 適切に.
  public private(set) var vague: [[UInt8]]
  /// Words that name a means, such as 施錠; one of them makes a text concrete.
  public private(set) var concrete: [[UInt8]]

  /// Lists of words. Empty words are left out, for they stand in every text.
  public init(vague: [String] = [], concrete: [String] = []) {
    self.vague = vague.map { Array($0.utf8) }.filter { !$0.isEmpty }
    self.concrete = concrete.map { Array($0.utf8) }.filter { !$0.isEmpty }
  }
}

extension Wording: Packable {
  /// Appends the words.
  public func pack(into packer: inout Packer) {
    vague.map { String(decoding: $0, as: UTF8.self) }.pack(into: &packer)
    concrete.map { String(decoding: $0, as: UTF8.self) }.pack(into: &packer)
  }

  /// Reads words.
  public init(unpacking unpacker: inout Unpacker) {
    let vague = [String](unpacking: &unpacker)
    self.init(vague: vague, concrete: [String](unpacking: &unpacker))
  }
}

/// A value that is known when an expression is compiled, such as a parameter of a rule.
public indirect enum Constant: Hashable, Sendable {
  /// A truth value.
  case bool(Bool)
  /// A whole number.
  case int(Int64)
  /// A floating-point number.
  case double(Double)
  /// Text.
  case string(String)
  /// A list.
  case list([Constant])
  /// Named constants, reached by `.name`.
  case tree([String: Constant])

  /// The static type.
  public var type: Type {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .list(let elements):
      .list(elements.dropFirst().reduce(elements.first?.type ?? .dyn) { $0 == $1.type ? $0 : .dyn })
    case .tree: .map(.string, .dyn)
    }
  }
}

/// The names that an expression may use and what they mean.
///
/// A name is looked up among the variables of macros, then `it` and `params`, the fields of the root record, the choice
/// types (as `CHOICE.GROUP`) and the bindings.
public struct Environment: Sendable {
  /// The record types, by the index that ``Type/record(_:)`` and ``Value/aux`` name.
  public var records: [RecordType] = []
  /// The choice types, by the index that ``Type/choice(_:)`` names.
  public var choices: [ChoiceType] = []
  /// The record type whose fields are variables by their own names.
  public var root: Int?
  /// The type of `it`, where a rule runs for each entry of a list.
  public var it: Type?
  /// The value of `params`, a map, where the rule has parameters.
  public var parameters: Constant?
  /// Variables of type dyn; ``Memory/bindings`` holds their values in this order. Names may be dotted.
  public var bindings: [String] = []
  /// The words by which `vague` judges.
  public var wording = Wording()

  /// An environment of the standard functions alone.
  public init() {}
}
