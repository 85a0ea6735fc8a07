import SourceText

/// Recognises Shimon's other files (policies, rules) among the drafts of a folder.
package enum ForeignFormat {
  /// Whether the first line that is no comment says `format: shimon-…`. A proposal's format is `shimon/1`.
  package static func isDeclared(by bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.starts(with: ByteOrderMark.bytes) { rest = rest.dropFirst(ByteOrderMark.bytes.count) }
    while !rest.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let isContent = !line.isEmpty && line.first != UInt8(ascii: "#") && !line.starts(with: "---".utf8)
      if isContent { return line.starts(with: "format: shimon-".utf8) }
      rest = rest[min(line.endIndex + 1, rest.endIndex)...]
    }
    return false
  }
}
