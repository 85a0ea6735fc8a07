/// Writes JSON (RFC 8259) into an ``OutputBuffer``. Commas are its own business.
///
/// Control and direction-changing characters are escaped, so that a terminal or editor that shows the JSON does not act
/// on them; whoever parses it gets them as they were.
package struct JSONWriter: Sendable {
  /// The bytes written so far.
  package var output = OutputBuffer()
  private var needsComma = false

  /// A writer that has written nothing.
  package init() {}

  /// Opens an object.
  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes an object.
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes an array.
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a key; the next call writes its value.
  package mutating func key(_ name: String) {
    separate()
    quote(name.utf8)
    output.append(":")
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ text: String) {
    separate()
    quote(text.utf8)
    needsComma = true
  }

  /// Writes a string from UTF-8 bytes.
  package mutating func string(utf8: some Sequence<UInt8>) {
    separate()
    quote(utf8)
    needsComma = true
  }

  /// Writes a whole number.
  package mutating func integer(_ number: some BinaryInteger) { literal(String(number)) }

  /// Writes true or false.
  package mutating func bool(_ flag: Bool) { literal(flag ? "true" : "false") }

  /// Writes a number with a point or exponent; what JSON has no number for as `{"$double": "NaN"}`, `"Infinity"` or
  /// `"-Infinity"`.
  package mutating func double(_ number: Double) {
    if number.isFinite {
      literal(number.description)
    } else {
      beginObject()
      member("$double", number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
      endObject()
    }
  }

  /// Writes null.
  package mutating func null() { literal("null") }

  /// Writes a number or word that is JSON already.
  package mutating func literal(_ text: String) {
    separate()
    output.append(text: text)
    needsComma = true
  }

  /// Writes a key with a string value.
  package mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  /// Writes a key with a whole number as value.
  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    integer(number)
  }

  private mutating func separate() {
    if needsComma { output.append(",") }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    output.append(byte: bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    output.append(byte: bracket)
    needsComma = true
  }

  private mutating func quote(_ utf8: some Sequence<UInt8>) {
    output.append("\"")
    if utf8.withContiguousStorageIfAvailable({ output.append(jsonUTF8: $0) }) == nil {
      Array(utf8).withUnsafeBufferPointer { output.append(jsonUTF8: $0) }
    }
    output.append("\"")
  }
}
