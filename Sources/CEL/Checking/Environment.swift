import SourceText

/// The names that an expression may use and what they mean.
///
/// A name is looked up among the variables of macros, then `it` and `params`, the fields of the root record and its own
/// name, the choice types (as `CHOICE.GROUP`) and the bindings.
package struct Environment: Sendable {
  /// The record types, by the index that ``Type/record(_:)`` and ``Value/aux`` name.
  package var records: [Record] = []
  /// The choice types, by the index that ``Type/choice(_:)`` names.
  package var choices: [Choice] = []
  /// The record type whose fields are variables by their own names.
  package var root: Int?
  /// The name of the root record itself, for `has(NAME.field)`; nil for none.
  package var rootName: String?
  /// The type of `it`, where a rule runs for each entry of a list.
  package var it: Type?
  /// The value of `params`, a map, where the rule has parameters.
  package var parameters: Constant?
  /// Variables of type dyn; ``Memory/bindings`` holds their values in this order. Names may be dotted.
  package var bindings: [String] = []
  /// The words by which `vague` judges.
  package var wording = Wording()

  /// An environment of the standard functions alone.
  package init() {}
}

extension Environment {
  /// A declared record: its fields by name, in the order of their cells.
  package struct Record: Sendable {
    /// A declared field.
    package struct FieldDeclaration: Sendable, Hashable {
      /// The name in expressions.
      package var name: String
      /// The type of its values.
      package var type: Type

      /// A field.
      package init(name: String, type: Type) {
        self.name = name
        self.type = type
      }
    }

    /// The name of the record type, for messages.
    package let name: String
    /// The fields.
    package let fields: [FieldDeclaration]
    private let indices: [String: Int]

    /// A record type. Of two fields of the same name the first counts.
    package init(name: String, fields: [FieldDeclaration]) {
      self.name = name
      self.fields = fields
      self.indices = Dictionary(first: fields.enumerated().map { ($1.name, $0) })
    }

    /// The index of a field.
    package func index(of field: String) -> Int? { indices[field] }
  }

  /// A closed list of words, and named groups of them.
  package struct Choice: Sendable {
    /// Words that belong together, such as all tracked methods.
    package struct Group: Sendable, Hashable {
      /// The name, used as `CHOICE.GROUP`.
      package var name: String
      /// Its options.
      package var options: [String]

      /// A group.
      package init(name: String, options: [String]) {
        self.name = name
        self.options = options
      }
    }

    /// The name of the choice type.
    package var name: String
    /// The words that a field of this type can hold.
    package var options: [String]
    /// The groups.
    package var groups: [Group]

    /// A choice type.
    package init(name: String, options: [String], groups: [Group] = []) {
      self.name = name
      self.options = options
      self.groups = groups
    }
  }
}

/// The words by which the function `vague` judges a text.
package struct Wording: Sendable, Hashable {
  /// Words that promise without saying how, such as 適切に.
  package private(set) var vague: [[UInt8]]
  /// Words that name a means, such as 施錠; one of them makes a text concrete.
  package private(set) var concrete: [[UInt8]]

  /// Lists of words. Empty words are left out, for they stand in every text.
  package init(vague: [String] = [], concrete: [String] = []) {
    self.vague = vague.map { Array($0.utf8) }.filter { !$0.isEmpty }
    self.concrete = concrete.map { Array($0.utf8) }.filter { !$0.isEmpty }
  }
}

/// A value that is known when an expression is compiled, such as a parameter of a rule.
package indirect enum Constant: Hashable, Sendable {
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
  package var type: Type {
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
