import Proposal
import Testing

struct CalendarDayTests {
  @Test func countsDaysBothWays() {
    for days in stride(from: -719_162, through: 800_000, by: 997) {
      #expect(CalendarDay(daysSince1970: days).daysSince1970 == days)
    }
    #expect(CalendarDay(daysSince1970: 0).description == "1970-01-01")
    #expect(CalendarDay(daysSince1970: 20_514).description == "2026-03-02")
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2026-13-01", false), ("26-04-01", false), ("令和元年5月1日", true),
    ("R8.4.1", true), ("2026年4月", false), ("4月1日", false), ("2026-04-01x", false), ("", false), ("--", false),
    ("令和9223372036854775807年4月1日", false), ("00002026-04-01", false),
    ("令和0年4月1日", false), ("昭和64年1月7日", true), ("昭和64年1月8日", false), ("平成元年1月8日", true), ("平成元年1月7日", false),
    ("平成31年4月30日", true), ("平成31年5月1日", false), ("令和元年4月30日", false), ("令和64年4月1日", true), ("令和99年4月1日", false),
    ("昭和元年12月25日", true), ("S1.12.24", false),
  ])
  func readsWhatTheCalendarHas(_ text: String, _ isDay: Bool) {
    #expect((CalendarDay(parsing: text) != nil) == isDay)
  }
}
