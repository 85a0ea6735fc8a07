import SourceText

extension Grid: Packable {
  /// Appends the grid.
  package func pack(into packer: inout Packer) {
    elements.pack(into: &packer)
    aspects.pack(into: &packer)
    paperAspects.pack(into: &packer)
    gaps.pack(into: &packer)
  }

  /// Reads a grid.
  package init(unpacking unpacker: inout Unpacker) {
    elements = Array(unpacking: &unpacker)
    aspects = Array(unpacking: &unpacker)
    paperAspects = Array(unpacking: &unpacker)
    gaps = Array(unpacking: &unpacker)
  }
}

extension Grid.Line: Packable {
  /// Appends the row or column.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a row or column.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}

extension Grid.Cell: Packable {
  /// Appends the cell.
  package func pack(into packer: inout Packer) {
    element.pack(into: &packer)
    aspect.pack(into: &packer)
  }

  /// Reads a cell.
  package init(unpacking unpacker: inout Unpacker) {
    element = String(unpacking: &unpacker)
    aspect = String(unpacking: &unpacker)
  }
}

extension Grid.Gap: Packable {
  /// Appends the gap.
  package func pack(into packer: inout Packer) {
    cell.pack(into: &packer)
    reason.pack(into: &packer)
  }

  /// Reads a gap.
  package init(unpacking unpacker: inout Unpacker) {
    cell = Grid.Cell(unpacking: &unpacker)
    reason = LocalizedText(unpacking: &unpacker)
  }
}
