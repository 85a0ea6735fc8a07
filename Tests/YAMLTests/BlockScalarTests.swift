import SourceText
import TestSupport
import Testing

@testable import YAML

/// Block scalars, above all how they begin and end.
struct BlockScalarTests {
  /// The value of `a`; nil where the document is refused.
  private func value(_ text: String) -> String? {
    var tree = Tree()
    let problems = tree.read(Array(text.utf8))
    guard problems.isEmpty, let node = tree.value(of: "a", in: 0) else { return nil }
    return tree.text(of: node)
  }

  @Test(arguments: [
    ("a: |\n  x", "x"), ("a: |+\n  x", "x"), ("a: |-\n  x", "x"), ("a: >\n  x\n  y", "x y"), ("a: |\n  x\n", "x\n"),
    ("a: |\n  x\n  ", "x\n"), ("a: |\n  x\n ", "x\n"), ("a: |-\n  x\n    ", "x\n  "), ("a: |\r\n  x\r\n", "x\n"),
    ("a: |\r  x\r\r", "x\n"), ("a: |+\r\n  x\r\n\r\n", "x\n\n"), ("a: |", ""), ("a: |+", ""), ("a: |\n", ""),
    ("a: |+\n\n", "\n"),
    ("a: >-\n\nb: 1\n", ""), ("a: |+\n\nb: 1\n", "\n"), ("a: |\n  x\n # 注\nb: 1\n", "x\n"),
    ("a: |+\n  x\n\n# 注\nb: 1\n", "x\n\n"),
    ("a: |2\n   x\n", " x\n"), ("a: |\n \t\nb: 1\n", "\t\n"), ("a: |\n  \tx\n", "\tx\n"), ("a: |\n   ", ""),
    ("\u{FEFF}a: |\n  x\n", "x\n"), ("a: | # 注\n  x\n", "x\n"), ("a: |\n  x\n  \t\n", "x\n\t\n"),
  ])
  func endsAndBeginsAsYAMLSays(_ text: String, _ expected: String) {
    #expect(value(text) == expected)
  }

  /// Readers of YAML differ here, so nothing is made of it.
  @Test(arguments: [
    ("a: |+\n   ", "yaml/last-line-of-spaces"), ("a: |\n  x\n   ", "yaml/last-line-of-spaces"),
    ("a: >+\n  x\n ", "yaml/last-line-of-spaces"), ("a: >\n  x\n  \t", "yaml/last-line-of-spaces"),
    ("a: |2\n    ", "yaml/last-line-of-spaces"), ("a: |\n\n\t\nb: 1\n", "yaml/tab"), ("a: |\n\t\n", "yaml/tab"),
    ("a: |\n\tx\n", "yaml/tab"), ("a: >-\n\n\t", "yaml/tab"), ("a:\n  b: |\n \t\n", "yaml/tab"),
    ("a: |\n   \n  x\n", "yaml/indentation"),
  ])
  func refusesWhatReadersTakeInTwoWays(_ text: String, _ code: String) {
    var tree = Tree()
    #expect(tree.read(Array(text.utf8)).first?.code == code)
  }

  /// All ways to write a few lines, against a second reader that follows the text of the standard line by line.
  @Test func aSecondReaderAgrees() {
    let lines = ["", " ", "  ", "   ", "  x", "   x", "  \t", " \t", "\t", "  日本", " x"]
    var read = 0
    for header in ["|", ">", "|-", "|+", ">-", ">+", "|2", ">2+", "|1-"] {
      for first in lines {
        for second in lines {
          for third in lines {
            for end in ["", "\n", "\r\n", "\n\n"] {
              let block = header + "\n" + [first, second, third].joined(separator: "\n") + end
              let expected = try? BlockScalarReference.read(Array(block.utf8)[...], parent: 0)
              let found = value("a: " + block)
              guard let found else { continue }
              read += 1
              #expect(expected.map { String(decoding: $0, as: UTF8.self) } == found, "\(block.debugDescription)")
            }
          }
        }
      }
    }
    #expect(read > 10_000)
  }
}
