import SourceText

/// What the functions do. A function of our own is added here and in ``Signature``.
extension Interpreter {
  @inline(never)
  static func call<R: Recorder>(
    _ number: UInt8, _ count: Int, _ stack: UnsafeMutableBufferPointer<Value>, _ first: Int,
    _ memory: inout Memory, _ workspace: inout Workspace, _ meter: inout Meter, _ at: Int, _ recorder: inout R
  ) -> Value {
    guard let function = Function(rawValue: number), count > 0 else { return .error(.noSuchOverload, at: at) }
    let value = stack[first]
    if function == .stated {
      if value.isUndefined { return value }
      return isStated(value) ? .bool(true) : recorder.absent(value, first, memory)
    }
    recorder.merge(into: first, count - 1)
    for index in first..<(first + count) { stack[index] = stack[index].exact }
    for index in first..<(first + count) where stack[index].isUndefined {
      return handOn(stack[index..<(first + count)], &recorder)
    }
    if count == 1 {
      return unary(function, value, &memory, &meter, at)
    }
    guard count == 2 else { return .error(.noSuchOverload, at: at) }
    return binary(function, value, stack[first + 1], &memory, &workspace, &meter, at)
  }

  /// The first of the operands, an unknown or error. An unknown waits for the facts of the others too.
  private static func handOn<R: Recorder>(
    _ operands: Slice<UnsafeMutableBufferPointer<Value>>, _ recorder: inout R
  ) -> Value {
    operands.dropFirst().reduce(operands[operands.startIndex]) { recorder.waiting($0, for: $0, $1) }
  }

