import Linting
import SourceText
import Testing

@testable import Reporting

struct DrawingTests {
  /// The frame around the text of an item: the first shape with an edge or a head's ground.
  private func frame(_ item: Drawing.Item) -> Drawing.Rectangle? {
    for primitive in item.primitives {
      switch (primitive.shape, primitive.style) {
      case (.rectangle(let box, _), .source), (.rectangle(let box, _), .storage), (.rectangle(let box, _), .end),
        (.rectangle(let box, _), .card), (.rectangle(let box, _), .plain), (.rectangle(let box, _), .gap),
        (.rectangle(let box, _), .head):
        return box
      case (.polygon(let points), .copy):
        let (x, y) = (points.map(\.x), points.map(\.y))
        guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
        return Drawing.Rectangle(x: left, y: top, width: right - left, height: bottom - top)
      default: continue
      }
    }
    return nil
  }

  private func texts(_ item: Drawing.Item) -> [Drawing.Text] {
    item.primitives.compactMap { if case .text(let text) = $0.shape { text } else { nil } }
  }

  private func overlapping(_ boxes: [Drawing.Rectangle]) -> Int {
    let sorted = boxes.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    var count = 0
    for (index, box) in sorted.enumerated() {
      for other in sorted[(index + 1)...] {
        if other.y >= box.y + box.height { break }
        if box.overlaps(other) { count += 1 }
      }
    }
    return count
  }

  private func check(_ drawing: Drawing, _ name: String) {
    let all = Drawing.Rectangle(x: 0, y: 0, width: drawing.width, height: drawing.height)
    #expect(drawing.width <= 1_000 && drawing.height > 0, "\(name)")
    let bounds = drawing.texts.map(\.bounds)
    #expect(bounds.allSatisfy(all.holds), "\(name): text outside")
    #expect(overlapping(bounds) == 0, "\(name): text over text")
    #expect(overlapping(drawing.items.compactMap(frame)) == 0, "\(name): box over box")
    for item in drawing.items where !item.title.isEmpty {
      let texts = texts(item)
      #expect(!texts.isEmpty)
      guard let frame = frame(item) else {
        Issue.record("\(name): no frame around \(item.title)")
        continue
      }
      #expect(all.holds(frame), "\(name)")
      #expect(texts.map(\.bounds).allSatisfy(frame.holds), "\(name): text leaves its box: \(item.title)")
    }
    for text in drawing.texts {
      #expect(text.width >= TextMeasure.width(of: text.string, size: Drawing.typeSize, isBold: text.isBold))
      #expect(!text.string.unicodeScalars.contains { SafeText.isUnsafe($0) })
    }
  }

  @Test func textKeepsToItsBoxAndBoxesApart() throws {
    for sample in try PictureSamples.all() { check(sample.drawing, sample.name) }
  }

  @Test func everyElementIsDrawnOnce() throws {
    for sample in try PictureSamples.all() {
      let drawn = sample.drawing.items.compactMap(\.element)
      #expect(drawn.sorted() == Array(sample.flow.elements.indices), "\(sample.name)")
      #expect(sample.drawing.longDescription.count == sample.flow.lines.count)
    }
  }

  @Test func signsTellWhatColourTells() throws {
    for sample in try PictureSamples.all() {
      for item in sample.drawing.items {
        guard let element = item.element, let worst = sample.flow.elements[element].mark.worst else { continue }
        let style = Drawing.Style.fill(worst)
        #expect(item.primitives.contains { $0.style == style })
        #expect(item.title.contains(LocalizedText.severity(worst)[sample.flow.language]))
        #expect(item.finding == sample.flow.elements[element].mark.findings.first)
      }
    }
  }

  @Test func aGapIsVisible() {
    let sample = PictureSamples.draw("保管:\n  - {内容: 名簿, 保管者: 市}\n")
    #expect(sample.drawing.texts.contains { $0.string.contains("？ 終わり方の記載なし") })
    #expect(sample.drawing.items.contains { $0.primitives.contains { $0.style == .gapLine } })
    let closed = PictureSamples.draw("保管:\n  - {内容: 名簿, 保管者: 市}\n消去・廃棄:\n  - {内容: 名簿, 行う者: 市}\n")
    #expect(!closed.drawing.items.contains { $0.primitives.contains { $0.style == .gapLine } })
    #expect(closed.drawing.items.contains { $0.element != nil && $0.primitives.contains { $0.style == .ground } })
  }

