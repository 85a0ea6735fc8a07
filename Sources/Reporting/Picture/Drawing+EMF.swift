extension Drawing {
  /// Logical units to a unit of the drawing, so that places of characters need not be whole units.
  private static let emfScale = 20
  /// The size of the device that the drawing is said to be made for: 1 unit of the drawing is a point.
  private static let emfResolution = 1_440

  /// The picture as an Enhanced Metafile for word processors, in the light palette.
  ///
  /// It holds plain shapes and text in "Yu Gothic", each character at its place, so that it looks the same wherever the
  /// typeface is replaced. See [MS-EMF] for the records.
  public func emf() -> [UInt8] {
    var writer = EMFMaker(drawing: self, scale: Drawing.emfScale, resolution: Drawing.emfResolution)
    writer.draw()
    return writer.bytes
  }
}
