import Testing
import YAML

struct CoreSchemaTests {
  @Test(arguments: [
    ("", CoreSchema.Meaning.null), ("~", .null), ("Null", .null), ("nULL", .string), ("true", .bool(true)),
    ("FALSE", .bool(false)), ("yes", .string), ("0", .integer("0")), ("-007", .integer("-7")), ("+12", .integer("12")),
    ("0o17", .integer("15")), ("0xff", .integer("255")), ("0o9", .string), ("1_000", .string),
    ("123456789012345678901234567890", .integer("123456789012345678901234567890")),
    ("0x1FFFFFFFFFFFFFFFFF", .integer("590295810358705651711")), ("1.", .double(1)), (".5", .double(0.5)),
    ("-1.5e3", .double(-1500)), ("1e400", .double(.infinity)), (".", .string), ("e3", .string),
    ("+.inf", .double(.infinity)),
    ("12:30", .string), ("１２", .string),
  ])
  func resolves(_ text: String, _ expected: CoreSchema.Meaning) {
    #expect(CoreSchema.resolve(Array(text.utf8)) == expected)
  }

  @Test func notANumber() {
    guard case .double(let number) = CoreSchema.resolve(Array(".nan".utf8)) else {
      Issue.record("expected a double")
      return
    }
    #expect(number.isNaN)
  }
}
