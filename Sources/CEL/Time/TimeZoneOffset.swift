/// Offsets from UTC. The program carries no time-zone database: it knows zones that have no summer time.
enum TimeZoneOffset {
  /// The zones known by name, with their present offset in minutes.
  static let names: [(name: String, minutes: Int64)] = [
    ("UTC", 0), ("GMT", 0), ("Etc/UTC", 0), ("Etc/GMT", 0), ("Asia/Tokyo", 540), ("Japan", 540), ("Asia/Seoul", 540),
    ("Asia/Shanghai", 480), ("Asia/Taipei", 480), ("Asia/Hong_Kong", 480), ("Asia/Singapore", 480),
    ("Asia/Manila", 480), ("Asia/Bangkok", 420), ("Asia/Jakarta", 420), ("Asia/Ho_Chi_Minh", 420),
    ("Asia/Kathmandu", 345), ("Asia/Kolkata", 330), ("Asia/Dubai", 240), ("Pacific/Honolulu", -600),
  ]

  /// The offset in seconds of `+09:00` or a known name.
  static func seconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    if let known = names.first(where: { $0.name.utf8.elementsEqual(text) }) { return known.minutes * 60 }
    var reader = DigitReader(text)
    let sign: Int64 = reader.accept("-") ? -1 : 1
    if sign > 0 { _ = reader.accept("+") }
    guard let hours = reader.number(digits: 2), reader.accept(":"), let minutes = reader.number(digits: 2),
      reader.isAtEnd, hours <= 23, minutes <= 59
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
