import SourceText

extension BodyWriter {
  /// Word refuses tables with more columns.
  private static let maximumColumns = 63

  mutating func write(_ table: WordDocument.Table) {
    let rows = (table.header.isEmpty ? [] : [table.header]) + table.rows
    let columns = min(max(rows.map(\.count).max() ?? 0, table.widths.count), Self.maximumColumns)
    guard columns > 0, !rows.isEmpty else { return }
    let widths = Self.widths(table.widths, count: columns)
    // A table cannot begin a page by itself.
    if beginsPage { write(WordDocument.Paragraph([]), style: "TableEnd") }
    output.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"")
    output.append(integer: PageGeometry.textWidth)
    output.append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0")
    output.append(table.header.isEmpty ? "60" : "62")
    output.append("0\" w:firstRow=\"")
    output.append(table.header.isEmpty ? "0" : "1")
    output.append(
      "\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>")
    output.append("<w:tblGrid>")
    for width in widths {
      output.append("<w:gridCol w:w=\"")
      output.append(integer: width)
      output.append("\"/>")
    }
    output.append("</w:tblGrid>\n")
    for (index, row) in rows.enumerated() {
      write(row, widths, isHeader: index == 0 && !table.header.isEmpty)
    }
    output.append("</w:tbl>\n")
    // Without a paragraph between them, Word makes two tables one.
    write(WordDocument.Paragraph([]), style: "TableEnd")
  }

  private mutating func write(_ row: [WordDocument.Cell], _ widths: [Int], isHeader: Bool) {
    output.append("<w:tr><w:trPr><w:cantSplit/>")
    if isHeader { output.append("<w:tblHeader/>") }
    output.append("</w:trPr>")
    for (column, width) in widths.enumerated() {
      output.append("<w:tc><w:tcPr><w:tcW w:w=\"")
      output.append(integer: width)
      output.append("\" w:type=\"dxa\"/>")
      let cell = column < row.count ? row[column] : WordDocument.Cell([])
      if let color = cell.shading?.shading ?? (isHeader ? Palette.headerShading : nil) {
        output.append("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"")
        output.append(text: color)
        output.append("\"/>")
      }
      output.append("</w:tcPr>")
      var paragraphs = cell.paragraphs
      // The last column takes what is behind it rather than losing it.
      if column == widths.count - 1 { paragraphs += row.dropFirst(widths.count).flatMap(\.paragraphs) }
      if paragraphs.isEmpty { paragraphs = [WordDocument.Paragraph([])] }
      for paragraph in paragraphs { write(paragraph, style: isHeader ? "TableHeading" : "TableText") }
      output.append("</w:tc>")
    }
    output.append("</w:tr>\n")
  }

  /// The widths of the columns in twentieths of a point; together they are the width of the text.
  private static func widths(_ parts: [Int], count: Int) -> [Int] {
    let parts = (0..<count).map { $0 < parts.count && parts[$0] > 0 ? min(parts[$0], 1000) : 1 }
    let total = parts.reduce(0, +)
    var used = 0
    var before = 0
    return parts.map { part in
      used += part
      let end = PageGeometry.textWidth * used / total
      defer { before = end }
      return max(end - before, 1)
    }
  }
}
