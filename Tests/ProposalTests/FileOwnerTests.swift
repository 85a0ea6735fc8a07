import Proposal
import SourceText
import Testing

struct FileOwnerTests {
  private func owner(_ text: String) -> FileOwner {
    FileOwner(Array(text.utf8), SmallVocabulary.bind("").plan.vocabulary)
  }

  @Test(arguments: [
    "件名: x", "件名：x\n遅延：はい", "件名: x\n遅延: [", "件名: x\n受け渡し: []\nメモ帳: y\n保存の期間: z",
    "形式: shimon/1\nfoo: 1\nbar: 2",
    "format: shimon/1", "format： ｓｈｉｍｏｎ／１\na：b\nc：d", "title: x\ntransfers:\n- what: a\n  method: other\n",
    "format: pdf\n件名: x",
    "\u{FEFF}件名: x\r\n遅延: はい\r\n", "件名: x\n受渡し:\n- 内容: y\n  方法: [\n",
  ])
  func aProposalSaysSoOrHasItsKeys(_ text: String) { #expect(owner(text) == .proposal) }

  /// English keys that any program may have tell nothing.
  @Test(arguments: [
    "title: x", "{\"title\": \"x\", \"late\": \"no\"}", "title: x\nlate: no\nother: 1", "# c\n---\n'title': x",
    "title: x\ntransfers: [a, b]", "title: x\ntransfers:\n- what: a\n", "format: pdf\ntitle: x",
    "format: pdf\ntransfers: [{what: a, method: other}]",
  ])
  func commonKeysTellNothing(_ text: String) { #expect(owner(text) == .common) }

  @Test(arguments: [
    "format: shimon-policy/1", "extends: [x]\nformat: shimon-policy/1", "{\"format\": \"shimon-baseline/1\"}",
    "\"format\" : 'shimon-rules/1' # c\na: [", "# x\n\nformat: shimon-policy/1\n件名: x",
  ])
  func othersOfShimonSaySo(_ text: String) {
    #expect(owner(text) == .another)
    #expect(FileOwner.saysAnother(Array(text.utf8)))
  }

  @Test(arguments: [
    ("apiVersion: v1\nkind: Pod", 0, 2), ("titles: x\ncounts: 1", 0, 2), ("title: x\non: push\njobs: {}", 1, 3),
    ("title: x\nother: 1", 1, 2), ("format: json\nlevel: 3", 0, 1), ("- hosts: all", 0, 1), ("text", 0, 0),
    ("a：1\nb: [", 0, 2), ("a: 1\n---\nb: 2", 0, 2),
  ])
  func aFileOfOthersHasOtherKeys(_ text: String, _ known: Int, _ keys: Int) {
    #expect(owner(text) == .foreign(known: known, keys: keys))
  }

  @Test func nothingToReadTellsNothing() {
    for text in ["", "# x\n", "\n\n"] { #expect(owner(text) == .unclear) }
    let vocabulary = SmallVocabulary.bind("").plan.vocabulary
    #expect(FileOwner([0x8C, 0x8F, 0x96, 0xBC, 0x3A, 0x20, 0x78], vocabulary) == .unclear)
    #expect(FileOwner([0x74, 0, 0x3A, 0, 0x20, 0], vocabulary) == .unclear)
  }
}