  private static func unary(
    _ function: Function, _ value: Value, _ memory: inout Memory, _ meter: inout Meter, _ at: Int
  ) -> Value {
    switch (function, value.kind) {
    case (.dyn, _), (.bool, .bool), (.int, .int), (.double, .double), (.string, .string), (.duration, .duration),
      (.timestamp, .timestamp):
      return value
    case (.size, .list), (.size, .map): return .int(Int64(value.count))
    case (.size, .string):
      meter.charge(bytes: value.count)
      return .int(memory.withBytes(of: value) { Int64($0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }) })
    case (.bool, .string):
      return memory.withBytes(of: value) { Conversions.bool($0).map { .bool($0) } }
        ?? .error(.invalidConversion, at: at)
    case (.int, .double): return Conversions.int(value.real).map { .int($0) } ?? .error(.overflow, at: at)
    case (.int, .timestamp): return .int(value.signed)
    case (.int, .string):
      return memory.withBytes(of: value) { Conversions.int($0).map { .int($0) } } ?? .error(.invalidConversion, at: at)
    case (.double, .int): return .double(Double(value.signed))
    case (.double, .string):
      return memory.withBytes(of: value) { Conversions.double($0).map { .double($0) } }
        ?? .error(.invalidConversion, at: at)
    case (.string, _): return text(value, &memory, at)
    case (.duration, .string):
      guard let (seconds, nanoseconds) = memory.withBytes(of: value, DurationText.parse) else {
        return .error(.invalidConversion, at: at)
      }
      return Moment.duration(seconds, nanoseconds, at)
    case (.timestamp, .int): return Moment.timestamp(value.signed, 0, at)
    case (.timestamp, .string):
      guard let (seconds, nanoseconds) = memory.withBytes(of: value, TimestampText.parse) else {
        return .error(.invalidConversion, at: at)
      }
      return Moment.timestamp(seconds, nanoseconds, at)
    case (_, .timestamp):
      return Getters.part(function, of: value, offset: 0).map { .int($0) } ?? .error(.noSuchOverload, at: at)
    case (.days, .int):
      let (seconds, overflows) = value.signed.multipliedReportingOverflow(by: CivilTime.secondsPerDay)
      return overflows ? .error(.overflow, at: at) : Moment.duration(seconds, 0, at)
    case (.vague, .string):
      let wording = memory.code.wording
      meter.charge(bytes: value.count, times: wording.vague.count + wording.concrete.count)
      return .bool(memory.withBytes(of: value) { wording.isVague($0) })
    case (_, .duration):
      return Getters.part(function, ofDuration: value).map { .int($0) } ?? .error(.noSuchOverload, at: at)
    default: return .error(.noSuchOverload, at: at)
    }
  }

  private static func text(_ value: Value, _ memory: inout Memory, _ at: Int) -> Value {
    switch value.kind {
    case .bool: memory.makeScratch(value.isTrue ? "true" : "false")
    case .int: memory.makeScratch(String(value.signed))
    case .double: memory.makeScratch(Conversions.text(value.real))
    case .timestamp: memory.makeScratch(TimestampText.format(value))
    case .duration: memory.makeScratch(DurationText.format(value))
    default: .error(.noSuchOverload, at: at)
    }
  }

  private static func binary(
    _ function: Function, _ left: Value, _ right: Value, _ memory: inout Memory, _ workspace: inout Workspace,
    _ meter: inout Meter, _ at: Int
  ) -> Value {
    switch (function, left.kind, right.kind) {
    case (.contains, .string, .string):
      meter.charge(bytes: left.count, times: 1 + right.count >> 4)
      return .bool(memory.withBytes(of: left) { text in memory.withBytes(of: right) { ByteSearch.contains(text, $0) } })
    case (.startsWith, .string, .string):
      meter.charge(bytes: right.count)
      return .bool(memory.withBytes(of: left) { text in memory.withBytes(of: right) { text.starts(with: $0) } })
    case (.endsWith, .string, .string):
      meter.charge(bytes: right.count)
      return .bool(
        memory.withBytes(of: left) { text in
          memory.withBytes(of: right) { text.suffix($0.count).elementsEqual($0) }
        })
    case (.matches, .string, .string):
      let pattern = memory.withBytes(of: right) { workspace.pattern($0) }
      meter.steps += pattern?.steps.count ?? Pattern.maximumSteps
      guard let pattern else { return .error(.invalidPattern, at: at) }
      return matches(pattern, left, memory, &workspace, &meter, at)
    case (.daysBetween, .timestamp, .timestamp):
      let days = [left, right].map { CivilTime.floorDivide($0.signed, CivilTime.secondsPerDay) }
      return .int(days[1] - days[0])
    case (_, .timestamp, .string) where Getters.contains(function):
      guard let offset = memory.withBytes(of: right, TimeZoneOffset.seconds) else {
        return .error(.unknownTimeZone, at: at)
      }
      return Getters.part(function, of: left, offset: offset).map { .int($0) } ?? .error(.noSuchOverload, at: at)
    default: return .error(.noSuchOverload, at: at)
    }
  }

  static func matches(
    _ literal: CodeStore.LiteralPattern, _ text: Value, _ memory: borrowing Memory, _ workspace: inout Workspace,
    _ meter: inout Meter, _ at: Int
  ) -> Value {
    guard let pattern = literal.compiled ?? memory.withBytes(of: literal.text, { workspace.pattern($0) }) else {
      return .error(.invalidPattern, at: at)
    }
    return matches(pattern, text, memory, &workspace, &meter, at)
  }

  static func matches(
    _ pattern: Pattern, _ text: Value, _ memory: borrowing Memory, _ workspace: inout Workspace, _ meter: inout Meter,
    _ at: Int
  ) -> Value {
    if text.isUndefined { return text }
    guard text.kind == .string else { return .error(.noSuchOverload, at: at) }
    meter.charge(bytes: text.count + 1, times: pattern.steps.count)
    if meter.isExceeded { return .error(.budgetExceeded, at: at) }
    return .bool(memory.withBytes(of: text) { workspace.matcher.matches(pattern, $0) })
  }
}

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
