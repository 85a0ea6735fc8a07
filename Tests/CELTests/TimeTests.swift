import Testing

@testable import CEL

@Suite struct TimeTests {
  @Test(arguments: [
    ("timestamp('2000-02-29T12:34:56.789Z')", #""2000-02-29T12:34:56.789Z""#),
    ("timestamp('2026-11-21T08:00:00+09:00')", #""2026-11-20T23:00:00Z""#),
    ("timestamp('1900-02-29T00:00:00Z')", "invalidConversion"),
    ("timestamp('2026-1-1T00:00:00Z')", "invalidConversion"),
    ("timestamp('2026-01-01')", "invalidConversion"), ("timestamp('2026-01-01T24:00:00Z')", "invalidConversion"),
    ("timestamp('9999-12-31T23:59:59.999999999Z')", #""9999-12-31T23:59:59.999999999Z""#),
    ("timestamp('9999-12-31T23:59:59-00:01')", "invalidConversion"),
    ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "overflow"), ("timestamp(-62135596801)", "overflow"),
    ("string(timestamp(0)) + string(int(timestamp('1969-12-31T23:59:59.5Z')))", #""1970-01-01T00:00:00Z-1""#),
    ("duration('1h2m3.004s')", #""3723.004s""#), ("duration('-1.25s')", #""-1.25s""#),
    ("duration('-0.5s')", #""-0.5s""#),
    ("duration('1us') + duration('1ns') + duration('1ms')", #""0.001001001s""#), ("duration('+1.5h')", #""5400s""#),
    ("duration('5')", "invalidConversion"), ("duration('s')", "invalidConversion"),
    ("duration('1d')", "invalidConversion"),
    ("duration('315576000000s') + duration('1ns')", "overflow"), ("duration('-315576000000s')", #""-315576000000s""#),
    ("timestamp('2026-03-01T00:00:00Z') - timestamp('2026-02-28T00:00:00Z')", #""86400s""#),
    ("timestamp('0001-01-01T00:00:00Z') - timestamp('9999-12-31T23:59:59Z')", #""-315537897599s""#),
    ("duration('1s') + timestamp('2026-12-31T23:59:59Z')", #""2027-01-01T00:00:00Z""#),
    ("timestamp('2026-01-01T00:00:00Z') + timestamp('2026-01-01T00:00:00Z')", "noSuchOverload"),
    ("duration('1.5s') > duration('1400ms') && duration('-1s') < duration('-0.5s')", "true"),
  ])
  func textAndArithmetic(_ text: String, _ expected: String) {
    #expect(ExpressionHarness.evaluate(text) == expected)
  }

  @Test(arguments: [
    ("getFullYear()", "2027"), ("getMonth()", "0"), ("getDate()", "1"), ("getDayOfMonth()", "0"),
    ("getDayOfWeek()", "5"),
    ("getDayOfYear()", "0"), ("getHours()", "1"), ("getMinutes()", "2"), ("getSeconds()", "3"),
    ("getMilliseconds()", "456"), ("getHours('+09:00')", "10"), ("getHours('Asia/Tokyo')", "10"),
    ("getFullYear('-02:00')", "2026"), ("getDayOfYear('-02:00')", "364"), ("getMinutes('+05:45')", "47"),
    ("getHours('UTC')", "1"), ("getHours('Atlantis')", "unknownTimeZone"), ("getHours('+9:00')", "unknownTimeZone"),
    ("getHours('+24:00')", "unknownTimeZone"), ("contains('x')", "noSuchOverload"),
  ])
  func gettersOfTimestamps(_ getter: String, _ expected: String) {
    #expect(ExpressionHarness.evaluate("timestamp('2027-01-01T01:02:03.456Z').\(getter)") == expected)
  }

  @Test(arguments: [
    ("getHours()", "-1"), ("getMinutes()", "-90"), ("getSeconds()", "-5400"), ("getMilliseconds()", "-250"),
  ])
  func gettersOfDurations(_ getter: String, _ expected: String) {
    #expect(ExpressionHarness.evaluate("duration('-1h30m0.25s').\(getter)") == expected)
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    for day in stride(
      from: CivilTime.days(year: 1600, month: 1, day: 1), to: CivilTime.days(year: 2000, month: 3, day: 2), by: 1)
    {
      let time = CivilTime(secondsSince1970: day * CivilTime.secondsPerDay)
      #expect(CivilTime.days(year: time.year, month: time.month, day: time.day) == day)
      guard 1...CivilTime.dayCount(year: time.year, month: time.month) ~= time.day else {
        Issue.record("\(time)")
        return
      }
    }
  }
}
