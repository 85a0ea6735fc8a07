extension Drawing {
  /// A colour as 0xRRGGBB.
  typealias Colour = UInt32

  /// How a shape looks in one palette.
  struct Paint: Sendable {
    var fill: Colour?
    var stroke: Colour?
    var strokeWidth = 1
    var isDashed = false
  }

  /// The looks that shapes can have; each has a class in SVG.
  enum Style: String, Sendable, CaseIterable {
    case background
    case lane
    case otherLane = "lane2"
    case head
    case headText = "head-text"
    case band
    case caption
    case source
    case copy
    case storage
    case storageBar = "bar"
    case end
    case card
    case plain
    case gap
    case gapLine = "gap-line"
    case life
    case arrow
    case tip
    case ground
    case text
    case strong
    case tag
    case unknown
    case lock
    case lockShackle = "shackle"
    case errorLine = "error-line"
    case warningLine = "warning-line"
    case infoLine = "info-line"
    case error
    case warning
    case info
    case signMark = "mark"
    case signDot = "dot"

    /// Light, for day and for paper.
    var light: Paint {
      switch self {
      case .background: Paint(fill: 0xFFFFFF)
      case .lane: Paint(fill: 0xF1F5F9)
      case .otherLane: Paint(fill: 0xFAFBFD)
      case .head: Paint(fill: 0x23405F)
      case .headText: Paint(fill: 0xFFFFFF)
      case .band: Paint(fill: 0xDCE5EE)
      case .caption: Paint(fill: 0x16202C)
      case .source: Paint(fill: 0xE4F0FB, stroke: 0x2F6296)
      case .copy: Paint(fill: 0xFFFFFF, stroke: 0x5A6B7D)
      case .storage: Paint(fill: 0xFFFFFF, stroke: 0x23405F)
      case .storageBar: Paint(fill: 0x23405F)
      case .end: Paint(fill: 0xE9EBEE, stroke: 0x3A4350)
      case .card: Paint(fill: 0xFFFFFF, stroke: 0x7A8797)
      case .plain: Paint(fill: 0xFFFFFF, stroke: 0x5A6B7D)
      case .gap: Paint(fill: 0xFFFFFF, stroke: 0x7A2E8E, strokeWidth: 2, isDashed: true)
      case .gapLine: Paint(stroke: 0x7A2E8E, strokeWidth: 2, isDashed: true)
      case .life: Paint(stroke: 0x5F7285, strokeWidth: 2)
      case .arrow: Paint(stroke: 0x23405F, strokeWidth: 2)
      case .tip: Paint(fill: 0x23405F)
      case .ground: Paint(stroke: 0x3A4350, strokeWidth: 2)
      case .text, .strong: Paint(fill: 0x16202C)
      case .tag: Paint(fill: 0x275078)
      case .unknown: Paint(fill: 0x7A2E8E)
      case .lock: Paint(fill: 0x23405F)
      case .lockShackle: Paint(stroke: 0x23405F, strokeWidth: 2)
      case .errorLine: Paint(stroke: 0xB3001B, strokeWidth: 3)
      case .warningLine: Paint(stroke: 0x9A5B00, strokeWidth: 2)
      case .infoLine: Paint(stroke: 0x0B5CAD, strokeWidth: 2)
      case .error: Paint(fill: 0xB3001B)
      case .warning: Paint(fill: 0x9A5B00)
      case .info: Paint(fill: 0x0B5CAD)
      case .signMark: Paint(stroke: 0xFFFFFF, strokeWidth: 2)
      case .signDot: Paint(fill: 0xFFFFFF)
      }
    }

    /// Dark, for screens at night.
    var dark: Paint {
      var paint = light
      (paint.fill, paint.stroke) = darkColours
      return paint
    }

    private var darkColours: (fill: Colour?, stroke: Colour?) {
      switch self {
      case .background: (0x12161B, nil)
      case .lane: (0x1C222A, nil)
      case .otherLane: (0x161B21, nil)
      case .head: (0x3A5A80, nil)
      case .headText: (0xFFFFFF, nil)
      case .band: (0x2C3744, nil)
      case .caption, .text, .strong: (0xE9EEF4, nil)
      case .source: (0x1D3247, 0x7FB2E5)
      case .copy, .plain: (0x252D37, 0x93A4B7)
      case .storage: (0x252D37, 0xA9C4E4)
      case .storageBar, .lock, .tip: (0xA9C4E4, nil)
      case .end: (0x32383F, 0xB4BEC9)
      case .card: (0x252D37, 0x7D8C9D)
      case .gap: (0x252D37, 0xDDA8EC)
      case .gapLine: (nil, 0xDDA8EC)
      case .life: (nil, 0x8FA2B6)
      case .arrow, .lockShackle: (nil, 0xA9C4E4)
      case .ground: (nil, 0xB4BEC9)
      case .tag: (0xA6CCF5, nil)
      case .unknown: (0xDDA8EC, nil)
      case .errorLine: (nil, 0xFF8D85)
      case .warningLine: (nil, 0xFFB95C)
      case .infoLine: (nil, 0x8AB8FF)
      case .error: (0xFF8D85, nil)
      case .warning: (0xFFB95C, nil)
      case .info: (0x8AB8FF, nil)
      case .signMark: (nil, 0x12161B)
      case .signDot: (0x12161B, nil)
      }
    }
  }
}
