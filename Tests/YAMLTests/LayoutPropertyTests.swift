import SourceText
import Testing
import YAML

/// Random documents in canonical layout: laid out again they stay the same, nothing is lost, the values are the same.
struct LayoutPropertyTests {
  @Test func randomDocuments() {
    for seed in 0..<EditPropertyTests.cases {
      var document = RandomDocument(seed: UInt64(seed))
      var tree = Tree()
      let bytes = document.bytes()
      guard tree.read(bytes).allSatisfy({ $0.code == "yaml/empty" }) else {
        Issue.record("seed \(seed): the document cannot be read\n\(String(decoding: bytes, as: UTF8.self))")
        continue
      }
      let layout =
        document.random.oneIn(3) ? Layout() : Layout(rank: LayoutPropertyTests.rank, rename: LayoutPropertyTests.rename)
      do {
        let once = try layout.format(tree)
        if let problem = LayoutPropertyTests.problem(tree, once, layout) {
          Issue.record(
            """
            seed \(seed): \(problem)
            --- before
            \(String(decoding: bytes, as: UTF8.self).debugDescription)
            --- after
            \(String(decoding: once, as: UTF8.self).debugDescription)
            """)
        }
      } catch {
        Issue.record("seed \(seed): refused: \(error)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Sendable static func rank(_ path: [String], _ key: String) -> Int? {
    ["no", "件名", "題", "保管", "x y", "b", "形"].firstIndex(of: key).map { $0 == 2 ? 1 : $0 }
  }

  @Sendable static func rename(_ path: [String], _ key: String) -> String? {
    key == "件名" ? "題" : key == "email" ? "x: y" : nil
  }

  static func problem(_ tree: Tree, _ once: [UInt8], _ layout: Layout) -> String? {
    var after = Tree()
    let problems = after.read(once).filter { $0.code != "yaml/empty" }
    if !problems.isEmpty { return "cannot be read: \(problems.map(\.code))" }
    func comments(_ tree: Tree) -> [String] {
      tree.comments.map { comment in
        let text = String(decoding: tree.source[comment.span.range], as: UTF8.self)
        return String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
      }.sorted()
    }
    if comments(tree) != comments(after) { return "comments \(comments(tree)) became \(comments(after))" }
    let isPlain = layout.rename([], "件名") == nil
    let expected = isPlain ? ValueModel(tree) : ValueModel(tree).renamed(LayoutPropertyTests.rename).sorted
    let found = isPlain ? ValueModel(after) : ValueModel(after).sorted
    if expected != found { return "expected \(expected)\nfound    \(found)" }
    guard let twice = try? layout.format(after) else { return "cannot be laid out twice" }
    if twice != once { return "changes again:\n\(String(decoding: twice, as: UTF8.self).debugDescription)" }
    let text = String(decoding: once, as: UTF8.self)
    if !once.isEmpty, let last = text.unicodeScalars.last, last != "\n", last != "\r", last != "\u{FEFF}" {
      return "no final newline"
    }
    return nil
  }
}

extension ValueModel {
  func renamed(_ rename: ([String], String) -> String?) -> ValueModel {
    switch self {
    case .nothing, .scalar: self
    case .list(let items): .list(items.map { $0.renamed(rename) })
    case .mapping(let pairs):
      .mapping(pairs.map { Pair(key: rename([], $0.key) ?? $0.key, value: $0.value.renamed(rename)) })
    }
  }
}
