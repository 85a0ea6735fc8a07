import Testing

@testable import Reporting

struct ReportPathTests {
  @Test(arguments: [
    ("a.yaml", "a.yaml"), ("./a.yaml", "a.yaml"), (".//b/./a.yaml", "b/a.yaml"), ("b/../a.yaml", "a.yaml"),
    ("../a.yaml", "../a.yaml"), ("../../b/../a.yaml", "../../a.yaml"), ("/work/b/a.yaml", "b/a.yaml"),
    ("/work/../x/a.yaml", "/x/a.yaml"), ("/workshop/a.yaml", "/workshop/a.yaml"), ("/../a.yaml", "/a.yaml"),
    ("<stdin>", "<stdin>"), ("", "."), ("/work", "/work"),
  ])
  func pathsAreRelative(_ name: String, _ expected: String) {
    #expect(ReportPath.relative(name, to: "/work") == expected)
    #expect(ReportPath.relative(name, to: "/work/") == expected)
  }

  @Test func anUnknownFolderChangesNothing() {
    #expect(ReportPath.relative("/work/a.yaml", to: "") == "/work/a.yaml")
    #expect(ReportPath.relative("./a.yaml", to: "") == "a.yaml")
    #expect(ReportPath.relative("/a.yaml", to: "/") == "a.yaml")
  }

  @Test(arguments: [
    ("a/b.yaml", "a/b.yaml"), ("提案 1.yaml", "%E6%8F%90%E6%A1%88%201.yaml"),
    ("a:b?#[%].yaml", "a%3Ab%3F%23%5B%25%5D.yaml"),
    ("/x/ä", "file:///x/%C3%A4"), ("<stdin>", "%3Cstdin%3E"), ("\n", "%0A"), ("🎁", "%F0%9F%8E%81"),
  ])
  func pathsAreUris(_ path: String, _ expected: String) {
    #expect(ReportPath.uri(path) == expected)
  }
}
