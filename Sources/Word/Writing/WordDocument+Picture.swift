extension WordDocument {
  /// A drawing. It keeps its proportions and is made smaller where it would not fit between the margins.
  public struct Picture: Sendable {
    /// An enhanced metafile (MS-EMF), taken as it is.
    public var emf: [UInt8]
    /// Its width in points.
    public var width: Double
    /// Its height in points.
    public var height: Double
    /// What it shows, for those who cannot see it.
    public var alternative: String

    /// A picture of this size.
    public init(emf: [UInt8], width: Double, height: Double, alternative: String) {
      self.emf = emf
      self.width = width
      self.height = height
      self.alternative = alternative
    }
  }
}
