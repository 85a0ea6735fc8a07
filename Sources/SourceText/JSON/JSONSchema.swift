/// A JSON Schema (draft 2020-12) under construction: keywords with their values, in the order to write them.
package struct JSONSchema: Sendable {
  /// The value of a keyword.
  indirect enum KeywordValue: Sendable {
    case text(String)
    case texts([String])
    case literals([String])
    case number(Int64)
    case literal(String)
    case schema(JSONSchema)
    case schemas([JSONSchema])
    case named([(name: String, schema: JSONSchema)])
  }

  /// The dialect that `$schema` names.
  package static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private var keywords: [(name: String, value: KeywordValue)] = []

  /// A schema that takes everything.
  package init() {}

  private init(_ name: String, _ value: KeywordValue) { keywords = [(name, value)] }

  // MARK: Kinds of schemas

  /// A schema that takes nothing.
  package static var nothing: JSONSchema { JSONSchema("not", .schema(JSONSchema())) }

  /// Values of one JSON type.
  package static func type(_ name: String) -> JSONSchema { JSONSchema("type", .text(name)) }

  /// Values of some JSON types.
  package static func types(_ names: [String]) -> JSONSchema { JSONSchema("type", .texts(names)) }

  /// Exactly these texts.
  package static func words(_ words: [String]) -> JSONSchema { JSONSchema("enum", .texts(words)) }

  /// Exactly these values, each JSON already.
  package static func literals(_ literals: [String]) -> JSONSchema { JSONSchema("enum", .literals(literals)) }

  /// Exactly this text.
  package static func word(_ word: String) -> JSONSchema { JSONSchema("const", .text(word)) }

  /// Texts that a regular expression (ECMA-262) finds.
  package static func pattern(_ pattern: String) -> JSONSchema {
    JSONSchema.type("string").with("pattern", .text(pattern))
  }

  /// What one schema at least takes.
  package static func any(of schemas: [JSONSchema]) -> JSONSchema { JSONSchema("anyOf", .schemas(schemas)) }

  /// What exactly one schema takes.
  package static func one(of schemas: [JSONSchema]) -> JSONSchema { JSONSchema("oneOf", .schemas(schemas)) }

  /// What all schemas take.
  package static func all(of schemas: [JSONSchema]) -> JSONSchema { JSONSchema("allOf", .schemas(schemas)) }

  /// What the definition of this name takes.
  package static func definition(_ name: String) -> JSONSchema { JSONSchema("$ref", .text("#/$defs/\(name)")) }

  /// Lists of such items.
  package static func list(of items: JSONSchema) -> JSONSchema {
    JSONSchema.type("array").with("items", .schema(items))
  }

  /// Objects that have no members but these.
  package static func object(_ properties: [(name: String, schema: JSONSchema)]) -> JSONSchema {
    JSONSchema.type("object").with("properties", .named(properties)).with("additionalProperties", .literal("false"))
  }

  /// Objects whose members have names of the writer's own.
  package static func map(of values: JSONSchema) -> JSONSchema {
    JSONSchema.type("object").with("additionalProperties", .schema(values))
  }

  // MARK: Further keywords

  private func with(_ name: String, _ value: KeywordValue) -> JSONSchema {
    var result = self
    result.keywords.append((name, value))
    return result
  }

  /// The schema with a title and a description, either of which may be left out.
  package func described(_ title: String?, _ description: String? = nil) -> JSONSchema {
    var result = self
    var head: [(name: String, value: KeywordValue)] = []
    if let title { head.append(("title", .text(title))) }
    if let description { head.append(("description", .text(description))) }
    result.keywords.insert(contentsOf: head, at: 0)
    return result
  }

  /// The schema as a whole document of its own.
  package func document(_ definitions: [(name: String, schema: JSONSchema)]) -> JSONSchema {
    var result = with("$defs", .named(definitions))
    result.keywords.insert(("$schema", .text(JSONSchema.dialect)), at: 0)
    return result
  }

  /// The schema of objects that must have these members.
  package func requiring(_ names: [String]) -> JSONSchema { names.isEmpty ? self : with("required", .texts(names)) }

  /// The schema of objects that must have one at least of the names in each list.
  package func requiringAny(ofEach names: [[String]]) -> JSONSchema {
    with("allOf", .schemas(names.map { list in .any(of: list.map { JSONSchema().requiring([$0]) }) }))
  }

  /// The schema of objects that may not have two names of one member: each list holds the names of one.
  package func havingOne(ofEach names: [[String]]) -> JSONSchema {
    let rivals = names.flatMap { group in
      group.indices.dropLast().map { index in
        let others = group[(index + 1)...].map { (name: $0, schema: JSONSchema.nothing) }
        return (name: group[index], schema: JSONSchema("properties", .named(others)))
      }
    }
    return rivals.isEmpty ? self : with("dependentSchemas", .named(rivals))
  }

  /// The schema of objects whose member names another schema takes.
  package func names(_ schema: JSONSchema) -> JSONSchema { with("propertyNames", .schema(schema)) }

  /// The schema of numbers from `minimum` to `maximum`.
  package func range(_ minimum: Int64, _ maximum: Int64) -> JSONSchema {
    with("minimum", .number(minimum)).with("maximum", .number(maximum))
  }

  /// The schema of lists with so many items at least.
  package func atLeast(_ count: Int) -> JSONSchema { with("minItems", .number(Int64(count))) }

  /// The schema, which editors should not offer of themselves. (`doNotSuggest` is a word of editors, not of the dialect.)
  package var unoffered: JSONSchema { with("doNotSuggest", .literal("true")) }

  // MARK: Writing

  /// Writes the schema.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for keyword in keywords {
      writer.key(keyword.name)
      JSONSchema.write(keyword.value, to: &writer)
    }
    writer.endObject()
  }

  private static func write(_ value: KeywordValue, to writer: inout JSONWriter) {
    switch value {
    case .text(let text): writer.string(text)
    case .number(let number): writer.integer(number)
    case .literal(let text): writer.literal(text)
    case .schema(let schema): schema.write(to: &writer)
    case .texts(let texts):
      writer.beginArray()
      for text in texts { writer.string(text) }
      writer.endArray()
    case .literals(let literals):
      writer.beginArray()
      for literal in literals { writer.literal(literal) }
      writer.endArray()
    case .schemas(let schemas):
      writer.beginArray()
      for schema in schemas { schema.write(to: &writer) }
      writer.endArray()
    case .named(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.name)
        member.schema.write(to: &writer)
      }
      writer.endObject()
    }
  }
}
