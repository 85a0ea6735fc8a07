/// The functions that the evaluator knows. Operators and macros are instructions of their own.
enum Function: UInt8, Sendable {
  case size, contains, startsWith, endsWith, matches
  case bool, int, double, string, duration, timestamp, dyn
  case fullYear, month, date, dayOfMonth, dayOfWeek, dayOfYear, hours, minutes, seconds, milliseconds
  // Our own.
  case stated, days, daysBetween, vague
}
