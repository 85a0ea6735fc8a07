import SourceText
import TestSupport
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
        if let problem = layout.problem(tree, once) {
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
}
