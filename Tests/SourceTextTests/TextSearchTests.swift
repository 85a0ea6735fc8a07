import SourceText
import Testing

struct TextSearchTests {
  @Test(arguments: [
    ("個人情報", "情報", 6), ("aab", "ab", 1), ("aaab", "aab", 1), ("a", "ab", nil), ("", "a", nil), ("a", "", nil),
  ])
  func findsTheFirstPlace(_ text: String, _ part: String, _ start: Int?) {
    let place = text.firstPlace(of: part)
    #expect(place.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == start)
    #expect(place.map { String(text[$0]) } == (start == nil ? nil : part))
    #expect(text.has(part) == (start != nil))
  }

  @Test(arguments: [
    ("a//b///c", "//", "/ /", "a/ /b/ //c"), ("市は市に", "市", "the City", "the Cityはthe Cityに"), ("", "a", "b", ""),
    ("aaa", "a", "aa", "aaaaaa"), ("abc", "", "x", "abc"),
  ])
  func replacesFromTheLeft(_ text: String, _ part: String, _ other: String, _ expected: String) {
    #expect(text.withEach(part, as: other) == expected)
  }

  @Test func findsInParts() {
    let text = "件名: 配布 (verified: full)"
    #expect(text.dropFirst(3).withEach("f", as: "F") == " 配布 (veriFied: Full)")
  }

  @Test func theFirstOfTwoValuesCounts() {
    #expect(Dictionary(first: [("a", 1), ("b", 2), ("a", 3)]) == ["a": 1, "b": 2])
  }
}
