import SourceText

extension BodyWriter {
  mutating func write(_ picture: WordDocument.Picture) {
    let number = add(picture)
    let size = Self.size(picture)
    open(style: "Picture")
    output.append("<w:r><w:drawing>")
    output.append("<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">")
    writeExtent("<wp:extent", size)
    output.append("<wp:docPr id=\"")
    output.append(integer: number)
    output.append("\" name=\"Picture ")
    output.append(integer: number)
    output.append("\" descr=\"")
    output.append(xml: picture.alternative)
    output.append("\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>")
    output.append("<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">")
    output.append("<pic:pic><pic:nvPicPr><pic:cNvPr id=\"")
    output.append(integer: number)
    output.append("\" name=\"image")
    output.append(integer: number)
    output.append(".emf\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"")
    output.append(text: PackageParts.pictureID(number))
    output.append("\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>")
    output.append("<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>")
    writeExtent("<a:ext", size)
    output.append("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>")
    output.append("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n")
  }

  private mutating func writeExtent(_ start: StaticString, _ size: (width: Int, height: Int)) {
    output.append(start)
    output.append(" cx=\"")
    output.append(integer: size.width)
    output.append("\" cy=\"")
    output.append(integer: size.height)
    output.append("\"/>")
  }

  /// The size on the page in English metric units, of which a point has 12,700. A size that is none counts as a point.
  private static func size(_ picture: WordDocument.Picture) -> (width: Int, height: Int) {
    func sane(_ length: Double) -> Double { length.isFinite ? min(max(length, 1), 1_000_000) : 1 }
    let (width, height) = (sane(picture.width), sane(picture.height))
    // The lines around the picture take some of the height.
    let most = (width: Double(PageGeometry.textWidth) / 20, height: Double(PageGeometry.textHeight) / 20 - 40)
    let scale = min(1, most.width / width, most.height / height)
    func units(_ length: Double) -> Int { max(1, Int((length * scale * 12_700).rounded())) }
    return (units(width), units(height))
  }
}
