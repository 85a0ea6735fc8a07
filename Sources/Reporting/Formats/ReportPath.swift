import SourceText

/// Paths as other tools want them: relative to the folder of the run, without `.` and `..` where they can be resolved.
package enum ReportPath {
  /// The path of a file in reports; one outside `folder` stays absolute or begins with `..`.
  package static func relative(_ name: String, to folder: String) -> String {
    let path = components(name)
    guard name.hasPrefix("/") else { return path.isEmpty ? "." : path.joined(separator: "/") }
    let root = components(folder)
    if folder.hasPrefix("/"), path.count > root.count, path.starts(with: root) {
      return path.dropFirst(root.count).joined(separator: "/")
    }
    return "/" + path.joined(separator: "/")
  }

  /// A path as a URI reference (RFC 3986): every byte that might mean something in one is percent-encoded.
  package static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 0x10 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }

  private static func components(_ path: String) -> [Substring] {
    var result: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = result.last, last != ".." {
        result.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        result.append(part)
      }
    }
    return result
  }
}
