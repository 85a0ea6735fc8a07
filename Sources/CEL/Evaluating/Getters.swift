/// The parts of timestamps and durations.
enum Getters {
  /// Whether a function is one of them.
  static func contains(_ function: Function) -> Bool {
    Function.fullYear.rawValue...Function.milliseconds.rawValue ~= function.rawValue
  }

  /// A part of a timestamp, seen from a time zone.
  static func part(_ function: Function, of timestamp: Value, offset: Int64) -> Int64? {
    let time = CivilTime(secondsSince1970: timestamp.signed + offset)
    return switch function {
    case .fullYear: time.year
    case .month: time.month - 1
    case .date: time.day
    case .dayOfMonth: time.day - 1
    case .dayOfWeek: time.dayOfWeek
    case .dayOfYear: time.dayOfYear
    case .hours: time.hour
    case .minutes: time.minute
    case .seconds: time.second
    case .milliseconds: Int64(timestamp.aux / 1_000_000)
    default: nil
    }
  }

  /// A whole duration in a unit, towards zero; of milliseconds only those within the second.
  static func part(_ function: Function, ofDuration duration: Value) -> Int64? {
    let isCut = duration.signed < 0 && duration.aux > 0
    let seconds = isCut ? duration.signed + 1 : duration.signed
    return switch function {
    case .hours: seconds / 3600
    case .minutes: seconds / 60
    case .seconds: seconds
    case .milliseconds: (Int64(duration.aux) - (isCut ? Moment.nanosecondsPerSecond : 0)) / 1_000_000
    default: nil
    }
  }
}
