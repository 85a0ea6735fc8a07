/// The colours of documents. Those of text have a contrast of 4.5:1 and more on white and on the shadings.
enum Palette {
  static let quiet = "57606A"
  static let line = "8C959F"
  static let headerShading = "E6EAEF"
}

extension WordDocument.Role {
  var textColor: String {
    switch self {
    case .error: "A40E26"
    case .warning: "7D4E00"
    case .info: "0A4F9E"
    case .ok: "116329"
    }
  }

  var shading: String {
    switch self {
    case .error: "FDE7E9"
    case .warning: "FFF3D1"
    case .info: "E3EFFB"
    case .ok: "E2F4E6"
    }
  }
}