  @Test func arrowsPointAtTheReceiver() throws {
    let sample = PictureSamples.draw("受渡し:\n  - {内容: 名簿, 渡す者: 受託者, 受け取る者: 市}\n")
    let layout = FlowLayout(sample.flow)
    let item = try #require(sample.drawing.items.first { $0.element != nil })
    let tips = item.primitives.compactMap { primitive -> Drawing.Point? in
      if case .polygon(let points) = primitive.shape, points.count == 3, points[1].x == points[2].x {
        points[0]
      } else {
        nil
      }
    }
    #expect(tips.map(\.x) == [layout.middle(0)])
    #expect(sample.flow.lanes.map(\.party) == ["city", "contractor"])
  }

  @Test func pagesTogetherHoldWhatThePictureHolds() throws {
    for sample in try PictureSamples.all() {
      let pages = Drawing.pages(of: sample.flow, height: 1_250)
      for page in pages { check(page, sample.name) }
      #expect(
        pages.flatMap { $0.items.compactMap(\.element) } == sample.drawing.items.compactMap(\.element), "\(sample.name)"
      )
      if sample.name == "a hundred" {
        #expect(pages.count > 3)
        #expect(
          pages.allSatisfy { page in
            sample.flow.lanes.allSatisfy { lane in
              page.items.contains { $0.title == PictureText.clean(sample.flow.title(of: lane)) }
            }
          })
      }
    }
  }

  @Test func linesAndTextHaveContrast() {
    func luminance(_ colour: Drawing.Colour) -> Double {
      func channel(_ shift: UInt32) -> Double {
        let value = Double((colour >> shift) & 0xFF) / 255
        return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
      }
      return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }
    // x to the power 2.4 is x² times the fifth root of x².
    func power(_ x: Double) -> Double {
      var root = 1.0
      for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
      return x * x * root
    }
    func contrast(_ one: Drawing.Colour?, _ other: Drawing.Colour?) -> Double {
      let both = [one, other].map { luminance($0 ?? 0) }.sorted()
      return (both[1] + 0.05) / (both[0] + 0.05)
    }
    let grounds: [Drawing.Style] = [.background, .lane, .otherLane]
    let fills: [Drawing.Style] = [.source, .copy, .storage, .end, .card, .plain, .gap]
    for look in [\Drawing.Style.light, \Drawing.Style.dark] {
      func paint(_ style: Drawing.Style) -> Drawing.Paint { style[keyPath: look] }
      for fill in fills {
        for text in [Drawing.Style.text, .strong, .tag, .unknown] {
          #expect(contrast(paint(text).fill, paint(fill).fill) >= 4.5, "\(text) on \(fill)")
        }
        for sign in [Drawing.Style.error, .warning, .info, .lock] {
          #expect(contrast(paint(sign).fill, paint(fill).fill) >= 3, "\(sign) on \(fill)")
        }
        for ground in grounds { #expect(contrast(paint(fill).stroke, paint(ground).fill) >= 3, "\(fill) on \(ground)") }
      }
      let lines: [Drawing.Style] = [
        .life, .arrow, .ground, .gapLine, .errorLine, .warningLine, .infoLine, .lockShackle,
      ]
      for ground in grounds {
        for line in lines { #expect(contrast(paint(line).stroke, paint(ground).fill) >= 3, "\(line) on \(ground)") }
        #expect(contrast(paint(.text).fill, paint(ground).fill) >= 4.5)
      }
      for sign in [Drawing.Style.error, .warning, .info] {
        #expect(contrast(paint(.signMark).stroke, paint(sign).fill) >= 3)
      }
      #expect(contrast(paint(.headText).fill, paint(.head).fill) >= 4.5)
      #expect(contrast(paint(.caption).fill, paint(.band).fill) >= 4.5)
    }
  }
}
