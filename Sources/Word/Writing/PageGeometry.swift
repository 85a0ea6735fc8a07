/// The page: A4 with margins of 25 mm, in twentieths of a point.
enum PageGeometry {
  static let width = 11906
  static let height = 16838
  static let margin = 1418
  static let headerDistance = 709
  static let textWidth = width - 2 * margin
  static let textHeight = height - 2 * margin
}
