/// Whether output is coloured, as `--color` says.
enum ColorChoice: String, OptionChoice {
  case auto
  case always
  case never

  /// Whether what goes to a descriptor is coloured. Of itself only a terminal is that can do it and whose user has not
  /// said otherwise (https://no-color.org).
  func isColored(_ descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      System.isTerminal(descriptor) && System.environment("NO_COLOR") == nil && System.environment("TERM") != "dumb"
    }
  }
}
