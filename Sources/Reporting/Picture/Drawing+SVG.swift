import SourceText

extension Drawing {
  /// The rules for the classes of ``svg(standalone:identifier:)``, for the style sheet of a page that holds it. Light,
  /// and dark on a screen whose owner likes it so; always light on paper.
  package static let styleSheet: String = {
    var css = """
      .flow-picture text { font-family: "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", Meiryo, \
      "Noto Sans CJK JP", "Noto Sans JP", sans-serif; font-size: 14px; }
      .flow-picture .flow-bold { font-weight: bold; }
      .flow-picture .flow-middle { text-anchor: middle; }
      .flow-picture a:focus { outline: 3px solid; outline-offset: 2px; }

      """
    for style in Style.allCases { css += ".flow-\(style.rawValue) { \(rules(style.light, withWidth: true)) }\n" }
    css += "@media screen and (prefers-color-scheme: dark) {\n"
    for style in Style.allCases { css += ".flow-\(style.rawValue) { \(rules(style.dark, withWidth: false)) }\n" }
    return css + "}\n"
  }()

  private static func rules(_ paint: Paint, withWidth: Bool) -> String {
    var rules = "fill: \(paint.fill.map(hexadecimal) ?? "none");"
    if let stroke = paint.stroke {
      rules += " stroke: \(hexadecimal(stroke));"
      if withWidth {
        rules += " stroke-width: \(paint.strokeWidth);"
        if paint.isDashed { rules += " stroke-dasharray: 6 4;" }
      }
    }
    return rules
  }

  private static func hexadecimal(_ colour: Colour) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  /// The picture as SVG.
  ///
  /// - Parameters:
  ///   - standalone: whether it is a file of its own, with its style sheet in it. Otherwise it is part of an HTML page
  ///     that has ``styleSheet`` among its rules, and elements with findings are links to `#finding-N`, where N is the
  ///     number of the first of the worst.
  ///   - numbers: for each finding that the flow was made with, the number that the page gives it.
  ///   - identifier: what the `id`s in it begin with; each picture of a page needs another.
  package func svg(standalone: Bool, numbers: [Int] = [], identifier: String = "flow") -> OutputBuffer {
    var output = OutputBuffer()
    if standalone { output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    // An image has no parts to assistive technology; with links in it, it is a document.
    let role = standalone ? "img" : "graphics-document"
    output.append(
      text:
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow-picture\" role=\"\(role)\" lang=\"\(language.rawValue)\""
    )
    output.append(text: " width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\"")
    // The description stands in the first of several pictures.
    let names = longDescription.isEmpty ? "\(identifier)-title" : "\(identifier)-title \(identifier)-desc"
    output.append(text: " aria-labelledby=\"\(names)\">\n")
    output.append(text: "<title id=\"\(identifier)-title\">\(Drawing.escaped(title))</title>\n")
    if !longDescription.isEmpty {
      let description = Drawing.escaped(longDescription.joined(separator: "\n"))
      output.append(text: "<desc id=\"\(identifier)-desc\">\(description)</desc>\n")
    }
    if standalone { output.append(text: "<style>\n\(Drawing.styleSheet)</style>\n") }
    for item in items { write(item, standalone ? [] : numbers, &output) }
    output.append("</svg>\n")
    return output
  }

  private func write(_ item: Item, _ numbers: [Int], _ output: inout OutputBuffer) {
    let number = item.finding.flatMap { numbers.indices.contains($0) ? numbers[$0] : nil }
    // A link is called by its own title.
    output.append(text: number.map { "<a href=\"#finding-\($0)\">" } ?? "<g>")
    if !item.title.isEmpty { output.append(text: "<title>\(Drawing.escaped(item.title))</title>") }
    output.append("\n")
    for primitive in item.primitives { write(primitive, &output) }
    output.append(number == nil ? "</g>\n" : "</a>\n")
  }

  private func write(_ primitive: Primitive, _ output: inout OutputBuffer) {
    let name = "flow-\(primitive.style.rawValue)"
    func list(_ points: [Point]) -> String { points.map { "\($0.x),\($0.y)" }.joined(separator: " ") }
    switch primitive.shape {
    case .rectangle(let box, let radius):
      let corner = radius > 0 ? " rx=\"\(radius)\"" : ""
      output.append(
        text:
          "<rect class=\"\(name)\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\"\(corner)/>\n"
      )
    case .line(let points): output.append(text: "<polyline class=\"\(name)\" points=\"\(list(points))\"/>\n")
    case .polygon(let points): output.append(text: "<polygon class=\"\(name)\" points=\"\(list(points))\"/>\n")
    case .circle(let centre, let radius):
      output.append(text: "<circle class=\"\(name)\" cx=\"\(centre.x)\" cy=\"\(centre.y)\" r=\"\(radius)\"/>\n")
    case .text(let text):
      let classes = name + (text.isBold ? " flow-bold" : "") + (text.isCentred ? " flow-middle" : "")
      output.append(
        text: "<text class=\"\(classes)\" x=\"\(text.x)\" y=\"\(text.y)\">\(Drawing.escaped(text.string))</text>\n")
    }
  }

  /// Text between tags or in quotes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
