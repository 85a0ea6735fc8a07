import SourceText

/// What a field holds.
public struct FieldType: Sendable, Hashable {
  /// The kind of one value.
  public enum Element: Sendable, Hashable {
    /// Any text.
    case text
    /// Text that declares a data set by name.
    case name
    /// The name of a declared data set.
    case reference
    /// Yes or no.
    case yesNo
    /// A count.
    case integer
    /// A day.
    case date
    /// A length of time.
    case period
    /// One of the options of a choice type, by its index in the vocabulary.
    case choice(Int)
    /// A record, by its index in the vocabulary.
    case record(Int)
  }

  /// The kind of the value or, in a list, of each item.
  public var element: Element
  /// Whether the field holds a list.
  public var isList: Bool

  /// A type.
  public init(_ element: Element, isList: Bool = false) {
    self.element = element
    self.isList = isList
  }
}

extension FieldType: Packable {
  /// Appends the type.
  public func pack(into packer: inout Packer) {
    isList.pack(into: &packer)
    switch element {
    case .text: packer.append(0)
    case .name: packer.append(1)
    case .reference: packer.append(2)
    case .yesNo: packer.append(3)
    case .integer: packer.append(4)
    case .date: packer.append(5)
    case .period: packer.append(6)
    case .choice(let index): packer.append(7 + 2 * index)
    case .record(let index): packer.append(8 + 2 * index)
    }
  }

  /// Reads a type.
  public init(unpacking unpacker: inout Unpacker) {
    let isList = Bool(unpacking: &unpacker)
    let code = Int(unpacker.number())
    let element: Element =
      switch code {
      case 0: .text
      case 1: .name
      case 2: .reference
      case 3: .yesNo
      case 4: .integer
      case 5: .date
      case 6: .period
      default: code & 1 == 1 ? .choice((code - 7) / 2) : .record((code - 8) / 2)
      }
    self.init(element, isList: isList)
  }
}
