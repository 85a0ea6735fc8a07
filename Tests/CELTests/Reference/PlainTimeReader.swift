/// Reads moments, lengths of time and offsets, a piece at a time.
struct PlainTimeReader {
  private var rest: ArraySlice<Unicode.Scalar>

  private init(_ text: [Unicode.Scalar]) {
    rest = text[...]
  }

  private mutating func accept(_ marks: String) -> Unicode.Scalar? {
    guard let first = rest.first, marks.unicodeScalars.contains(first) else { return nil }
    return rest.popFirst()
  }

  private mutating func digits() -> String {
    var result = ""
    while let digit = accept("0123456789") { result.unicodeScalars.append(digit) }
    return result
  }

  /// So many digits exactly, as a number.
  private mutating func number(_ count: Int) -> Int64? {
    var result = ""
    for _ in 0..<count {
      guard let digit = accept("0123456789") else { return nil }
      result.unicodeScalars.append(digit)
    }
    return Int64(result)
  }

  /// RFC 3339, with digits beyond the nanosecond dropped.
  static func moment(_ text: [Unicode.Scalar]) -> Int128? {
    var reader = PlainTimeReader(text)
    guard let year = reader.number(4), reader.accept("-") != nil, let month = reader.number(2), 1...12 ~= month,
      reader.accept("-") != nil, let day = reader.number(2), day >= 1,
      day <= PlainTime.length(ofMonth: month, year), reader.accept("Tt") != nil, let hour = reader.number(2),
      hour < 24, reader.accept(":") != nil, let minute = reader.number(2), minute < 60, reader.accept(":") != nil,
      let second = reader.number(2), second < 60
    else { return nil }
    var nanoseconds: Int128 = 0
    if reader.accept(".") != nil {
      let digits = reader.digits()
      if digits.isEmpty { return nil }
      nanoseconds = Int128((digits + "000000000").prefix(9)) ?? 0
    }
    var offset: Int128 = 0
    if reader.accept("Zz") == nil {
      guard let clock = reader.clock(needsSign: true) else { return nil }
      offset = clock
    }
    guard reader.rest.isEmpty, year >= 1 else { return nil }
    let seconds = (PlainTime.days(year, month, day) - 719_162) * 86_400 + hour * 3_600 + minute * 60 + second
    guard case .moment(let time) = PlainTime.moment((Int128(seconds) * PlainTime.second - offset) + nanoseconds) else {
      return nil
    }
    return time
  }

  /// `+09:00` in nanoseconds.
  private mutating func clock(needsSign: Bool) -> Int128? {
    let sign = accept("+-")
    guard sign != nil || !needsSign, let hours = number(2), hours < 24, accept(":") != nil, let minutes = number(2),
      minutes < 60
    else { return nil }
    return Int128(hours * 3_600 + minutes * 60) * PlainTime.second * (sign == "-" ? -1 : 1)
  }

  /// A fixed offset, or one of the zones that the generated expressions name.
  static func offset(_ text: [Unicode.Scalar]) -> Int128? {
    switch PlainText.string(text) {
    case "UTC": return 0
    case "Asia/Tokyo": return 9 * 3_600 * PlainTime.second
    default:
      var reader = PlainTimeReader(text)
      let offset = reader.clock(needsSign: false)
      return reader.rest.isEmpty ? offset : nil
    }
  }

  private static let units: [(name: String, nanoseconds: Int128)] = [
    ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  /// Numbers with units, one after the other; of each the whole nanoseconds count.
  static func span(_ text: [Unicode.Scalar]) -> Int128? {
    var reader = PlainTimeReader(text)
    let sign: Int128 = reader.accept("+-") == "-" ? -1 : 1
    if reader.rest.elementsEqual(["0"]) { return 0 }
    if reader.rest.isEmpty { return nil }
    var total: Int128 = 0
    while let first = reader.rest.first {
      let second = reader.rest.dropFirst().first
      let isNumber = "0"..."9" ~= first || (first == "." && second.map { "0"..."9" ~= $0 } ?? false)
      let whole = reader.digits().drop { $0 == "0" }
      // No unit is so large that more digits would count.
      let part = reader.accept(".") == nil ? "" : reader.digits()
      let digits = part.prefix(18)
      // "m" begins "ms" too: the longest name wins.
      let unit = units.filter { reader.rest.starts(with: $0.name.unicodeScalars) }
        .max { $0.name.unicodeScalars.count < $1.name.unicodeScalars.count }
      guard let unit, isNumber else { return nil }
      reader.rest.removeFirst(unit.name.unicodeScalars.count)
      guard whole.count < 25, let units = Int128("0" + whole), let pieces = Int128("0" + digits) else { return nil }
      total += units * unit.nanoseconds + pieces * unit.nanoseconds / digits.reduce(1) { scale, _ in scale * 10 }
    }
    guard case .span(let length) = PlainTime.span(total * sign) else { return nil }
    return length
  }
}
